// The way back to a purchase that was made without an account: its link goes to the address that it was made with, never to
// the page that asked.
import { DomainError, type FindOrder, HOUR_MS, newId } from "@stoa/contract";
import { and, atomic, eq, ne, or, purchase, sellerOrder, sql } from "@stoa/db";
import { later, sent, type ShopperCtx } from "../kernel/index.ts";

/** Numbers that may be tried within an hour. */
const TRIES = { perNetwork: 30, perAddress: 5 } as const;

async function take(ctx: ShopperCtx, name: string, limit: number): Promise<void> {
  const { ok, retryAfterMs } = await ctx.objects.limiter(`find_order:${name}`).take(limit, HOUR_MS, ctx.now());
  if (!ok) throw new DomainError("RATE_LIMITED", { retryAfterMs });
}

/**
 * Mails the link of a purchase, if its number and address belong together. The answer is the same if they do not.
 * @throws RATE_LIMITED too many numbers were tried
 */
export async function findOrder(ctx: ShopperCtx, { number, email }: FindOrder): Promise<void> {
  if (ctx.network !== "") await take(ctx, `network:${ctx.network}`, TRIES.perNetwork);
  await take(ctx, `address:${email}`, TRIES.perAddress);
  const named = or(
    eq(purchase.number, number),
    sql`EXISTS (SELECT 1 FROM ${sellerOrder} o WHERE o.purchase_id = ${purchase.id} AND o.number = ${number})`,
  );
  const [found] = await ctx.db
    .select({ id: purchase.id })
    .from(purchase)
    .where(and(named, eq(purchase.email, email), ne(purchase.status, "expired")))
    .limit(1);
  if (!found) return;
  const requestId = newId("request", ctx.now());
  const job = later(ctx, { type: "purchase.asked_for", purchaseId: found.id, requestId });
  await atomic(ctx.db, [job.statement]);
  sent(ctx, [job]);
}
