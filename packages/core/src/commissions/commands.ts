// What operators do with the rules of commission. Sales that were made keep what they were charged.
import {
  type AddCommissionRule,
  type CommissionRuleId,
  DomainError,
  type Id,
  type MoveCommissionRule,
  newId,
  type SaveCommissionRule,
} from "@stoa/contract";
import { atomic, commissionRule, eq, MUST_HOLD, mustHold, sql } from "@stoa/db";
import { type AdminCtx, auditRow, type Ctx } from "../kernel/index.ts";
import { ruleRow } from "./queries.ts";

type FinanceCtx = AdminCtx<"finance.write">;

/** What breaks where amounts do not fit each other. */
const AMOUNT_GUARDS = {
  commission_rule_amounts_have_currency: "INVALID_INPUT",
  commission_rule_cap_above_floor: "INVALID_INPUT",
  commission_rule_band_in_order: "INVALID_INPUT",
  "commission_rule.position": "CONFLICT",
} as const;

/** The values of a rule, with the ids of what it names. @throws NOT_FOUND `field` names what is not there */
async function values(ctx: Ctx, input: AddCommissionRule) {
  const { productSlug, categorySlug, sellerHandle, ...amounts } = input;
  const { name, currency, fromMinor, toMinor, rateBps, fixedMinor, floorMinor, capMinor } = amounts;
  const found = await ctx.db.all<{ productId: string | null; categoryId: string | null; sellerId: string | null }>(sql`
    SELECT (SELECT id FROM product WHERE slug = ${productSlug}) AS productId, (SELECT id FROM category WHERE slug = ${categorySlug}) AS categoryId,
      (SELECT id FROM seller WHERE handle = ${sellerHandle}) AS sellerId`);
  const { productId, categoryId, sellerId } = found[0]!;
  const missing = (
    [
      ["productSlug", productSlug, productId],
      ["categorySlug", categorySlug, categoryId],
      ["sellerHandle", sellerHandle, sellerId],
    ] as const
  ).find(([, named, id]) => named !== null && id === null);
  if (missing) throw new DomainError("NOT_FOUND", { field: missing[0] });
  return {
    name,
    productId: productId as Id<"product"> | null,
    categoryId: categoryId as Id<"category"> | null,
    sellerId: sellerId as Id<"seller"> | null,
    currency,
    fromMinor,
    toMinor,
    rateBps,
    fixedMinor,
    floorMinor,
    capMinor,
  };
}

/**
 * Puts a rule at the end of the list.
 * @throws NOT_FOUND it names a thing that is not there; `field` says which
 * @throws INVALID_INPUT amounts without a currency, a cap below the floor, a band that ends before it begins
 */
export async function addCommissionRule(ctx: FinanceCtx, input: AddCommissionRule): Promise<CommissionRuleId> {
  const ruleId = newId("commissionRule", ctx.now());
  const named = await values(ctx, input);
  const row = {
    ...named,
    id: ruleId,
    position: sql<number>`(SELECT coalesce(max(position), 0) + 1 FROM commission_rule WHERE archived_at IS NULL)`,
    createdAt: ctx.now(),
  };
  await atomic(
    ctx.db,
    [
      ctx.db.insert(commissionRule).values(row as unknown as typeof commissionRule.$inferInsert),
      auditRow(ctx, "commission.added", ruleId, { ...named }),
    ],
    AMOUNT_GUARDS,
  );
  return { ruleId };
}

/** Changes a rule. @throws as adding; CONFLICT somebody else has changed it meanwhile */
export async function saveCommissionRule(ctx: FinanceCtx, input: SaveCommissionRule): Promise<void> {
  const { ruleId, version, ...terms } = input;
  const before = await ruleRow(ctx.db, ruleId);
  const named = await values(ctx, terms);
  await atomic(
    ctx.db,
    [
      mustHold(
        ctx.db,
        sql`(SELECT version FROM commission_rule WHERE id = ${ruleId} AND archived_at IS NULL) = ${version}`,
      ),
      ctx.db
        .update(commissionRule)
        .set({ ...named, version: version + 1 })
        .where(eq(commissionRule.id, ruleId)),
      auditRow(ctx, "commission.saved", ruleId, { from: { rateBps: before.rateBps }, ...named }),
    ],
    { ...AMOUNT_GUARDS, ...MUST_HOLD },
  );
}

/** Moves a rule one place up or down; at an end nothing changes. @throws NOT_FOUND */
export async function moveCommissionRule(ctx: FinanceCtx, { ruleId, to }: MoveCommissionRule): Promise<void> {
  const row = await ruleRow(ctx.db, ruleId);
  const [other] = await ctx.db
    .select({ id: commissionRule.id, position: commissionRule.position })
    .from(commissionRule)
    .where(
      to === "up"
        ? sql`archived_at IS NULL AND position < ${row.position}`
        : sql`archived_at IS NULL AND position > ${row.position}`,
    )
    .orderBy(to === "up" ? sql`position DESC` : sql`position`)
    .limit(1);
  const place = (id: Id<"commissionRule">, position: number) =>
    ctx.db.update(commissionRule).set({ position }).where(eq(commissionRule.id, id));
  await atomic(
    ctx.db,
    [
      ...(other
        ? [
            mustHold(
              ctx.db,
              sql`(SELECT count(*) FROM commission_rule WHERE archived_at IS NULL AND ((id = ${ruleId} AND position = ${row.position})
                OR (id = ${other.id} AND position = ${other.position}))) = 2`,
            ),
            place(ruleId, -1), // Out of the way first: two rules are never in one place.
            place(other.id, row.position),
            place(ruleId, other.position),
          ]
        : []),
      auditRow(ctx, "commission.moved", ruleId, { to }),
    ],
    MUST_HOLD,
  );
}

/** Ends a rule; sales that it was charged by keep naming it. @throws NOT_FOUND */
export async function endCommissionRule(ctx: FinanceCtx, { ruleId }: CommissionRuleId): Promise<void> {
  await ruleRow(ctx.db, ruleId);
  await atomic(ctx.db, [
    ctx.db.update(commissionRule).set({ archivedAt: ctx.now() }).where(eq(commissionRule.id, ruleId)),
    auditRow(ctx, "commission.ended", ruleId),
  ]);
}
