// Settling: what the provider tells becomes our books. Called by the webhook, the return page and the sweep alike;
// whoever comes first does it, the others find it done.
import { DomainError, type Id, newId } from "@stoa/contract";
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
import { type Ctx, later, log, type ProviderEvent, sent } from "../../kernel/index.ts";
import { post, saleAccounts, surplusAccounts } from "../../ledger/index.ts";
import { noteRefund, type PaymentRow } from "../../payments/index.ts";

/** Writes down a fact of the provider; the same fact again breaks its key. */
function factRow(ctx: Ctx, row: PaymentRow, event: ProviderEvent): Statement {
  return ctx.db.insert(paymentEvent).values({
    id: newId("paymentEvent", ctx.now()),
    paymentId: row.id,
    provider: row.provider,
    providerEventId: event.eventId,
    type: event.type,
    amountMinor: event.amountMinor,
    at: event.at,
  });
}

/** The statements that make a pending purchase a confirmed one: holds become sales, orders start, the ledger is written. */
async function confirmation(
  ctx: Ctx,
  purchaseId: Id<"purchase">,
  payer: string,
): Promise<{ statements: Statement[]; jobs: ReturnType<typeof later>[] }> {
  const [orders, [bought]] = await ctx.db.batch([
    ctx.db.select().from(sellerOrder).where(eq(sellerOrder.purchaseId, purchaseId)),
    ctx.db.select({ userId: purchase.userId }).from(purchase).where(eq(purchase.id, purchaseId)),
  ]);
  const jobs = [
    later(ctx, { type: "purchase.confirmed", purchaseId }),
    ...orders.map((order) => later(ctx, { type: "order.changed", orderId: order.id })),
  ];
  return {
    jobs,
    statements: [
      ctx.db.update(purchase).set({ status: "confirmed" }).where(eq(purchase.id, purchaseId)),
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
      ...jobs.map((job) => job.statement),
    ],
  };
}

/** Breaks that say only that somebody else was first. */
const DONE_ALREADY = {
  purchase_status_path: "CONFLICT",
  "payment_event.provider": "CONFLICT",
  "payment_event.payment_id": "CONFLICT",
  "order_event.order_id": "CONFLICT",
} as const;

/** Runs a batch that may have been done by somebody else; tells whether it was done now. */
async function once(ctx: Ctx, statements: Statement[]): Promise<boolean> {
  try {
    await atomic(ctx.db, statements, DONE_ALREADY);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === "CONFLICT") return false;
    throw error;
  }
}

/** Cash on delivery needs no provider: the purchase is confirmed with the payment due. */
export async function confirmCash(ctx: Ctx, row: PaymentRow): Promise<void> {
  const { statements, jobs } = await confirmation(ctx, row.purchaseId, "cash_due");
  if (await once(ctx, [ctx.db.update(payment).set({ status: "due" }).where(eq(payment.id, row.id)), ...statements]))
    sent(ctx, jobs);
}

async function capture(ctx: Ctx, row: PaymentRow, event: ProviderEvent): Promise<void> {
  const matches = event.amountMinor === row.amountMinor && event.currency === row.currency;
  if (matches) {
    const { statements, jobs } = await confirmation(ctx, row.purchaseId, row.provider);
    if (globalThis.STOA_FAULTS) await ctx.fault?.("settle.before");
    const confirmed = await once(ctx, [
      factRow(ctx, row, event),
      ctx.db.update(payment).set({ status: "captured" }).where(eq(payment.id, row.id)),
      ...statements,
    ]);
    if (globalThis.STOA_FAULTS) await ctx.fault?.("settle.written");
    if (confirmed) return sent(ctx, jobs);
  }
  const [known] = await ctx.db
    .select({ id: paymentEvent.id })
    .from(paymentEvent)
    .where(sql`${paymentEvent.provider} = ${row.provider} AND ${paymentEvent.providerEventId} = ${event.eventId}`);
  if (known) return;
  // Money that no order can take: the purchase has expired, was paid by another attempt, or the amount is wrong. It goes back.
  log("warn", "payment.surplus", { paymentId: row.id, matches });
  const job = later(ctx, { type: "payment.surplus", paymentId: row.id });
  const surplus = await once(ctx, [
    factRow(ctx, row, event),
    ctx.db.update(payment).set({ status: "surplus" }).where(eq(payment.id, row.id)),
    ...post(ctx, {
      kind: "overpayment",
      subject: row.id,
      orderId: null,
      currency: event.currency,
      accounts: surplusAccounts(row.provider, event.amountMinor),
    }),
    job.statement,
  ]);
  if (surplus) sent(ctx, [job]);
}

/**
 * Takes in one fact about a payment. Facts may come late, twice and in any order: the books are the same in the end.
 * A captured payment of a pending purchase confirms it; captured money that no order can take is given back.
 */
export async function settle(ctx: Ctx, row: PaymentRow, event: ProviderEvent): Promise<void> {
  if (event.type === "captured") return await capture(ctx, row, event);
  const failed =
    event.type === "failed"
      ? [ctx.db.run(sql`UPDATE payment SET status = 'failed' WHERE id = ${row.id} AND status = 'open'`)]
      : [];
  try {
    // A refund that is told again must not meet the guard of what is left to give back.
    await once(ctx, [event.type === "refunded" ? noteRefund(ctx, row, event) : factRow(ctx, row, event), ...failed]);
  } catch (error) {
    // A refund that is told before its capture is parked: the provider tells it again.
    if (databaseMessage(error).includes("payment_event_refund_within_captured"))
      throw new DomainError("REQUEST_IN_PROGRESS");
    throw error;
  }
}

/** Takes in all facts of a payment, oldest first. */
export async function settleAll(ctx: Ctx, row: PaymentRow, events: readonly ProviderEvent[]): Promise<void> {
  for (const event of events) await settle(ctx, row, event);
}

/** Gives surplus money back; the key makes a repetition harmless. */
export async function returnSurplus(ctx: Ctx, job: { paymentId: Id<"payment"> }): Promise<void> {
  const [row] = await ctx.db.select().from(payment).where(eq(payment.id, job.paymentId));
  if (row?.status !== "surplus" || row.providerRef === null) return;
  const [captured] = await ctx.db
    .select()
    .from(paymentEvent)
    .where(sql`${paymentEvent.paymentId} = ${row.id} AND ${paymentEvent.type} = 'captured'`);
  if (!captured) return;
  const event = await ctx.providers.payment.refund({
    key: `surplus:${row.id}`,
    providerRef: row.providerRef,
    amountMinor: captured.amountMinor,
    currency: row.currency,
  });
  if (globalThis.STOA_FAULTS) await ctx.fault?.("surplus.refunded");
  await atomic(ctx.db, [noteRefund(ctx, row, event)]);
  if (globalThis.STOA_FAULTS) await ctx.fault?.("surplus.noted");
  const back = surplusAccounts(row.provider, -captured.amountMinor);
  await atomic(ctx.db, [
    ctx.db.update(payment).set({ status: "refunded" }).where(eq(payment.id, row.id)),
    ...post(ctx, {
      kind: "overpayment_refund",
      subject: row.id,
      orderId: null,
      currency: row.currency,
      accounts: back,
    }),
  ]).catch((error: unknown) => {
    if (!databaseMessage(error).includes("ledger_txn.kind")) throw error; // Posted before: nothing is left to do.
  });
}

/**
 * Takes in a fact that the provider's webhook told.
 * @throws NOT_FOUND no payment was opened under its key: the provider is to tell it again later
 */
export async function applyProviderEvent(ctx: Ctx, event: ProviderEvent): Promise<void> {
  const [row] = await ctx.db
    .select()
    .from(payment)
    .where(sql`${payment.id} = ${event.key}`);
  if (!row) throw new DomainError("NOT_FOUND");
  if (row.providerRef === null)
    await ctx.db.update(payment).set({ providerRef: event.providerRef }).where(eq(payment.id, row.id));
  await settle(ctx, { ...row, providerRef: event.providerRef }, event);
}
