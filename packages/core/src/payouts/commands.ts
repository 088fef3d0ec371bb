// What sellers and operators do about payouts: ask for one, say how and where to be paid, hold, try again.
import {
  type AskPayout,
  DomainError,
  type HoldPayouts,
  type Id,
  PAYOUT_MINIMUM,
  type SetPayoutAccount,
  type SetPayoutTerms,
} from "@stoa/contract";
import {
  atomic,
  eq,
  MUST_HOLD,
  mustExist,
  mustHold,
  payout,
  payoutAccount,
  seller,
  sql,
  type Statement,
} from "@stoa/db";
import {
  type AdminCtx,
  auditRow,
  type Ctx,
  isSwitchedOn,
  later,
  type PersonCtx,
  seal,
  type SellerCtx,
  sent,
  type SteppedUp,
} from "../kernel/index.ts";
import { checkPayoutStep } from "./rules.ts";
import { bankAccount } from "./rules/bank.ts";
import { payoutPage, schedulePayout } from "./scheduling.ts";

type CarefulSeller = SteppedUp<SellerCtx<"finance.manage"> & PersonCtx>;
type CarefulAdmin = SteppedUp<AdminCtx<"finance.write"> & PersonCtx>;

/** Why a seller could not be paid now. */
async function whyNotPaid(ctx: Ctx, sellerId: Id<"seller">): Promise<DomainError> {
  const [row] = await ctx.db
    .select({ status: seller.status, sealed: payoutAccount.sealed, heldReason: payoutAccount.heldReason })
    .from(seller)
    .leftJoin(payoutAccount, eq(payoutAccount.sellerId, seller.id))
    .where(eq(seller.id, sellerId));
  if (row?.status !== "active") return new DomainError("PAYOUT_HELD", { because: "seller" });
  if (row.sealed === null) return new DomainError("PAYOUT_HELD", { because: "no_account" });
  if (row.heldReason !== null) return new DomainError("PAYOUT_HELD", { because: "operator" });
  return new DomainError("BALANCE_TOO_LOW");
}

/** Makes a payout that must come about. @throws PAYOUT_HELD, BALANCE_TOO_LOW */
async function surely(ctx: Ctx, sellerId: Id<"seller">, make: () => Promise<Id<"payout">>): Promise<Id<"payout">> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof DomainError && error.code === "BALANCE_TOO_LOW") throw await whyNotPaid(ctx, sellerId);
    throw error;
  }
}

const mustBeThere = (ctx: Ctx, payoutId: Id<"payout">): Statement =>
  mustExist(ctx.db, sql`SELECT 1 FROM payout WHERE id = ${payoutId}`);
const THERE = { must_hold: "BALANCE_TOO_LOW" } as const;

/**
 * Pays out all that the seller has in a currency, now.
 * @throws BALANCE_TOO_LOW less than is worth a transfer
 * @throws PAYOUT_HELD `because` the seller is suspended, an operator holds payouts, there is no account to pay to, or asking is
 * switched off
 */
export async function askPayout(ctx: CarefulSeller, { currency }: AskPayout): Promise<{ payoutId: Id<"payout"> }> {
  const { sellerId } = ctx.actor;
  if (!(await isSwitchedOn(ctx, "payouts_on_request")))
    throw new DomainError("PAYOUT_HELD", { because: "switched_off" });
  const payoutId = await surely(ctx, sellerId, () =>
    schedulePayout(
      ctx,
      {
        sellerId,
        currency,
        period: `asked ${new Date(ctx.now()).toISOString()}`,
        minimumMinor: PAYOUT_MINIMUM[currency],
      },
      (made) => [mustBeThere(ctx, made), auditRow(ctx, "payout.asked", made, { currency })],
      THERE,
    ),
  );
  return { payoutId };
}

/** The statement that breaks unless the terms are still those that were read (0: there were none). */
const unchanged = (ctx: Ctx, sellerId: Id<"seller">, version: number): Statement =>
  mustHold(ctx.db, sql`coalesce((SELECT version FROM payout_account WHERE seller_id = ${sellerId}), 0) = ${version}`);

const setting = (ctx: Ctx, sellerId: Id<"seller">, set: Partial<typeof payoutAccount.$inferInsert>): Statement =>
  ctx.db
    .insert(payoutAccount)
    .values({ sellerId, ...set })
    .onConflictDoUpdate({
      target: payoutAccount.sellerId,
      set: { ...set, version: sql`${payoutAccount.version} + 1` },
    });

/** Says how often the seller is paid and from how much on. @throws CONFLICT somebody else has changed it meanwhile */
export async function setPayoutTerms(ctx: SellerCtx<"finance.manage">, input: SetPayoutTerms): Promise<void> {
  const { sellerId } = ctx.actor;
  const { schedule, minimums, version } = input;
  await atomic(
    ctx.db,
    [
      unchanged(ctx, sellerId, version),
      setting(ctx, sellerId, { schedule, minimums }),
      auditRow(ctx, "payout.terms", sellerId, { schedule }),
    ],
    MUST_HOLD,
  );
}

/**
 * Says where the seller is paid. The number is sealed; what is shown of it is its end.
 * @throws INVALID_INPUT the number cannot be right
 * @throws CONFLICT somebody else has changed it meanwhile
 */
export async function setPayoutAccount(ctx: CarefulSeller, input: SetPayoutAccount): Promise<void> {
  const { sellerId, userId } = ctx.actor;
  const { text, masked } = bankAccount(input);
  const { holder, country, version } = input;
  const sealed = await seal(ctx.secret, `payout account ${sellerId}`, text);
  await atomic(
    ctx.db,
    [
      unchanged(ctx, sellerId, version),
      setting(ctx, sellerId, { holder, country, masked, sealed, changedAt: ctx.now(), changedBy: userId }),
      auditRow(ctx, "payout.account", sellerId, { country, masked }),
    ],
    MUST_HOLD,
  );
}

/**
 * Makes all payouts that are worth a transfer and whose period has none, without waiting for their day: some at once, the
 * others right after, as jobs.
 */
export async function runPayoutsNow(ctx: CarefulAdmin): Promise<{ made: number; othersFollow: boolean }> {
  const { made, next } = await payoutPage(ctx, "everybody");
  const jobs = next ? [later(ctx, { type: "payouts.asked", from: next })] : [];
  await atomic(ctx.db, [
    auditRow(ctx, "payout.run", "payouts", { made, othersFollow: next !== null }),
    ...jobs.map((job) => job.statement),
  ]);
  sent(ctx, jobs);
  return { made, othersFollow: next !== null };
}

/**
 * Tries a failed payout again, as a payout of its own of all that the seller has now.
 * @throws NOT_FOUND, ILLEGAL_TRANSITION it did not fail, or was tried again already
 * @throws BALANCE_TOO_LOW, PAYOUT_HELD as for any payout
 */
export async function retryPayout(
  ctx: CarefulAdmin,
  input: { payoutId: Id<"payout"> },
): Promise<{ payoutId: Id<"payout"> }> {
  const [row] = await ctx.db.select().from(payout).where(eq(payout.id, input.payoutId));
  if (!row) throw new DomainError("NOT_FOUND");
  checkPayoutStep(row.status, "retried");
  const { sellerId, currency, period } = row;
  const payoutId = await surely(ctx, sellerId, () =>
    schedulePayout(
      ctx,
      { sellerId, currency, period: `${period}, again`, minimumMinor: 1 },
      (made) => [
        mustBeThere(ctx, made),
        ctx.db.update(payout).set({ status: "retried", retriedBy: made }).where(eq(payout.id, row.id)),
        auditRow(ctx, "payout.retried", row.id, { by: made }),
      ],
      { ...THERE, payout_status_path: "ILLEGAL_TRANSITION" },
    ),
  );
  return { payoutId };
}

/** Holds what a seller is paid or lets it go, and says how long theirs is held after delivery. @throws NOT_FOUND */
export async function holdPayouts(ctx: CarefulAdmin, input: HoldPayouts): Promise<void> {
  const { sellerId, heldReason, holdDays } = input;
  await sellerExists(ctx, sellerId);
  await atomic(ctx.db, [
    setting(ctx, sellerId, { heldReason, holdDays }),
    auditRow(ctx, heldReason === null ? "payout.released" : "payout.held", sellerId, { reason: heldReason, holdDays }),
  ]);
}

async function sellerExists(ctx: Ctx, sellerId: Id<"seller">): Promise<void> {
  const rows = await ctx.db.select({ id: seller.id }).from(seller).where(eq(seller.id, sellerId));
  if (rows.length === 0) throw new DomainError("NOT_FOUND");
}
