// Whose keys and apps are meant: a person's own, or those of the shop that they act for.
import type { Id } from "@stoa/contract";
import { and, type AnyColumn, eq, isNull, type SQL } from "@stoa/db";
import type { Person, SellerActor } from "../kernel/index.ts";

/** A person, and the seller they act for (null: for themselves). */
export interface Owner {
  userId: Id<"user">;
  sellerId: Id<"seller"> | null;
}

/** The person themselves. */
export const themselves = ({ person }: { person: Person }): Owner => ({ userId: person.userId, sellerId: null });

/** The seller that somebody acts for. */
export const theirSeller = ({ actor }: { actor: SellerActor }): Owner => ({
  userId: actor.userId,
  sellerId: actor.sellerId,
});

/** The condition for rows of an owner: a seller's, whoever made them; a person's own, of no seller. */
export const ownedBy = (table: { userId: AnyColumn; sellerId: AnyColumn }, owner: Owner): SQL | undefined =>
  owner.sellerId ? eq(table.sellerId, owner.sellerId) : and(eq(table.userId, owner.userId), isNull(table.sellerId));
