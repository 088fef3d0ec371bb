// What sellers and operators see of balances and payouts.
import {
  type AdminPayoutsInput,
  DAY_MS,
  DomainError,
  type Id,
  type Page,
  type PayoutItem,
  type PayoutsInput,
  type PayoutSummary,
  type PayoutTerms,
  type PayoutView,
  type SellerFinance,
  type SellerMoney,
} from "@stoa/contract";
import { and, eq, lt, or, payout, payoutAccount, seller, sql, type SQL } from "@stoa/db";
import {
  type AdminCtx,
  type Ctx,
  isSwitchedOn,
  pageOf,
  readCursor,
  type SellerCtx,
  settingsOf,
} from "../kernel/index.ts";
import { sellerBalances } from "../ledger/index.ts";
import { nextPaydayAt } from "./rules/periods.ts";

/** How a seller is paid, and the override of their hold. */
async function termsOf(ctx: Ctx, sellerId: Id<"seller">): Promise<PayoutTerms & { ownHoldDays: number | null }> {
  const { payoutHoldDays } = await settingsOf(ctx);
  const [row] = await ctx.db.select().from(payoutAccount).where(eq(payoutAccount.sellerId, sellerId));
  const schedule = row?.schedule ?? "weekly";
  return {
    account:
      row && row.sealed !== null
        ? { holder: row.holder, country: row.country, masked: row.masked, changedAt: row.changedAt ?? 0 }
        : null,
    schedule,
    minimums: row?.minimums ?? {},
    holdDays: row?.holdDays ?? payoutHoldDays,
    ownHoldDays: row?.holdDays ?? null,
    heldReason: row?.heldReason ?? null,
    nextPayoutAt: nextPaydayAt(schedule, ctx.now()),
    version: row?.version ?? 0,
  };
}

/** The seller's own balances, and how they are paid. */
export async function sellerMoney(ctx: SellerCtx<"finance.read">): Promise<SellerMoney> {
  const [{ ownHoldDays: _, ...terms }, mayAsk] = await Promise.all([
    termsOf(ctx, ctx.actor.sellerId),
    isSwitchedOn(ctx, "payouts_on_request"),
  ]);
  return { balances: await sellerBalances(ctx.db, ctx.actor.sellerId, terms.holdDays * DAY_MS), terms, mayAsk };
}

/** A seller's balances and terms as operators see them. @throws NOT_FOUND */
export async function sellerFinance(
  ctx: AdminCtx<"finance.read">,
  { sellerId }: { sellerId: Id<"seller"> },
): Promise<SellerFinance> {
  const [row] = await ctx.db.select({ name: seller.name }).from(seller).where(eq(seller.id, sellerId));
  if (!row) throw new DomainError("NOT_FOUND");
  const { ownHoldDays: holdDays, ...terms } = await termsOf(ctx, sellerId);
  const balances = await sellerBalances(ctx.db, sellerId, terms.holdDays * DAY_MS);
  return { sellerId, name: row.name, balances, terms, holdDays };
}

const SUMMARY = {
  payoutId: payout.id,
  sellerId: payout.sellerId,
  sellerName: seller.name,
  currency: payout.currency,
  period: payout.period,
  amountMinor: payout.amountMinor,
  status: payout.status,
  destination: payout.destination,
  failureCode: payout.failureCode,
  createdAt: payout.createdAt,
  endedAt: payout.endedAt,
};

async function listPayouts(ctx: Ctx, input: PayoutsInput, narrowed: SQL | undefined): Promise<Page<PayoutSummary>> {
  const after = readCursor(input.cursor);
  const rows = await ctx.db
    .select(SUMMARY)
    .from(payout)
    .innerJoin(seller, eq(seller.id, payout.sellerId))
    .where(
      and(
        narrowed,
        after
          ? or(
              lt(payout.createdAt, after.at),
              and(eq(payout.createdAt, after.at), lt(payout.id, after.id as Id<"payout">)),
            )
          : undefined,
      ),
    )
    .orderBy(sql`${payout.createdAt} DESC, ${payout.id} DESC`)
    .limit(input.limit + 1);
  return pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.createdAt, id: row.payoutId }),
    (row) => row,
  );
}

/** The seller's own payouts, newest first, id breaks ties. */
export const ownPayouts = (ctx: SellerCtx<"finance.read">, input: PayoutsInput): Promise<Page<PayoutSummary>> =>
  listPayouts(ctx, input, eq(payout.sellerId, ctx.actor.sellerId));

/** All payouts, newest first, id breaks ties. */
export const allPayouts = (ctx: AdminCtx<"finance.read">, input: AdminPayoutsInput): Promise<Page<PayoutSummary>> =>
  listPayouts(
    ctx,
    input,
    and(
      input.status ? eq(payout.status, input.status) : undefined,
      input.sellerId ? eq(payout.sellerId, input.sellerId) : undefined,
    ),
  );

/** One payout with what it is made of, oldest first. @throws NOT_FOUND also for a payout of another seller */
export async function payoutById(
  ctx: SellerCtx<"finance.read"> | AdminCtx<"finance.read">,
  { payoutId }: { payoutId: Id<"payout"> },
): Promise<PayoutView> {
  const own = ctx.actor.kind === "seller" ? eq(payout.sellerId, ctx.actor.sellerId) : undefined;
  const [heads, items] = await ctx.db.batch([
    ctx.db
      .select({ ...SUMMARY, transferRef: payout.transferRef, retriedBy: payout.retriedBy })
      .from(payout)
      .innerJoin(seller, eq(seller.id, payout.sellerId))
      .where(and(eq(payout.id, payoutId), own)),
    ctx.db.all<PayoutItem>(sql`
      SELECT t.id AS txnId, t.kind, t.order_id AS orderId, o.number AS orderNumber, e.amount_minor AS amountMinor, t.at
      FROM payout_item i JOIN payout p ON p.id = i.payout_id JOIN ledger_txn t ON t.id = i.txn_id
      JOIN ledger_entry e ON e.txn_id = t.id AND e.account = 'seller:' || p.seller_id
      LEFT JOIN seller_order o ON o.id = t.order_id
      WHERE i.payout_id = ${payoutId} AND NOT (t.kind = 'payout' AND t.subject = p.id) ORDER BY t.at, t.id`),
  ]);
  const [head] = heads;
  if (!head) throw new DomainError("NOT_FOUND");
  return { ...head, items };
}
