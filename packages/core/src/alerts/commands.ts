// Asking to be told, proving a guest's address, and taking it back.
import {
  type AddAlert,
  type AlertAdded,
  type AlertId,
  type ConfirmAlert,
  DAY_MS,
  DomainError,
  type Id,
  MARKETS,
  newId,
} from "@stoa/contract";
import { alert, and, atomic, eq, type Guards, sql, user, variant } from "@stoa/db";
import { linkHash, newSeed, takeTry } from "../accounts/index.ts";
import {
  addressPrincipal,
  type BuyerCtx,
  type Ctx,
  later,
  sent,
  sha256,
  type ShopperCtx,
  type SystemCtx,
} from "../kernel/index.ts";
import { standings } from "../lists/index.ts";
import { isDue, type Waiting } from "./rules.ts";
import { claimWaiting } from "./due.ts";

const GUARDS: Guards = { alert_limit: "TOO_MANY_ALERTS", "alert.owner": "CONFLICT", alert_once: "CONFLICT" };

/** What somebody waits for, as it stands on the day they ask. @throws NOT_FOUND, INVALID_INPUT */
async function waitingFor(ctx: ShopperCtx, input: AddAlert): Promise<Waiting> {
  const [found] = await ctx.db
    .select({ productId: variant.productId })
    .from(variant)
    .where(eq(variant.id, input.variantId));
  if (!found) throw new DomainError("NOT_FOUND");
  const market = MARKETS[input.market];
  const [now = null] = await standings(ctx, market, [{ ...found, variantId: input.variantId }]);
  const waiting = { kind: input.kind, baseMinor: now?.priceMinor ?? null, targetMinor: input.targetMinor };
  if (input.kind === "stock" && input.targetMinor !== null)
    throw new DomainError("INVALID_INPUT", { field: "targetMinor" });
  // What is there already is nothing to wait for.
  if (isDue(waiting, now)) throw new DomainError("CONFLICT", { because: "there_already" });
  if (input.kind === "price" && waiting.baseMinor === null && waiting.targetMinor === null)
    throw new DomainError("INVALID_INPUT", { field: "targetMinor" });
  return waiting;
}

/**
 * Asks to be told; asking again changes what is waited for. A guest is sent a link first, and is answered alike whether
 * the address waits already or not.
 * @throws NOT_FOUND no such thing
 * @throws CONFLICT what is waited for is there already
 * @throws TOO_MANY_ALERTS, RATE_LIMITED
 * @throws INVALID_INPUT a guest without an address, or a price to wait for without any to compare
 */
export async function addAlert(ctx: ShopperCtx, input: AddAlert): Promise<AlertAdded> {
  const { actor } = ctx;
  if (actor.kind === "guest" && !input.email) throw new DomainError("INVALID_INPUT", { field: "email" });
  const waiting = await waitingFor(ctx, input);
  if (actor.kind === "buyer") {
    await save(ctx, { owner: actor.userId, userId: actor.userId, status: "armed" }, { ...input, ...waiting });
    return { status: "armed" };
  }
  const email = input.email!;
  await takeTry(ctx, "alert", email);
  await askGuest(ctx, email, { ...input, ...waiting });
  return { status: "unconfirmed" };
}

type Asked = Waiting & Pick<AddAlert, "market" | "variantId">;

const asked = (owner: string, { market, variantId, kind }: Asked) =>
  and(
    eq(alert.owner, owner),
    eq(alert.variantId, variantId),
    eq(alert.market, market),
    eq(alert.kind, kind),
    sql`${alert.status} <> 'done'`,
  );

/** Writes an alert, or what is new about one that waits. The trigger that counts comes before a conflict would. */
async function save(
  ctx: ShopperCtx,
  of: { owner: string; userId: Id<"user"> | null; status: "armed" | "unconfirmed" },
  { market, variantId, kind, baseMinor, targetMinor }: Asked,
): Promise<void> {
  const wanted = { baseMinor, targetMinor };
  const where = asked(of.owner, { market, variantId, kind, ...wanted });
  const known = await ctx.db.update(alert).set(wanted).where(where).returning({ id: alert.id });
  if (known.length > 0) return;
  const id = newId("alert", ctx.now());
  try {
    await atomic(
      ctx.db,
      [ctx.db.insert(alert).values({ id, ...of, market, variantId, kind, ...wanted, createdAt: ctx.now() })],
      GUARDS,
    );
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "CONFLICT") throw error;
    await ctx.db.update(alert).set(wanted).where(where); // Somebody was asking for the same at the same moment.
  }
}

/** Writes a guest's wish down and sends the link that makes it count; one that counts already is changed without a word. */
async function askGuest(ctx: ShopperCtx, email: string, what: Asked): Promise<void> {
  await save(ctx, { owner: email, userId: null, status: "unconfirmed" }, what);
  const [row] = await ctx.db.select({ id: alert.id, status: alert.status }).from(alert).where(asked(email, what));
  if (row?.status !== "unconfirmed") return;
  const seed = newSeed();
  const job = later(ctx, { type: "alert.asked", alertId: row.id, seed });
  const link = ctx.db
    .update(alert)
    .set({ tokenHash: await linkHash(ctx, seed), createdAt: ctx.now() })
    .where(and(eq(alert.id, row.id), eq(alert.status, "unconfirmed")));
  await atomic(ctx.db, [link, job.statement]);
  sent(ctx, [job]);
}

/** How long the link of a guest's alert is good. */
const CONFIRM_MS = 7 * DAY_MS;

/** Makes a guest's alert count. Doing it again changes nothing. @throws TOKEN_INVALID no such link, or too old */
export async function confirmAlert(ctx: Ctx, { token }: ConfirmAlert): Promise<{ alertId: Id<"alert"> }> {
  const [row] = await ctx.db
    .select()
    .from(alert)
    .where(eq(alert.tokenHash, await sha256(token)));
  if (!row || (row.status === "unconfirmed" && row.createdAt < ctx.now() - CONFIRM_MS))
    throw new DomainError("TOKEN_INVALID");
  await ctx.db
    .update(alert)
    .set({ status: "armed" })
    .where(and(eq(alert.id, row.id), eq(alert.status, "unconfirmed")));
  // Whoever asks anew wants these mails, even if they once switched them off.
  const kind = row.kind === "price" ? "price_dropped" : "back_in_stock";
  await ctx.db.run(
    sql`DELETE FROM notice_preference WHERE principal = ${await addressPrincipal(row.owner)} AND kind = ${kind}`,
  );
  // It may have come true while the link lay in the mailbox.
  await claimWaiting(ctx, row.variantId);
  return { alertId: row.id };
}

/** Takes an alert away. @throws NOT_FOUND also for one of somebody else */
export async function removeAlert(ctx: BuyerCtx<"lists">, { alertId }: AlertId): Promise<void> {
  const gone = await ctx.db
    .delete(alert)
    .where(and(eq(alert.id, alertId), eq(alert.owner, ctx.actor.userId)))
    .returning({ id: alert.id });
  if (gone.length === 0) throw new DomainError("NOT_FOUND");
}

/** Alerts that a guest made are their account's, now that a link has proved the address. */
export async function takeOverAlerts(ctx: SystemCtx, { userId }: { userId: Id<"user"> }): Promise<void> {
  const [person] = await ctx.db.select({ email: user.email }).from(user).where(eq(user.id, userId));
  if (!person) return;
  await ctx.db.run(sql`UPDATE OR IGNORE alert SET owner = ${userId}, user_id = ${userId}
    WHERE owner = ${person.email} AND status IN ('unconfirmed', 'armed', 'done')`);
}

/** How long an alert that is over stands on its owner's page. */
const DONE_MS = 30 * DAY_MS;

/** Takes out what nobody confirmed, and what is long over. */
export async function forgetAlerts(ctx: SystemCtx): Promise<void> {
  await ctx.db.run(sql`DELETE FROM alert WHERE (status = 'unconfirmed' AND created_at < ${ctx.now() - CONFIRM_MS})
    OR (status = 'done' AND told_at < ${ctx.now() - DONE_MS})`);
}
