// What follows an alert that came true, the link of a guest's alert, and stock that runs low.
import type { Id } from "@stoa/contract";
import { offer, eq, product, sql, stock, user, variant } from "@stoa/db";
import { closeTold, dueAlert, waitingForAddress } from "../alerts/index.ts";
import { addressIn } from "../accounts/index.ts";
import type { SystemCtx } from "../kernel/index.ts";
import { variantLabel } from "../offers/index.ts";
import { tellBuyer, tellTeam } from "./telling.ts";
import { alertConfirmMail, alertMail, stockLowMail } from "./templates/index.ts";
import { LINK_MARK, write } from "./writing.ts";

/** A variant as mails and notices call it. */
async function thingOf(ctx: SystemCtx, variantId: Id<"variant">) {
  const [row] = await ctx.db
    .select({
      slug: product.slug,
      sku: variant.sku,
      title: product.title,
      options: variant.options,
      imageHash: sql<
        string | null
      >`(SELECT i.hash FROM product_image i WHERE i.product_id = ${product.id} ORDER BY i.id = ${variant.imageId} DESC, i.position LIMIT 1)`,
    })
    .from(variant)
    .innerJoin(product, eq(product.id, variant.productId))
    .where(eq(variant.id, variantId));
  return row ? { ...row, variantLabel: variantLabel(row.options) } : null;
}

/** Whoever waits learns that it is there, at the price of this moment. One that holds no more waits on without a word. */
export async function tellAlert(ctx: SystemCtx, job: { alertId: Id<"alert">; round: number }): Promise<void> {
  const due = await dueAlert(ctx, job);
  if (!due) return;
  const { row, priceMinor } = due;
  const thing = await thingOf(ctx, row.variantId);
  if (!thing) return;
  const { kind, market, userId, baseMinor: wasMinor } = row;
  const [person] = userId ? await ctx.db.select({ email: user.email }).from(user).where(eq(user.id, userId)) : [];
  const template = kind === "stock" ? "back_in_stock" : "price_dropped";
  const { slug, sku, title } = thing;
  const url = addressIn(ctx, { audience: "buyer", market }, `/p/${slug}?v=${encodeURIComponent(sku)}`);
  const subjectId = `${row.id}:${row.round}`;
  await tellBuyer(
    ctx,
    { userId, email: person?.email ?? (userId ? "" : row.owner), market },
    { kind: template, fact: `${template}:${subjectId}`, params: { slug, sku, title, market, priceMinor, wasMinor } },
    {
      template,
      subjectId,
      alertId: row.id,
      alertMinor: priceMinor,
      content: alertMail({ kind, market, thing, priceMinor, wasMinor, url }),
    },
  );
  await closeTold(ctx, due);
}

/** A guest is asked by mail whether it was them who wants to be told. */
export async function mailAlertLink(ctx: SystemCtx, job: { alertId: Id<"alert">; seed: string }): Promise<void> {
  const row = await waitingForAddress(ctx, job);
  const thing = row && (await thingOf(ctx, row.variantId));
  if (!row || !thing) return;
  const { market, kind } = row;
  const url = addressIn(ctx, { audience: "buyer", market }, `/alerts/confirm?token=${LINK_MARK}`);
  await write(
    ctx,
    { template: "alert_confirm", subjectId: job.seed, to: row.owner, linkSeed: job.seed },
    alertConfirmMail({ kind, market, thing, url }),
  );
}

/** The seller's team learns that little is left of an offer, once until it was filled up. */
export async function tellLowStock(ctx: SystemCtx, job: { offerId: Id<"offer">; crossing: number }): Promise<void> {
  const [row] = await ctx.db
    .select({
      sellerId: offer.sellerId,
      title: product.title,
      options: variant.options,
      left: sql<number>`max(0, ${stock.onHand} - ${stock.reserved} - ${stock.owed})`,
    })
    .from(offer)
    .innerJoin(variant, eq(variant.id, offer.variantId))
    .innerJoin(product, eq(product.id, variant.productId))
    .innerJoin(stock, eq(stock.offerId, offer.id))
    .where(eq(offer.id, job.offerId));
  if (!row) return;
  const { sellerId, left } = row;
  const title = [row.title, variantLabel(row.options)].filter(Boolean).join(", ");
  const subjectId = `${job.offerId}:${job.crossing}`;
  const url = `${ctx.origins.seller}/offers/${job.offerId}`;
  const fact = {
    kind: "stock_low",
    fact: `stock_low:${subjectId}`,
    params: { offerId: job.offerId, title, left },
  } as const;
  await tellTeam(ctx, sellerId, fact, (reading) => ({
    template: "stock_low",
    subjectId,
    content: stockLowMail({ title, left, url, reading }),
  }));
}
