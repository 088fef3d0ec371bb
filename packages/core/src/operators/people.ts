// One person as operators see them.
import { type AdminPerson, DomainError, type Id } from "@stoa/contract";
import { and, eq, isNull, operator, sql, user } from "@stoa/db";
import type { AdminCtx } from "../kernel/index.ts";

/** What a person looks like in a list of people. */
export const personColumns = {
  userId: user.id,
  email: user.email,
  name: user.name,
  operator: operator.role,
  sellers: sql<string>`(SELECT json_group_array(json_object('sellerId', s.id, 'name', s.name)) FROM seller_member m JOIN seller s ON s.id = m.seller_id WHERE m.user_id = "user".id)`,
  orderCount: sql<number>`(SELECT count(*) FROM purchase p JOIN seller_order o ON o.purchase_id = p.id WHERE p.user_id = "user".id)`,
  createdAt: user.createdAt,
};

/** One person with an account. @throws NOT_FOUND also once they are forgotten */
export async function personById(ctx: AdminCtx<"users.read">, userId: Id<"user">): Promise<AdminPerson> {
  const [row] = await ctx.db
    .select({
      ...personColumns,
      emailVerifiedAt: user.emailVerifiedAt,
      blockedAt: user.blockedAt,
      blockedReason: user.blockedReason,
      sessionCount: sql<number>`(SELECT count(*) FROM session x WHERE x.user_id = "user".id AND x.method <> 'look'
        AND x.expires_at > ${ctx.now()})`,
    })
    .from(user)
    .leftJoin(operator, eq(operator.userId, user.id))
    .where(and(eq(user.id, userId), isNull(user.erasedAt)));
  if (!row) throw new DomainError("NOT_FOUND");
  const { sellers, ...rest } = row;
  return { ...rest, sellers: JSON.parse(sellers) };
}
