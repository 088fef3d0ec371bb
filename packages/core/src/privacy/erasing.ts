// Taking a person out of the marketplace (GDPR, Article 17). Orders stay, since the law asks that accounts be kept
// (Article 17 (3) (b)); what names the person in them goes.
import { DomainError, type EraseAccount, type Id } from "@stoa/contract";
import {
  atomic,
  caseFile,
  type Database,
  eq,
  operator,
  purchase,
  sellerMember,
  sellerOrder,
  sql,
  type Statement,
  user,
} from "@stoa/db";
import { endingSessions, personOf } from "../accounts/index.ts";
import { cartName } from "../cart/index.ts";
import { addressPrincipal, auditRow, type BuyerCtx, type PersonCtx, type SteppedUp } from "../kernel/index.ts";
import { forgettingRedemptions } from "../promotions/index.ts";
import { caseFileKey } from "../messages/index.ts";
import { nameless, photosOfBuyer } from "./content.ts";
import { forgettingWaysIn } from "../sign-in/index.ts";

/** States in which a seller still needs to know whom to send things to. */
const OPEN = sql`('pending', 'confirmed', 'picking', 'packed', 'partly_shipped', 'shipped')`;

/**
 * Forgets the person who asks: their account can be entered no more, and nothing in the database names them.
 * @throws INVALID_INPUT the address that was typed is another
 * @throws ACCOUNT_IN_USE `because` of orders that are not there yet, a seller's team, or a role among the operators
 */
export async function eraseAccount(
  ctx: BuyerCtx<"account"> & SteppedUp<PersonCtx>,
  input: EraseAccount,
): Promise<void> {
  const { db } = ctx;
  const { userId } = ctx.person;
  const person = await personOf(db, userId);
  if (input.email !== person.email) throw new DomainError("INVALID_INPUT", { fields: ["email"] });
  const because = await useOf(db, userId);
  if (because) throw new DomainError("ACCOUNT_IN_USE", { because });
  const keys = await filesOfBuyer(db, userId);
  const photos = await photosOfBuyer(db, userId);
  await atomic(db, [
    ...forgetting(db, userId, person.email),
    ...forgettingWishesToKnow(db, [userId, person.email], [userId, await addressPrincipal(person.email)]),
    ...forgettingWaysIn(ctx, userId),
    ...(await forgettingRedemptions(ctx, userId, person.email)),
    ...unsaid(db, userId),
    ...emptied(db, userId, ctx.now()),
    ...nameless(db, userId),
    endingSessions(db, userId, null),
    auditRow(ctx, "account.erased", userId),
  ]);
  if (keys.length > 0) await ctx.documents.delete(keys);
  if (photos.length > 0) await ctx.media.delete(photos);
  await ctx.objects.cart(cartName(ctx) ?? "").apply({ change: { kind: "erase" }, key: null });
}

/** Why an account cannot be erased now; null where it can. */
async function useOf(db: Database, userId: Id<"user">): Promise<"orders" | "team" | "operator" | null> {
  const [orders, teams, roles] = await db.batch([
    db
      .select({ id: sellerOrder.id })
      .from(sellerOrder)
      .innerJoin(purchase, eq(purchase.id, sellerOrder.purchaseId))
      .where(sql`${purchase.userId} = ${userId} AND ${sellerOrder.status} IN ${OPEN}`)
      .limit(1),
    db.select({ id: sellerMember.sellerId }).from(sellerMember).where(eq(sellerMember.userId, userId)).limit(1),
    db.select({ id: operator.userId }).from(operator).where(eq(operator.userId, userId)),
  ]);
  return orders.length > 0 || (await hasOpenCase(db, userId))
    ? "orders"
    : teams.length > 0
      ? "team"
      : roles.length > 0
        ? "operator"
        : null;
}

/** Whether money may still have to go back to the person: a return or a claim that is not over. */
async function hasOpenCase(db: Database, userId: Id<"user">): Promise<boolean> {
  const open = await db.all(sql`
    SELECT 1 FROM purchase p JOIN seller_order o ON o.purchase_id = p.id WHERE p.user_id = ${userId} AND (
      EXISTS (SELECT 1 FROM return_request r WHERE r.order_id = o.id AND r.due_at IS NOT NULL)
      OR EXISTS (SELECT 1 FROM claim c WHERE c.order_id = o.id AND c.due_at IS NOT NULL)) LIMIT 1`);
  return open.length > 0;
}

/** What is of the person alone, and goes. */
function forgetting(db: Database, userId: Id<"user">, email: string): Statement[] {
  const own = ["address", "wish_list", "account_token", "sign_in_attempt", "notice", "alert", "saved_view"];
  // What they made for a seller is the seller's and stays.
  const programs = ["access_key", "oauth_grant", "oauth_client"];
  return [
    ...own.map((table) => db.run(sql`DELETE FROM ${sql.identifier(table)} WHERE user_id = ${userId}`)),
    ...programs.map((table) =>
      db.run(sql`DELETE FROM ${sql.identifier(table)} WHERE user_id = ${userId} AND seller_id IS NULL`),
    ),
    db.run(sql`DELETE FROM registration WHERE email = ${email}`),
    db.run(sql`DELETE FROM invitation WHERE email = ${email}`),
    // Whatever was written to them, under this address or a former one of their purchases, and to sellers about these.
    db.run(sql`DELETE FROM mail WHERE recipient = ${email}
      OR recipient IN (SELECT email FROM purchase WHERE user_id = ${userId})
      OR EXISTS (SELECT 1 FROM seller_order o JOIN purchase p ON p.id = o.purchase_id
        WHERE p.user_id = ${userId} AND (instr(mail.key, o.id) > 0 OR instr(mail.key, p.id) > 0))`),
    // Answers that are kept for a day: their own, and those about their orders that sellers were given.
    db.run(sql`DELETE FROM idempotency WHERE instr(principal, ${`buyer:${userId}`}) = 1 OR EXISTS (
      SELECT 1 FROM seller_order o JOIN purchase p ON p.id = o.purchase_id
      WHERE p.user_id = ${userId} AND (instr(idempotency.response, o.id) > 0 OR instr(idempotency.response, p.id) > 0))`),
  ];
}

/** What they wanted to be told, with their account and under their address without one. */
function forgettingWishesToKnow(db: Database, owners: readonly string[], principals: readonly string[]): Statement[] {
  return [
    db.run(sql`DELETE FROM alert WHERE owner IN (SELECT value FROM json_each(${JSON.stringify(owners)}))`),
    db.run(
      sql`DELETE FROM notice_preference WHERE principal IN (SELECT value FROM json_each(${JSON.stringify(principals)}))`,
    ),
  ];
}

/** Where the pictures and papers lie that the person has sent with returns, claims and messages. */
async function filesOfBuyer(db: Database, userId: Id<"user">): Promise<string[]> {
  const rows = await db
    .select({ orderId: caseFile.orderId, hash: caseFile.hash })
    .from(caseFile)
    .innerJoin(sellerOrder, eq(sellerOrder.id, caseFile.orderId))
    .innerJoin(purchase, eq(purchase.id, sellerOrder.purchaseId))
    .where(sql`${purchase.userId} = ${userId} AND ${caseFile.side} = 'buyer'`);
  return rows.map(({ orderId, hash }) => caseFileKey(orderId, hash));
}

/** What was said about their orders: the words go, that there was a case stays with the money that it moved. */
function unsaid(db: Database, userId: Id<"user">): Statement[] {
  const bought = sql`order_id IN (SELECT o.id FROM seller_order o JOIN purchase p ON p.id = o.purchase_id WHERE p.user_id = ${userId})`;
  const threads = sql`SELECT id FROM thread WHERE ${bought}`;
  return [
    db.run(sql`DELETE FROM case_file WHERE side = 'buyer' AND ${bought}`),
    db.run(
      sql`UPDATE message_report SET reason = '' WHERE message_id IN (SELECT id FROM message WHERE thread_id IN (${threads}))`,
    ),
    db.run(sql`UPDATE message SET text = '', original = NULL WHERE thread_id IN (${threads})`),
    db.run(sql`UPDATE return_line SET note = '' WHERE return_id IN (SELECT id FROM return_request WHERE ${bought})`),
    db.run(sql`UPDATE return_request SET carrier = '', tracking_number = '' WHERE ${bought}`),
    db.run(sql`UPDATE claim SET note = '', appeal_note = '', answer_note = '', decision_note = '' WHERE ${bought}`),
  ];
}

/** What stays, without what names them. */
function emptied(db: Database, userId: Id<"user">, now: number): Statement[] {
  const nowhere = { name: "", line1: "", line2: "", city: "", region: "", postalCode: "", phone: "" };
  const bought = sql`purchase_id IN (SELECT id FROM purchase WHERE user_id = ${userId})`;
  return [
    db.update(sellerOrder).set({ customerName: "" }).where(bought),
    db.update(purchase).set({ email: "", address: nowhere }).where(eq(purchase.userId, userId)),
    db.run(sql`UPDATE credit_grant SET reason = '' WHERE user_id = ${userId}`),
    db
      .update(user)
      .set({ email: `${userId}@erased.invalid`, name: "", passwordHash: "", erasedAt: now, emailVerifiedAt: null })
      .where(eq(user.id, userId)),
  ];
}
