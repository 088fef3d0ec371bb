// What became of every offer of a bulk edit, as a file that is written while it is fetched.
import { BULK_CODE_WORDS, type BulkChange, CURRENCY_DECIMALS, type Id } from "@stoa/contract";
import { csvRow, streamOf } from "../exchange/index.ts";
import type { SellerCtx } from "../kernel/index.ts";
import { bulkItemsBehind, bulkRow } from "./queries.ts";

const PAGE_ROWS = 500;

/** A figure as people write it: a price with its decimals, a status as its word. */
export function figureText(change: BulkChange, figure: number | null): string {
  if (figure === null) return "";
  if (change.kind === "status") return figure === 1 ? "active" : "paused";
  if (!("currency" in change)) return String(figure);
  const decimals = CURRENCY_DECIMALS[change.currency];
  return (figure / 10 ** decimals).toFixed(decimals);
}

/** Every offer of an edit with what was there, what was to come, and why it did not. @throws NOT_FOUND also for another seller's */
export async function bulkFile(ctx: SellerCtx<"offers.read">, bulkId: Id<"bulk">): Promise<ReadableStream<Uint8Array>> {
  const { change } = await bulkRow(ctx, bulkId);
  async function* rows() {
    yield csvRow(["offer_id", "sku", "title", "variant", "outcome", "before", "after", "reason"]);
    for (let position = 0; ;) {
      const page = await bulkItemsBehind(ctx, bulkId, { position, limit: PAGE_ROWS, outcomes: [] });
      const text = page.map((item) =>
        csvRow([
          item.offerId,
          item.sku,
          item.title,
          item.variantLabel,
          item.outcome,
          figureText(change, item.before),
          figureText(change, item.after),
          item.code ? BULK_CODE_WORDS[item.code] : "",
        ]),
      );
      if (text.length > 0) yield text.join("");
      if (page.length < PAGE_ROWS) return;
      position = page.at(-1)!.position;
    }
  }
  return streamOf(rows());
}
