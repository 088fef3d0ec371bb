// What a collection's rule finds before anybody but its editor can see it.
import { type CollectionPreview, ListingsInput, type PreviewCollection } from "@stoa/contract";
import { draftOf } from "../../catalog/index.ts";
import type { AdminCtx } from "../../kernel/index.ts";
import { listings } from "./listings.ts";

const SHOWN = 8;

/** How many products a rule finds in a market, and the first of them as the collection's page would show them. */
export async function previewCollection(
  ctx: AdminCtx<"catalogue.read">,
  input: PreviewCollection,
): Promise<CollectionPreview> {
  const list = ListingsInput.parse({ market: input.market });
  const { total, totalIsExact, cards } = await listings(ctx, list, draftOf(input.rules));
  return { total, totalIsExact, cards: cards.slice(0, SHOWN) };
}
