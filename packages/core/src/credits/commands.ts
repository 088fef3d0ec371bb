// Store credit: granted by operators, held by a purchase that wants to spend it, spent by its sale, given back when it expires.
// The balance is the ledger's account `credit:<user>`; the database refuses what would leave less than nothing.
import { type Currency, type GrantCredit, type Id, newId } from "@stoa/contract";
import { atomic, creditGrant, type Guards, type purchase, type Statement } from "@stoa/db";
import { type AdminCtx, auditRow, type Ctx, type SteppedUp } from "../kernel/index.ts";
import { post } from "../ledger/index.ts";
import { creditAccount } from "./rules.ts";

/** What of a purchase store credit cares about. */
type Spending = Pick<typeof purchase.$inferSelect, "id" | "userId" | "currency" | "creditMinor">;

/** What a batch that spends credit names to `atomic`: somebody else was faster with the same credit. */
export const CREDIT_GUARDS = { credit_not_negative: "PRICE_CHANGED" } as const satisfies Guards;

function movedHold(ctx: Pick<Ctx, "db" | "now">, of: Spending, kind: "credit_held" | "credit_given_back"): Statement[] {
  const { id: subject, userId, currency, creditMinor } = of;
  if (creditMinor === 0 || userId === null) return [];
  const heldMinor = kind === "credit_held" ? creditMinor : -creditMinor;
  const accounts = { [creditAccount(userId)]: -heldMinor, credit_held: heldMinor };
  return post(ctx, { kind, subject, orderId: null, currency, accounts });
}

/** Puts the credit that a purchase wants to spend aside, so that no other can. Name `CREDIT_GUARDS` with it. */
export const creditHeld = (ctx: Pick<Ctx, "db" | "now">, of: Spending): Statement[] =>
  movedHold(ctx, of, "credit_held");

/** Gives it back: for the sale that spends it in the same batch, or because the purchase has expired. */
export const creditReleased = (ctx: Pick<Ctx, "db" | "now">, of: Spending): Statement[] =>
  movedHold(ctx, of, "credit_given_back");

/** Gives somebody store credit; they see it, and why, in their account. */
export async function grantCredit(
  ctx: SteppedUp<AdminCtx<"finance.write">>,
  { userId, currency, amountMinor, reason }: GrantCredit,
): Promise<{ creditId: Id<"credit"> }> {
  const id = newId("credit", ctx.now());
  await atomic(
    ctx.db,
    [
      ctx.db
        .insert(creditGrant)
        .values({ id, userId, currency, amountMinor, reason, grantedBy: ctx.actor.userId, at: ctx.now() }),
      ...granted(ctx, id, userId, currency, amountMinor),
      auditRow(ctx, "credit.grant", userId, { creditId: id, amountMinor, currency }),
    ],
    { "FOREIGN KEY": "NOT_FOUND" },
  );
  return { creditId: id };
}

const granted = (ctx: Ctx, subject: string, userId: Id<"user">, currency: Currency, minor: number): Statement[] =>
  post(ctx, {
    kind: "credit_granted",
    subject,
    orderId: null,
    currency,
    accounts: { [creditAccount(userId)]: minor, guarantee: -minor },
  });
