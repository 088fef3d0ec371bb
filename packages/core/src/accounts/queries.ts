// Who somebody is: their teams and their role among the operators.
import {
  type Audience,
  type Id,
  OPERATOR_GRANTS,
  type OperatorRole,
  SELLER_GRANTS,
  SELLER_ROLES,
  type Viewer,
} from "@stoa/contract";
import { type Database, eq, operator, seller, sellerMember, sql, user } from "@stoa/db";

/** What a session says about how its person is here: the team that they chose, the operator who looks. */
export interface Standing {
  sellerId?: Id<"seller"> | null;
  lookedAtBy?: Id<"user"> | null;
}

/** A person as an app may know them; null for an id that nobody has. */
export async function viewerOf(
  db: Database,
  userId: Id<"user">,
  audience: Audience,
  { sellerId = null, lookedAtBy = null }: Standing = {},
): Promise<Viewer | null> {
  const [people, teams, operators, lookers] = await db.batch([
    db.select({ email: user.email, name: user.name }).from(user).where(eq(user.id, userId)),
    teamsQuery(db, userId),
    db.select({ role: operator.role }).from(operator).where(eq(operator.userId, userId)),
    db
      .select({ name: user.name })
      .from(user)
      .where(eq(user.id, lookedAtBy ?? userId)),
  ]);
  const person = people[0];
  if (!person) return null;
  const team = audience === "seller" ? chosenTeam(teams, sellerId) : undefined;
  const role = audience === "admin" ? (operators[0]?.role ?? null) : null;
  return {
    userId,
    ...person,
    audience,
    sellers: audience === "seller" ? teams : [],
    actingFor: team?.sellerId ?? null,
    operator: role,
    may: team ? SELLER_GRANTS[team.role] : role ? OPERATOR_GRANTS[role] : [],
    lookedAtBy: lookedAtBy ? (lookers[0]?.name ?? "") : null,
  };
}

/**
 * The team that somebody acts for: the one that they chose, as long as it is theirs. Who never chose acts for the first;
 * who was taken out of what they chose acts for none, and never unawares for another.
 */
export const chosenTeam = <T extends { sellerId: Id<"seller"> }>(
  teams: readonly T[],
  sellerId: Id<"seller"> | null,
): T | undefined => (sellerId ? teams.find((team) => team.sellerId === sellerId) : teams[0]);

/** Places of the roles in their list, so that the teams in which one may most come first. */
const RANK = sql.join(
  SELLER_ROLES.map((role, place) => sql`WHEN ${sql.raw(`'${role}'`)} THEN ${sql.raw(String(place))}`),
  sql` `,
);

const teamsQuery = (db: Database, userId: Id<"user">) =>
  db
    .select({ sellerId: seller.id, handle: seller.handle, name: seller.name, role: sellerMember.role })
    .from(sellerMember)
    .innerJoin(seller, eq(seller.id, sellerMember.sellerId))
    .where(eq(sellerMember.userId, userId))
    .orderBy(sql`CASE ${sellerMember.role} ${RANK} END`, seller.name, seller.id);

/** The teams of a person, in the order in which the switcher shows them. */
export async function teamsOf(db: Database, userId: Id<"user">): Promise<Viewer["sellers"]> {
  return await teamsQuery(db, userId);
}

/** The role of a person among the operators; null for everybody else. */
export async function operatorRoleOf(db: Database, userId: Id<"user">): Promise<OperatorRole | null> {
  const [row] = await db.select({ role: operator.role }).from(operator).where(eq(operator.userId, userId));
  return row?.role ?? null;
}
