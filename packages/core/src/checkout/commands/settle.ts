// Settling: what the provider tells becomes our books. Called by the webhook, the return page and the sweep alike;
// whoever comes first does it, the others find it done.
import { DomainError, type Id } from "@stoa/contract";
import {
  atomic,
  databaseMessage,
  eq,
  orderEvent,
  payment,
  paymentEvent,
  purchase,
  sellerOrder,
  sql,
  type Statement,
} from "@stoa/db";
import { creditReleased } from "../../credits/index.ts";
import { disputeParts } from "../../disputes/index.ts";
import { type Ctx, type Later, later, log, type ProviderEvent, sent } from "../../kernel/index.ts";
import { post, saleAccounts, surplusAccounts } from "../../ledger/index.ts";
import { dueFrom, factRow, HOLDING, noteFact, type PaymentRow, providerNamed } from "../../payments/index.ts";
import { refundFailed, refundNamed } from "../../refunds/index.ts";
import { captureParts } from "./drawn.ts";

interface Parts {
  statements: Statement[];
  jobs: Later[];
}

/** The parts of a batch that makes a pending purchase a confirmed one: holds become sales, orders start, the ledger is written. */
async function confirmation(ctx: Ctx, purchaseId: Id<"purchase">, payer: string): Promise<Parts> {
  const [orders, [bought]] = await ctx.db.batch([
    ctx.db.select().from(sellerOrder).where(eq(sellerOrder.purchaseId, purchaseId)),
    ctx.db.select().from(purchase).where(eq(purchase.id, purchaseId)),
  ]);
  const job = later(ctx, { type: "purchase.confirmed", purchaseId });
  return {
    jobs: [job],
    statements: [
      ctx.db.update(purchase).set({ status: "confirmed" }).where(eq(purchase.id, purchaseId)),
      ...(bought ? creditReleased(ctx, bought) : []),
      ctx.db.run(sql`UPDATE stock_hold SET status = 'claimed' WHERE line_id IN (
        SELECT l.id FROM order_line l JOIN seller_order o ON o.id = l.order_id WHERE o.purchase_id = ${purchaseId})`),
      ctx.db.run(sql`UPDATE product SET sold_count = sold_count + t.units FROM (
        SELECT v.product_id AS id, sum(l.quantity) AS units FROM order_line l JOIN seller_order o ON o.id = l.order_id
        JOIN offer f ON f.id = l.offer_id JOIN variant v ON v.id = f.variant_id WHERE o.purchase_id = ${purchaseId} GROUP BY v.product_id) t
        WHERE product.id = t.id`),
      ...orders.flatMap((order) => [
        ctx.db.insert(orderEvent).values({
          orderId: order.id,
          version: order.version + 1,
          status: "confirmed",
          actor: "system:settle",
          at: ctx.now(),
        }),
        ctx.db
          .update(sellerOrder)
          .set({ status: "confirmed", version: order.version + 1, updatedAt: ctx.now() })
          .where(eq(sellerOrder.id, order.id)),
        ...post(ctx, {
          kind: "sale",
          subject: order.id,
          orderId: order.id,
          currency: order.currency,
          accounts: saleAccounts(order, payer, bought?.userId ?? null),
        }),
      ]),
      job.statement,
    ],
  };
}

/** Breaks that say only that somebody else was first. */
const DONE_ALREADY = {
  purchase_status_path: "CONFLICT",
  "payment_event.provider": "CONFLICT",
  "payment.purchase_id": "CONFLICT",
  payment_event_capture_within_authorised: "CONFLICT",
  "order_event.order_id": "CONFLICT",
  "ledger_txn.kind": "CONFLICT",
  "dispute.provider": "CONFLICT",
  dispute_status_path: "CONFLICT",
} as const;

/** Runs a batch that may have been done by somebody else; tells whether it was done now. */
async function once(ctx: Ctx, { statements, jobs }: Parts): Promise<boolean> {
  try {
    await atomic(ctx.db, statements, DONE_ALREADY);
  } catch (error) {
    if (error instanceof DomainError && error.code === "CONFLICT") return false;
    throw error;
  }
  sent(ctx, jobs);
  return true;
}

/** Cash on delivery needs no provider: the purchase is confirmed with the payment due. */
export async function confirmCash(ctx: Ctx, row: PaymentRow): Promise<void> {
  const { statements, jobs } = await confirmation(ctx, row.purchaseId, "cash_due");
  const due = { eventId: `due:${row.id}`, type: "due", amountMinor: row.amountMinor, at: ctx.now() } as const;
  await once(ctx, { statements: [factRow(ctx, row, due), ...statements], jobs });
}

/** A purchase that store credit pays whole needs no payment: it is confirmed as it is. */
export async function confirmCredit(ctx: Ctx, purchaseId: Id<"purchase">): Promise<void> {
  await once(ctx, await confirmation(ctx, purchaseId, "none"));
}

const isKnown = async (ctx: Ctx, row: PaymentRow, event: ProviderEvent): Promise<boolean> =>
  (
    await ctx.db
      .select({ id: paymentEvent.id })
      .from(paymentEvent)
      .where(sql`${paymentEvent.provider} = ${row.provider} AND ${paymentEvent.providerEventId} = ${event.eventId}`)
  ).length > 0;

/** Money (or the promise of it) that no order can take: the purchase has expired, was paid by another attempt, or the amount is wrong. */
async function surplus(ctx: Ctx, row: PaymentRow, event: ProviderEvent): Promise<void> {
  const job = later(ctx, { type: "payment.surplus", paymentId: row.id });
  const own = { eventId: `surplus:${row.id}`, type: "surplus", amountMinor: event.amountMinor, at: ctx.now() } as const;
  const posted =
    event.type === "captured"
      ? post(ctx, {
          kind: "overpayment",
          subject: row.id,
          orderId: null,
          currency: event.currency,
          accounts: surplusAccounts(row.provider, event.amountMinor),
        })
      : [];
  log("warn", "payment.surplus", { paymentId: row.id, type: event.type });
  const statements = [noteFact(ctx, row, own), factRow(ctx, row, event), ...posted, job.statement];
  await once(ctx, { statements, jobs: [job] });
}

/** Confirms a purchase with the fact that pays it, and what is told beside; false where it cannot be, or was before. */
async function confirms(
  ctx: Ctx,
  row: PaymentRow,
  event: ProviderEvent,
  payer: string,
  beside: readonly Statement[] = [],
): Promise<boolean> {
  if (event.amountMinor !== row.amountMinor || event.currency !== row.currency) return false;
  const { statements, jobs } = await confirmation(ctx, row.purchaseId, payer);
  if (globalThis.STOA_FAULTS) await ctx.fault?.("settle.before");
  const isDone = await once(ctx, { statements: [...beside, factRow(ctx, row, event), ...statements], jobs });
  if (globalThis.STOA_FAULTS) await ctx.fault?.("settle.written");
  return isDone;
}

/** Takes in the fact that pays a purchase: its capture, or its authorisation where parcels capture. */
async function pay(ctx: Ctx, row: PaymentRow, event: ProviderEvent, payer: string): Promise<void> {
  if (await confirms(ctx, row, event, payer)) return;
  if (await isKnown(ctx, row, event)) return;
  const [now] = await ctx.db.select({ status: payment.status }).from(payment).where(eq(payment.id, row.id));
  const isPaid = now?.status !== "authorised" && HOLDING.includes(now?.status ?? "open");
  // The same capture under another name: its money is in the books.
  if (event.type === "captured" && isPaid) return log("warn", "payment.told_again", { paymentId: row.id });
  await surplus(ctx, row, event);
}

/** What else a fact changes, in the batch that writes it down. */
async function effects(ctx: Ctx, row: PaymentRow, event: ProviderEvent): Promise<Parts> {
  switch (event.type) {
    case "captured":
      return { statements: await captureParts(ctx, row, event), jobs: [] };
    case "refund_failed": {
      const refundId = refundNamed(event.about);
      log("error", "refund.failed", { paymentId: row.id, refundId });
      return { statements: refundId ? [refundFailed(ctx, refundId)] : [], jobs: [] };
    }
    case "dispute_opened":
    case "dispute_won":
    case "dispute_lost":
      return await disputeParts(ctx, row, event);
    default:
      return { statements: [], jobs: [] };
  }
}

/** Guards that refuse a fact whose cause has not been told yet. */
const TOO_EARLY = [
  "payment_event_refund_within_captured",
  "payment_event_void_within_authorised",
  "payment_event_failed_refund_was_made",
  "payment_event_dispute_after_capture",
  "payment_event_dispute_was_opened",
];

/**
 * Takes in one fact about a payment. Facts may come late, twice and in any order: the books are the same in the end.
 * A captured payment of a pending purchase confirms it; captured money that no order can take is given back.
 * @throws REQUEST_IN_PROGRESS its cause has not been told yet: the provider is to tell it again later
 */
export async function settle(ctx: Ctx, row: PaymentRow, event: ProviderEvent): Promise<void> {
  if (row.capture === "at_once" && event.type === "captured") return await pay(ctx, row, event, row.provider);
  if (row.capture === "per_parcel" && event.type === "authorised")
    return await pay(ctx, row, event, dueFrom(row.provider));
  if (await isKnown(ctx, row, event)) return;
  try {
    const { statements, jobs } = await effects(ctx, row, event);
    const done = await once(ctx, { statements: [factRow(ctx, row, event), ...statements], jobs });
    if (!done && event.type === "authorised" && !(await isKnown(ctx, row, event))) await surplus(ctx, row, event);
  } catch (error) {
    const message = databaseMessage(error);
    if (TOO_EARLY.some((guard) => message.includes(guard))) throw new DomainError("REQUEST_IN_PROGRESS");
    throw error;
  }
}

/**
 * Takes in all that is told of a payment when it is opened, with what its opener writes, as one batch: the common case of a
 * card that is good. False, and nothing happened, where it is another case: fact by fact then.
 */
export async function settleAtOnce(
  ctx: Ctx,
  row: PaymentRow,
  events: readonly ProviderEvent[],
  beside: readonly Statement[],
): Promise<boolean> {
  const [paying, ...before] = events.toReversed();
  if (row.capture !== "at_once" || paying?.type !== "captured") return false;
  if (!before.every(({ type }) => type === "authorised")) return false;
  const told = before.map((event) => noteFact(ctx, row, event));
  return await confirms(ctx, row, paying, row.provider, [...beside, ...told]);
}

/** Takes in all facts of a payment, oldest first. */
export async function settleAll(ctx: Ctx, row: PaymentRow, events: readonly ProviderEvent[]): Promise<void> {
  for (const event of events) await settle(ctx, row, event);
}

/** Gives surplus money back, or lets go what was only authorised; the key makes a repetition harmless. */
export async function returnSurplus(ctx: Ctx, job: { paymentId: Id<"payment"> }): Promise<void> {
  const [row] = await ctx.db.select().from(payment).where(eq(payment.id, job.paymentId));
  if (row?.status !== "surplus" || row.providerRef === null) return;
  const { providerRef, currency } = row;
  const provider = providerNamed(ctx, row.provider);
  const [captured] = await ctx.db
    .select()
    .from(paymentEvent)
    .where(sql`${paymentEvent.paymentId} = ${row.id} AND ${paymentEvent.type} = 'captured'`);
  if (!captured) {
    const released = await provider.release({ key: row.id, providerRef });
    return released ? await atomic(ctx.db, [noteFact(ctx, row, released)]) : undefined;
  }
  const { amountMinor } = captured;
  const event = await provider.refund({ key: `surplus:${row.id}`, providerRef, amountMinor, currency });
  if (globalThis.STOA_FAULTS) await ctx.fault?.("surplus.refunded");
  const accounts = surplusAccounts(row.provider, -amountMinor);
  const posting = { kind: "overpayment_refund", subject: row.id, orderId: null, currency, accounts } as const;
  await once(ctx, { statements: [noteFact(ctx, row, event), ...post(ctx, posting)], jobs: [] });
}

/**
 * Takes in a fact that a provider's webhook told.
 * @throws NOT_FOUND no payment of that provider was opened under its key: the provider is to tell it again later
 */
export async function applyProviderEvent(ctx: Ctx, provider: string, event: ProviderEvent): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(payment)
    .where(sql`${payment.id} = ${event.key} AND ${payment.provider} = ${provider}`);
  if (!row) throw new DomainError("NOT_FOUND");
  if (row.providerRef === null)
    await ctx.db.update(payment).set({ providerRef: event.providerRef }).where(eq(payment.id, row.id));
  await settle(ctx, { ...row, providerRef: event.providerRef }, event);
}
