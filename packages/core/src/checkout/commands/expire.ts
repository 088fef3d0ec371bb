// Expiry: a purchase that was not paid in time gives its stock back; and the sweep that finds what was left lying.
import { DomainError, type PurchaseStatus } from "@stoa/contract";
import { and, atomic, eq, lt, orderEvent, purchase, sellerOrder, sql } from "@stoa/db";
import {
  behind,
  type Ctx,
  FROM_START,
  later,
  sent,
  type SweepPlace,
  type SystemCtx,
  workOff,
} from "../../kernel/index.ts";
import { creditReleased } from "../../credits/index.ts";
import { givenUp, paymentsOf, providerNamed } from "../../payments/index.ts";
import { purchaseRow, type PurchaseRow, resume } from "./pay.ts";

/**
 * Gives up a pending purchase: the provider is told first, so that no money can come any more. If it has come already
 * the purchase is confirmed instead. Gives the state in which the purchase ends.
 * @throws PROVIDER_UNAVAILABLE nothing was given up
 */
export async function expire(ctx: Ctx, bought: PurchaseRow): Promise<PurchaseStatus> {
  const [row] = await paymentsOf(ctx.db, bought.id);
  if (row && row.provider !== "cod") {
    await providerNamed(ctx, row.provider).cancel({ key: row.id, providerRef: row.providerRef });
    if (globalThis.STOA_FAULTS) await ctx.fault?.("expire.cancelled");
    await resume(ctx, bought.id);
    const now = await purchaseRow(ctx, bought.id);
    if (now.status !== "pending") return now.status;
  }
  const orders = await ctx.db
    .select({ id: sellerOrder.id, version: sellerOrder.version })
    .from(sellerOrder)
    .where(eq(sellerOrder.purchaseId, bought.id));
  const job = later(ctx, { type: "purchase.expired", purchaseId: bought.id });
  try {
    await atomic(
      ctx.db,
      [
        ctx.db.update(purchase).set({ status: "expired" }).where(eq(purchase.id, bought.id)),
        ctx.db.run(sql`UPDATE stock_hold SET status = 'released' WHERE line_id IN (
          SELECT l.id FROM order_line l JOIN seller_order o ON o.id = l.order_id WHERE o.purchase_id = ${bought.id})`),
        ...orders.flatMap(({ id, version }) => [
          ctx.db
            .insert(orderEvent)
            .values({ orderId: id, version: version + 1, status: "expired", actor: "system:expiry", at: ctx.now() }),
          ctx.db
            .update(sellerOrder)
            .set({ status: "expired", version: version + 1, updatedAt: ctx.now() })
            .where(eq(sellerOrder.id, id)),
        ]),
        ...creditReleased(ctx, bought),
        ...(row?.status === "open" ? [givenUp(ctx, row)] : []),
        job.statement,
      ],
      { purchase_status_path: "CONFLICT", "order_event.order_id": "CONFLICT", "ledger_txn.kind": "CONFLICT" },
    );
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return (await purchaseRow(ctx, bought.id)).status;
  }
  if (globalThis.STOA_FAULTS) await ctx.fault?.("expire.written");
  sent(ctx, [job]);
  return "expired";
}

/** How long a payment may be open before the sweep asks the provider about it. */
const ASK_AFTER_MS = 20_000;

/** Purchases of one page: each may need some forty statements. */
const AT_ONCE = 20;

/** Settles payments whose answer was lost and expires purchases whose time is up, a page of them. */
export async function sweepPurchases(ctx: SystemCtx, from = FROM_START, limit = AT_ONCE): Promise<SweepPlace | null> {
  const rows = await ctx.db
    .select()
    .from(purchase)
    .where(
      and(
        eq(purchase.status, "pending"),
        lt(purchase.createdAt, ctx.now() - ASK_AFTER_MS),
        behind(purchase.expiresAt, purchase.id, from),
      ),
    )
    .orderBy(purchase.expiresAt, purchase.id)
    .limit(limit);
  const page = { rows: rows.map((row) => ({ ...row, at: row.expiresAt })), limit };
  return await workOff("purchases", page, async (row) => {
    await resume(ctx, row.id);
    const { status } = await purchaseRow(ctx, row.id);
    if (status === "pending" && row.expiresAt <= ctx.now()) await expire(ctx, row);
  });
}
