// The audit log as sellers and operators read it.
import { type AuditEntry, type AuditInput, type Page, type SellerAuditInput } from "@stoa/contract";
import { and, audit, eq, isNull, lt, or, type SQL, sql, user } from "@stoa/db";
import { type AdminCtx, type Ctx, holds, MARKET_CHAIN, pageOf, readCursor, type SellerCtx } from "../kernel/index.ts";

/** The id in a name like `seller:usr_…:key_…`; null for the marketplace's own work. */
const ACTOR_ID = sql`CASE WHEN instr(${audit.actor}, ':usr_') > 0 THEN substr(${audit.actor}, instr(${audit.actor}, ':') + 1, 30) END`;

function narrowed(input: SellerAuditInput): (SQL | undefined)[] {
  return [
    input.actor
      ? or(holds(audit.actor, input.actor), holds(user.name, input.actor), holds(user.email, input.actor))
      : undefined,
    input.action ? sql`substr(${audit.action}, 1, ${input.action.length}) = ${input.action}` : undefined,
    input.subject ? eq(audit.subject, input.subject) : undefined,
    input.outcome ? eq(audit.outcome, input.outcome) : undefined,
    input.fromAt === undefined ? undefined : sql`${audit.at} >= ${input.fromAt}`,
    input.toAt === undefined ? undefined : lt(audit.at, input.toAt),
  ];
}

async function entries(ctx: Ctx, input: SellerAuditInput, chain: SQL | undefined): Promise<Page<AuditEntry>> {
  const after = readCursor(input.cursor);
  const rows = await ctx.db
    .select({ row: audit, actorName: user.name })
    .from(audit)
    .leftJoin(user, sql`${user.id} = ${ACTOR_ID}`)
    .where(
      and(
        chain,
        ...narrowed(input),
        after ? or(lt(audit.at, after.at), and(eq(audit.at, after.at), sql`${audit.id} < ${after.id}`)) : undefined,
      ),
    )
    .orderBy(sql`${audit.at} DESC, ${audit.id} DESC`)
    .limit(input.limit + 1);
  return pageOf(
    rows,
    input.limit,
    ({ row }) => ({ at: row.at, id: row.id }),
    ({ row: { id: auditId, ...row }, actorName }) => ({
      auditId,
      ...row,
      actorName: actorName || null,
    }),
  );
}

/** The seller's own log, newest first, id breaks ties. What operators did to the seller stands in the market's. */
export const ownAudit = (ctx: SellerCtx<"audit.read">, input: SellerAuditInput): Promise<Page<AuditEntry>> =>
  entries(ctx, input, eq(audit.chain, ctx.actor.sellerId));

/** All logs, newest first, id breaks ties. */
export const allAudit = (ctx: AdminCtx<"audit.read">, { tenant, ...input }: AuditInput): Promise<Page<AuditEntry>> => {
  const market = or(eq(audit.chain, MARKET_CHAIN), isNull(audit.chain));
  return entries(ctx, input, tenant ? (tenant === MARKET_CHAIN ? market : eq(audit.chain, tenant)) : undefined);
};
