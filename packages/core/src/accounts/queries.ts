// Who somebody is: their teams and their role among the operators.
import type { Audience, Id, OperatorRole, Viewer } from "@stoa/contract";
import { type Database, desc, eq, operator, seller, sellerMember, user } from "@stoa/db";

/** A person as an app may know them; null for an id that nobody has. */
export async function viewerOf(db: Database, userId: Id<"user">, audience: Audience): Promise<Viewer | null> {
  const [people, teams, operators] = await db.batch([
    db.select({ email: user.email, name: user.name }).from(user).where(eq(user.id, userId)),
    teamsQuery(db, userId),
    db.select({ role: operator.role }).from(operator).where(eq(operator.userId, userId)),
  ]);
  const person = people[0];
  if (!person) return null;
  return {
    userId,
    ...person,
    audience,
    sellers: audience === "seller" ? teams : [],
    operator: audience === "admin" ? (operators[0]?.role ?? null) : null,
  };
}

const teamsQuery = (db: Database, userId: Id<"user">) =>
  db
    .select({ sellerId: seller.id, handle: seller.handle, name: seller.name, role: sellerMember.role })
    .from(sellerMember)
    .innerJoin(seller, eq(seller.id, sellerMember.sellerId))
    .where(eq(sellerMember.userId, userId))
    .orderBy(desc(sellerMember.role), seller.name);

/** The teams of a person, in the order in which the switcher shows them. */
export async function teamsOf(db: Database, userId: Id<"user">): Promise<Viewer["sellers"]> {
  return await teamsQuery(db, userId);
}

/** The role of a person among the operators; null for everybody else. */
export async function operatorRoleOf(db: Database, userId: Id<"user">): Promise<OperatorRole | null> {
  const [row] = await db.select({ role: operator.role }).from(operator).where(eq(operator.userId, userId));
  return row?.role ?? null;
}
