// A shop's own page: what it says of itself and the picture across its head. It is shown with the list of what it sells.
import { DomainError, type SaveStorePage, type StoreBanner, type StorePageView } from "@stoa/contract";
import { and, atomic, eq, MUST_HOLD, mustHold, seller, sql, upload } from "@stoa/db";
import { auditRow, later, type SellerCtx, sent, type SystemCtx, tag } from "../kernel/index.ts";
import { ownRow } from "./own.ts";

/** How the seller's own page stands. */
export async function ownPage(ctx: SellerCtx<"store.read">): Promise<StorePageView> {
  const { handle, name, description, about, banner, pageVersion } = await ownRow(ctx);
  return { handle, name, description, about, banner, version: pageVersion };
}

/** A picture that the seller has uploaded, as a banner. @throws INVALID_INPUT it is none of theirs */
async function bannerOf(ctx: SellerCtx, hash: string, alt: string): Promise<StoreBanner> {
  const [row] = await ctx.db
    .select({ width: upload.width, height: upload.height, placeholderColour: upload.placeholderColour })
    .from(upload)
    .where(and(eq(upload.hash, hash), eq(upload.sellerId, ctx.actor.sellerId)));
  if (!row) throw new DomainError("INVALID_INPUT", { fields: ["bannerHash"] });
  return { hash, alt, ...row };
}

/**
 * Changes the page; customers see it within two seconds.
 * @throws CONFLICT somebody of the team changed it since it was looked at
 * @throws INVALID_INPUT the picture was not uploaded by this shop
 */
export async function savePage(ctx: SellerCtx<"store.manage">, input: SaveStorePage): Promise<void> {
  const { sellerId } = ctx.actor;
  const { description, about, bannerHash, bannerAlt, version } = input;
  const { handle } = await ownRow(ctx);
  const banner = bannerHash === undefined ? null : await bannerOf(ctx, bannerHash, bannerAlt);
  const job = later(ctx, { type: "store.changed", handle });
  await atomic(
    ctx.db,
    [
      mustHold(ctx.db, sql`(SELECT page_version FROM seller WHERE id = ${sellerId}) = ${version}`),
      ctx.db
        .update(seller)
        .set({ description, about, banner, pageVersion: version + 1 })
        .where(eq(seller.id, sellerId)),
      auditRow(ctx, "store.page_saved", sellerId, { description, hasBanner: banner !== null }),
      job.statement,
    ],
    MUST_HOLD,
  );
  sent(ctx, [job]);
}

/** Lets go of what the edge keeps of a shop's page. */
export async function storePageChanged(ctx: SystemCtx, { handle }: { handle: string }): Promise<void> {
  await ctx.purge([tag.seller(handle)]);
}
