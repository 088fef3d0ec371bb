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
import { atomic, eq, payment, purchase } from "@stoa/db";
import { cartName } from "../../cart/index.ts";
import { type Ctx, type ProviderPayment, type ShopperCtx, settingsOf } from "../../kernel/index.ts";
import { purchaseKey, visiblePurchase } from "../../orders/index.ts";
import { givenUp, type PaymentRow, paymentsOf, providerNamed } from "../../payments/index.ts";
import { isWayOn, waysToPay } from "../ways.ts";
import { confirmCash, confirmCredit, settleAll, settleAtOnce } from "./settle.ts";

/** A purchase row as stored. */
export type PurchaseRow = typeof purchase.$inferSelect;

/** A purchase by its id. @throws NOT_FOUND */
export async function purchaseRow(ctx: Pick<Ctx, "db">, purchaseId: Id<"purchase">): Promise<PurchaseRow> {
  const [row] = await ctx.db.select().from(purchase).where(eq(purchase.id, purchaseId));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/** Remembers the provider's name of the payment and takes in what it told; true when the purchase is confirmed by it now. */
async function takeIn(ctx: Ctx, row: PaymentRow, told: ProviderPayment): Promise<boolean> {
  const { providerRef } = told;
  if (row.providerRef === null) {
    const naming = ctx.db.update(payment).set({ providerRef }).where(eq(payment.id, row.id));
    if (await settleAtOnce(ctx, { ...row, providerRef }, told.events, [naming])) return true;
    await atomic(ctx.db, [naming]);
  }
  await settleAll(ctx, { ...row, providerRef }, told.events);
  if (told.status === "cancelled" && told.events.length === 0) await atomic(ctx.db, [givenUp(ctx, row)]);
  return false;
}

/** How a purchase stands, in the words of the checkout. Empties the cart it came from once it is confirmed. */
async function placed(ctx: ShopperCtx, row: PurchaseRow, told: ProviderPayment | null): Promise<Placed> {
  const { id: purchaseId } = row;
  if (row.status === "confirmed" && row.cartName === cartName(ctx))
    await ctx.objects.cart(row.cartName).apply({ change: { kind: "bought", version: row.cartVersion }, key: null });
  const waits = row.status === "pending" && told?.status === "requires_action";
  return {
    purchaseId,
    status: row.status,
    key: await purchaseKey(ctx, purchaseId),
    redirectUrl: waits ? told.redirectUrl : null,
    decline: row.status === "pending" && told?.status === "failed" ? (told.declineCode ?? "declined") : null,
    ...(await waysToPay(ctx, row.market)),
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
    return await placed(ctx, await purchaseRow(ctx, bought.id), null);
  }
  const returnUrl = `${ctx.origins.buyer}/${bought.market}/checkout/done/${bought.id}?key=${await purchaseKey(ctx, bought.id)}`;
  const told = await providerNamed(ctx, row.provider).open({
    key: row.id,
    purchaseId: bought.id,
    paymentId: row.id,
    amountMinor: row.amountMinor,
    currency: row.currency,
    details,
    capture: row.capture,
    returnUrl,
  });
  if (globalThis.STOA_FAULTS) await ctx.fault?.("pay.opened");
  const isConfirmed = await takeIn(ctx, row, told);
  if (globalThis.STOA_FAULTS) await ctx.fault?.("pay.settled");
  return await placed(ctx, isConfirmed ? { ...bought, status: "confirmed" } : await purchaseRow(ctx, bought.id), told);
}

/** Confirms a purchase that store credit pays whole: no provider has a part in it. */
export async function payByCredit(ctx: ShopperCtx, purchaseId: Id<"purchase">): Promise<Placed> {
  await confirmCredit(ctx, purchaseId);
  return await placed(ctx, await purchaseRow(ctx, purchaseId), null);
}

/** Asks the provider where the open payment of a purchase stands, and settles. Harmless at any time. */
export async function resume(ctx: Ctx, purchaseId: Id<"purchase">): Promise<ProviderPayment | null> {
  const [row] = await paymentsOf(ctx.db, purchaseId);
  if (!row || row.provider === "cod") return null;
  const told = await providerNamed(ctx, row.provider).find({ key: row.id, providerRef: row.providerRef });
  if (told) await takeIn(ctx, row, told);
  return told;
}

/**
 * Confirms a purchase after the customer came back from the provider; the same answer however often it is asked.
 * @throws NOT_FOUND not a purchase of this shopper, and no key that opens it
 */
export async function confirm(ctx: ShopperCtx, input: PurchaseInput): Promise<Placed> {
  const purchaseId = await visiblePurchase(ctx, { id: input.purchaseId, key: input.key });
  const told = await resume(ctx, purchaseId);
  return await placed(ctx, await purchaseRow(ctx, purchaseId), told);
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
    const told = await providerNamed(ctx, last.provider).cancel({ key: last.id, providerRef: last.providerRef });
    if (told) await takeIn(ctx, last, told);
    if (told?.status === "succeeded" || told?.status === "authorised")
      return await placed(ctx, await purchaseRow(ctx, purchaseId), told);
    await atomic(ctx.db, [givenUp(ctx, last)]);
  }
  const row = await paymentValues(ctx, bought, input.payment.method, (last?.attempt ?? 0) + 1);
  await atomic(ctx.db, [ctx.db.insert(payment).values(row)], { "payment.purchase_id": "CONFLICT" });
  return await openPayment(ctx, bought, row, input.payment);
}

/**
 * The row of a new attempt over what store credit does not pay.
 * @throws METHOD_UNAVAILABLE no provider takes this in the currency, or it is switched off
 */
export async function paymentValues(
  ctx: Ctx,
  bought: Pick<PurchaseRow, "id" | "market" | "totalMinor" | "creditMinor" | "currency">,
  method: PaymentDetails["method"],
  attempt: number,
): Promise<PaymentRow> {
  const taker = method === "cod" ? null : ctx.providers.paymentFor(method, bought.currency);
  const isTaken = method === "cod" || taker !== null;
  if (!isTaken || !(await isWayOn(ctx, bought.market, method))) throw new DomainError("METHOD_UNAVAILABLE", { method });
  const inParts = taker?.capturesInParts && (await settingsOf(ctx)).capture === "per_parcel";
  return {
    id: newId("payment", ctx.now()),
    purchaseId: bought.id,
    attempt,
    provider: taker?.name ?? "cod",
    providerRef: null,
    method,
    capture: inParts ? "per_parcel" : "at_once",
    amountMinor: bought.totalMinor - bought.creditMinor,
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
  if (!row) return await payByCredit(ctx, purchaseId);
  // A payment that was written but never reached the provider (we were killed in between) is opened now, under its own key.
  if (bought.status === "pending" && row.status === "open" && row.providerRef === null)
    return await openPayment(ctx, bought, row, details);
  const told = await resume(ctx, purchaseId);
  return await placed(ctx, await purchaseRow(ctx, purchaseId), told);
}
