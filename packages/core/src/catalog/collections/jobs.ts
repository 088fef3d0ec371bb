// What follows a change of a collection: its page, the start page and the foot of every page are read anew.
import { type Id, MARKET_HANDLES } from "@stoa/contract";
import { type SystemCtx, tag } from "../../kernel/index.ts";

/** A collection was published, taken back, moved or edited. `slugs` are its addresses before and after. */
export async function collectionChanged(
  ctx: SystemCtx,
  job: { collectionId: Id<"collection">; slugs: readonly string[] },
): Promise<void> {
  await ctx.purge([tag.home(), ...job.slugs.map(tag.collection), ...MARKET_HANDLES.map(tag.market)]);
}
