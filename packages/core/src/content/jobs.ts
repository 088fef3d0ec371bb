// What follows a change of content: the start pages are read anew; of a page, itself and the foot that leads to it.
import { type Id, MARKET_HANDLES } from "@stoa/contract";
import { type SystemCtx, tag } from "../kernel/index.ts";

/** Content was published, taken back, moved or edited, or its time came. `slugs` are the addresses of a page before and after. */
export async function contentChanged(
  ctx: SystemCtx,
  job: { contentId: Id<"content">; slugs: readonly string[] },
): Promise<void> {
  const pages = job.slugs.length > 0 ? MARKET_HANDLES.map(tag.market) : [];
  await ctx.purge([tag.home(), ...job.slugs.map(tag.content), ...pages]);
}
