// Paying a purchase that is placed: opens the payment at the provider under a key of ours, and settles what it tells.
import {
  DomainError,
  type Id,
  newId,
  type PayAgain,
  type PaymentDetails,
  type Placed,
  type PurchaseInput,
} from "@stoa/contract";
import { atomic, eq, payment, purchase, sql } from "@stoa/db";
import { cartName } from "../../cart/index.ts";
import { type Ctx, must, type ProviderPayment, type ShopperCtx } from "../../kernel/index.ts";
import { purchaseKey, visiblePurchase } from "../../orders/index.ts";
import { type PaymentRow, paymentsOf } from "../../payments/index.ts";
import { confirmCash, settleAll } from "./settle.ts";

/** A purchase row as stored. */
export type PurchaseRow = typeof purchase.$inferSelect;

/** A purchase by its id. @throws NOT_FOUND */
export async function purchaseRow(ctx: Pick<Ctx, "db">, purchaseId: Id<"purchase">): Promise<PurchaseRow> {
  const [row] = await ctx.db.select().from(purchase).where(eq(purchase.id, purchaseId));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/** Remembers the provider's name of the payment and takes in what it told. */
async function takeIn(ctx: Ctx, row: PaymentRow, told: ProviderPayment): Promise<void> {
  if (row.providerRef === null)
    await ctx.db.update(payment).set({ providerRef: told.providerRef }).where(eq(payment.id, row.id));
  await settleAll(ctx, { ...row, providerRef: told.providerRef }, told.events);
  if (told.status === "failed" || told.status === "cancelled")
    await ctx.db.run(sql`UPDATE payment SET status = 'failed' WHERE id = ${row.id} AND status = 'open'`);
}

/** How a purchase stands, in the words of the checkout. Empties the cart it came from once it is confirmed. */
async function placed(ctx: ShopperCtx, purchaseId: Id<"purchase">, told: ProviderPayment | null): Promise<Placed> {
  const row = await purchaseRow(ctx, purchaseId);
  if (row.status === "confirmed" && row.cartName === cartName(ctx))
    await ctx.objects.cart(row.cartName).apply({ kind: "bought", version: row.cartVersion }, null);
  const waits = row.status === "pending" && told?.status === "requires_action";
  return {
    purchaseId,
    status: row.status,
    key: await purchaseKey(ctx, purchaseId),
    redirectUrl: waits ? told.redirectUrl : null,
    decline: row.status === "pending" && told?.status === "failed" ? (told.declineCode ?? "declined") : null,
  };
}

/** Opens (or opens again, which is the same) a payment and settles. The provider's key is our payment id. */
export async function openPayment(
  ctx: ShopperCtx,
  bought: PurchaseRow,
  row: PaymentRow,
  details: PaymentDetails,
): Promise<Placed> {
  if (details.method === "cod") {
    await confirmCash(ctx, row);
    return await placed(ctx, bought.id, null);
  }
  const returnUrl = `${ctx.origins.buyer}/${bought.market}/checkout/done/${bought.id}?key=${await purchaseKey(ctx, bought.id)}`;
  const told = await ctx.providers.payment.open({
    key: row.id,
    purchaseId: bought.id,
    paymentId: row.id,
    amountMinor: row.amountMinor,
    currency: row.currency,
    details,
    returnUrl,
  });
  if (globalThis.STOA_FAULTS) await ctx.fault?.("pay.opened");
  await takeIn(ctx, row, told);
  if (globalThis.STOA_FAULTS) await ctx.fault?.("pay.settled");
  return await placed(ctx, bought.id, told);
}

/** Asks the provider where the open payment of a purchase stands, and settles. Harmless at any time. */
export async function resume(ctx: Ctx, purchaseId: Id<"purchase">): Promise<ProviderPayment | null> {
  const [row] = await paymentsOf(ctx.db, purchaseId);
  if (!row || row.provider === "cod") return null;
  const told = await ctx.providers.payment.find(row.id);
  if (told) await takeIn(ctx, row, told);
  return told;
}

/**
 * Confirms a purchase after the customer came back from the provider; the same answer however often it is asked.
 * @throws NOT_FOUND not a purchase of this shopper, and no key that opens it
 */
export async function confirm(ctx: ShopperCtx, input: PurchaseInput): Promise<Placed> {
  const purchaseId = await visiblePurchase(ctx, { id: input.purchaseId, key: input.key });
  return await placed(ctx, purchaseId, await resume(ctx, purchaseId));
}

/**
 * Pays a purchase whose payment was declined, with other details.
 * @throws CONFLICT it is paid, expired, or another payment for it is still open
 */
export async function payAgain(ctx: ShopperCtx, input: PayAgain): Promise<Placed> {
  const purchaseId = await visiblePurchase(ctx, { id: input.purchaseId, key: input.key });
  await resume(ctx, purchaseId);
  const bought = await purchaseRow(ctx, purchaseId);
  if (bought.status !== "pending" || bought.expiresAt <= ctx.now())
    throw new DomainError("CONFLICT", { status: bought.status });
  const [last] = await paymentsOf(ctx.db, purchaseId);
  if (last?.status === "open") {
    const told = await ctx.providers.payment.cancel(last.id);
    if (told) await takeIn(ctx, last, told);
    if (told?.status === "succeeded") return await placed(ctx, purchaseId, told);
    await ctx.db.run(sql`UPDATE payment SET status = 'failed' WHERE id = ${last.id} AND status = 'open'`);
  }
  const row = paymentValues(ctx, bought, input.payment.method, (last?.attempt ?? 0) + 1);
  await atomic(ctx.db, [ctx.db.insert(payment).values(row)], { "payment.purchase_id": "CONFLICT" });
  return await openPayment(ctx, bought, row, input.payment);
}

/** The row of a new attempt. */
export function paymentValues(
  ctx: Ctx,
  bought: Pick<PurchaseRow, "id" | "totalMinor" | "currency">,
  method: PaymentDetails["method"],
  attempt: number,
): PaymentRow {
  const provider = method === "cod" ? "cod" : ctx.providers.payment.name;
  return {
    id: newId("payment", ctx.now()),
    purchaseId: bought.id,
    attempt,
    provider,
    providerRef: null,
    method,
    amountMinor: bought.totalMinor,
    currency: bought.currency,
    status: "open",
    createdAt: ctx.now(),
  };
}

/** The answer for a purchase that exists already, after asking the provider once more. */
export async function answerAgain(
  ctx: ShopperCtx,
  purchaseId: Id<"purchase">,
  details: PaymentDetails,
): Promise<Placed> {
  const bought = await purchaseRow(ctx, purchaseId);
  const [row] = await paymentsOf(ctx.db, purchaseId);
  // A payment that was written but never reached the provider (we were killed in between) is opened now, under its own key.
  if (bought.status === "pending" && row?.status === "open" && row.providerRef === null)
    return await openPayment(ctx, bought, must(row, "a purchase has a payment"), details);
  return await placed(ctx, purchaseId, await resume(ctx, purchaseId));
}
