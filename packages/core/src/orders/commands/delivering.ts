// Parcels that arrive, by the seller's word or the carrier's; cash on delivery is collected with each.
import { type DeliverOrder, DomainError, type SellerOrderView } from "@stoa/contract";
import { atomic, eq, mustHold, shipment, sql, type Statement } from "@stoa/db";
import { auditRow, type Ctx, type Later, later, type SellerCtx, sent } from "../../kernel/index.ts";
import { cashAccounts, post } from "../../ledger/index.ts";
import { factRow, paymentsOf } from "../../payments/index.ts";
import { type OrderFacts, factsOf } from "../facts.ts";
import { fulfilmentOf, orderRow } from "../queries.ts";
import { cashMinor, waiting } from "../rules.ts";
import type { OrderRow } from "../views.ts";
import { arriving, ORDER_GUARDS } from "./moving.ts";

type Parcel = OrderFacts["shipments"][number];

/** The cash of an order that is not collected yet; `still` refuses the batch if that has changed. */
async function dueOf(ctx: Ctx, { id }: OrderRow["seller_order"]): Promise<{ dueMinor: number; still: Statement }> {
  const due = sql`(SELECT -coalesce(sum(e.amount_minor), 0) FROM ledger_txn t JOIN ledger_entry e ON e.txn_id = t.id
    WHERE t.order_id = ${id} AND e.account = 'cash_due')`;
  const [row] = await ctx.db.all<{ dueMinor: number }>(sql`SELECT ${due} AS dueMinor`);
  const { dueMinor } = row!;
  return { dueMinor, still: mustHold(ctx.db, sql`${due} = ${dueMinor}`) };
}

/** The statements by which the cash of parcels is collected; none where nothing is paid in cash. */
async function collecting(
  ctx: Ctx,
  row: OrderRow,
  facts: OrderFacts,
  parcels: readonly Parcel[],
): Promise<Statement[]> {
  const { seller_order: order } = row;
  const due = (await paymentsOf(ctx.db, row.purchase.id)).find(({ provider }) => provider === "cod");
  if (!due) return [];
  const { dueMinor, still } = await dueOf(ctx, order);
  const open = facts.shipments.filter((each) => each.deliveredAt === null && each.returnedAt === null).length;
  const waits = facts.lines.some((line) => waiting(line) > 0);
  let leftMinor = dueMinor;
  return [
    still,
    ...parcels.flatMap(({ id, amountMinor }, i) => {
      const isLast = !waits && i === open - 1;
      const collectedMinor = cashMinor({ amountMinor, dueMinor: leftMinor, isLast });
      leftMinor -= collectedMinor;
      if (collectedMinor <= 0) return [];
      return [
        factRow(ctx, due, {
          eventId: `cash:${id}`,
          type: "captured",
          amountMinor: collectedMinor,
          at: ctx.now(),
          about: id,
        }),
        ...post(ctx, {
          kind: "cash_collected",
          subject: id,
          orderId: order.id,
          currency: order.currency,
          accounts: cashAccounts(collectedMinor),
        }),
      ];
    }),
  ];
}

/** The parts of the batch in which parcels of an order arrive. Name `DELIVERY_GUARDS` with them. */
export async function delivery(
  ctx: Ctx,
  row: OrderRow,
  facts: OrderFacts,
  parcels: readonly Parcel[],
): Promise<{ statements: Statement[]; jobs: Later[] }> {
  const { id: orderId } = row.seller_order;
  const jobs = [
    later(ctx, { type: "order.changed", orderId }),
    ...parcels.map(({ id }) => later(ctx, { type: "shipment.delivered", shipmentId: id })),
  ];
  return {
    statements: [
      ...(await collecting(ctx, row, facts, parcels)),
      // Once only: of two who say so at once, the second breaks the trigger.
      ...parcels.map(({ id }) =>
        ctx.db
          .update(shipment)
          .set({ deliveredAt: sql`iif(delivered_at IS NULL, ${ctx.now()}, -1)` })
          .where(eq(shipment.id, id)),
      ),
      ...arriving(ctx, row.seller_order),
      ...jobs.map((job) => job.statement),
    ],
    jobs,
  };
}

/** What the batch of a delivery may be refused for. */
export const DELIVERY_GUARDS = {
  ...ORDER_GUARDS,
  "payment_event.provider": "CONFLICT",
  "ledger_txn.kind": "CONFLICT",
} as const;

/**
 * Marks parcels as handed over: the one that is named, or all that are on their way.
 * @throws NOT_FOUND not an order of this seller, or not a parcel of it
 * @throws ILLEGAL_TRANSITION no parcel is on its way
 * @throws CONFLICT somebody else has said so in the meantime
 */
export async function deliverOrder(ctx: SellerCtx<"orders.fulfil">, input: DeliverOrder): Promise<SellerOrderView> {
  const { orderId, shipmentId } = input;
  const row = await orderRow(ctx, orderId);
  const facts = await factsOf(ctx.db, orderId);
  if (shipmentId && !facts.shipments.some(({ id }) => id === shipmentId)) throw new DomainError("NOT_FOUND");
  const parcels = facts.shipments.filter(
    ({ id, deliveredAt, returnedAt }) =>
      deliveredAt === null && returnedAt === null && (shipmentId === undefined || id === shipmentId),
  );
  if (parcels.length === 0)
    throw new DomainError("ILLEGAL_TRANSITION", { from: row.seller_order.status, to: "delivered" });
  const { statements, jobs } = await delivery(ctx, row, facts, parcels);
  const told = auditRow(ctx, "order.delivered", orderId, { parcels: parcels.map(({ id }) => id) });
  await atomic(ctx.db, [...statements, told], DELIVERY_GUARDS);
  sent(ctx, jobs);
  return await fulfilmentOf(ctx, { orderId });
}
