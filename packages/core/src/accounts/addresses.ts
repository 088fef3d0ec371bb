// The address book: where a person has things sent. Checkout offers it; an order keeps a copy of its own.
import { addressTroubles, type AddressView, DomainError, type Id, newId, type SaveAddress } from "@stoa/contract";
import { address, and, asc, atomic, count, desc, eq, type Statement, sql } from "@stoa/db";
import type { BuyerCtx } from "../kernel/index.ts";

/** Most addresses of a person. */
const MAX_ADDRESSES = 50;

const FIELDS = {
  country: address.country,
  name: address.name,
  line1: address.line1,
  line2: address.line2,
  city: address.city,
  region: address.region,
  postalCode: address.postalCode,
  phone: address.phone,
};

/** A person's addresses, the default one first. */
export async function addressBook(ctx: BuyerCtx<"account">): Promise<AddressView[]> {
  const rows = await ctx.db
    .select({ addressId: address.id, isDefault: address.isDefault, ...FIELDS })
    .from(address)
    .where(eq(address.userId, ctx.actor.userId))
    .orderBy(desc(address.isDefault), asc(address.createdAt));
  return rows.map((row) => ({ ...row, isDefault: row.isDefault === 1 }));
}

/**
 * Keeps an address, or replaces one. The first one of a person is their default.
 * @throws INVALID_INPUT its country does not take it as it is; names the fields
 * @throws NOT_FOUND the one to replace is not theirs
 * @throws LIST_FULL
 */
export async function saveAddress(
  ctx: BuyerCtx<"account">,
  { addressId, ...fields }: SaveAddress,
): Promise<{ addressId: Id<"address"> }> {
  const troubles = addressTroubles(fields.country, fields);
  if (troubles.length > 0) throw new DomainError("INVALID_INPUT", { fields: troubles });
  const { userId } = ctx.actor;
  const now = ctx.now();
  if (addressId) {
    const changed = await ctx.db
      .update(address)
      .set({ ...fields, updatedAt: now })
      .where(ownOne(ctx, addressId))
      .returning({ id: address.id });
    if (changed.length === 0) throw new DomainError("NOT_FOUND");
    return { addressId };
  }
  const [kept] = await ctx.db.select({ count: count() }).from(address).where(eq(address.userId, userId));
  if ((kept?.count ?? 0) >= MAX_ADDRESSES) throw new DomainError("LIST_FULL", { limit: MAX_ADDRESSES });
  const id = newId("address", now);
  const isFirst = sql<number>`NOT EXISTS (SELECT 1 FROM address WHERE user_id = ${userId})`;
  await ctx.db.insert(address).values({ id, userId, ...fields, isDefault: isFirst, createdAt: now, updatedAt: now });
  return { addressId: id };
}

/** Takes an address out of the book; the oldest that is left takes its place as the default. @throws NOT_FOUND */
export async function removeAddress(ctx: BuyerCtx<"account">, addressId: Id<"address">): Promise<void> {
  await ownAddress(ctx, addressId);
  const { userId } = ctx.actor;
  await atomic(ctx.db, [
    ctx.db.delete(address).where(ownOne(ctx, addressId)),
    ctx.db
      .update(address)
      .set({ isDefault: 1 })
      .where(
        sql`id = (SELECT id FROM address WHERE user_id = ${userId} ORDER BY created_at LIMIT 1)
          AND NOT EXISTS (SELECT 1 FROM address WHERE user_id = ${userId} AND is_default = 1)`,
      ),
  ]);
}

/** Makes an address the one that checkout begins with. @throws NOT_FOUND */
export async function makeDefaultAddress(ctx: BuyerCtx<"account">, addressId: Id<"address">): Promise<void> {
  await ownAddress(ctx, addressId);
  const set = (isDefault: 0 | 1, where: ReturnType<typeof eq>): Statement =>
    ctx.db.update(address).set({ isDefault }).where(where);
  await atomic(ctx.db, [set(0, eq(address.userId, ctx.actor.userId)), set(1, ownOne(ctx, addressId)!)]);
}

const ownOne = (ctx: BuyerCtx<"account">, addressId: Id<"address">) =>
  and(eq(address.id, addressId), eq(address.userId, ctx.actor.userId));

async function ownAddress(ctx: BuyerCtx<"account">, addressId: Id<"address">): Promise<void> {
  const [row] = await ctx.db.select({ id: address.id }).from(address).where(ownOne(ctx, addressId));
  if (!row) throw new DomainError("NOT_FOUND");
}
