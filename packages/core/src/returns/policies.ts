// Under which terms things come back: the marketplace's policy by category, and the kinder terms of a seller.
import {
  DomainError,
  type RemoveReturnPolicy,
  type ReturnPolicy,
  type ReturnTermsView,
  type SetReturnPolicy,
  type SetReturnTerms,
} from "@stoa/contract";
import { asc, atomic, category, eq, MUST_HOLD, mustExist, returnPolicy, sellerReturnTerms, sql } from "@stoa/db";
import { type AdminCtx, auditRow, type SellerCtx } from "../kernel/index.ts";

/** The policies, the one for everything first, then by category. */
export async function returnPolicies(ctx: AdminCtx<"orders.read">): Promise<ReturnPolicy[]> {
  const rows = await ctx.db
    .select({ policy: returnPolicy, name: category.name })
    .from(returnPolicy)
    .leftJoin(category, eq(category.slug, returnPolicy.categorySlug))
    .orderBy(asc(returnPolicy.categorySlug));
  return rows.map(({ policy: { updatedAt: _u, ...policy }, name }) => ({ ...policy, categoryName: name }));
}

/** Sets the policy of a branch. @throws CONFLICT there is no such category */
export async function setReturnPolicy(ctx: AdminCtx<"orders.decide">, input: SetReturnPolicy): Promise<void> {
  const { categorySlug, ...terms } = input;
  const row = { ...terms, updatedAt: ctx.now() };
  await atomic(
    ctx.db,
    [
      ...(categorySlug === "" ? [] : [mustExist(ctx.db, sql`SELECT 1 FROM category WHERE slug = ${categorySlug}`)]),
      ctx.db
        .insert(returnPolicy)
        .values({ categorySlug, ...row })
        .onConflictDoUpdate({ target: returnPolicy.categorySlug, set: row }),
      auditRow(ctx, "return_policy.set", categorySlug === "" ? "everything" : categorySlug, terms),
    ],
    MUST_HOLD,
  );
}

/** Takes the policy of a branch away. @throws NOT_FOUND there is none */
export async function removeReturnPolicy(
  ctx: AdminCtx<"orders.decide">,
  { categorySlug }: RemoveReturnPolicy,
): Promise<void> {
  await atomic(
    ctx.db,
    [
      mustExist(ctx.db, sql`SELECT 1 FROM return_policy WHERE category_slug = ${categorySlug}`),
      ctx.db.delete(returnPolicy).where(eq(returnPolicy.categorySlug, categorySlug)),
      auditRow(ctx, "return_policy.removed", categorySlug),
    ],
    { must_hold: "NOT_FOUND" },
  );
}

/** The seller's own terms beside what holds anyway. */
export async function ownReturnTerms(ctx: SellerCtx<"store.manage">): Promise<ReturnTermsView> {
  const [[own], [base]] = await ctx.db.batch([
    ctx.db.select().from(sellerReturnTerms).where(eq(sellerReturnTerms.sellerId, ctx.actor.sellerId)),
    ctx.db.select().from(returnPolicy).where(eq(returnPolicy.categorySlug, "")),
  ]);
  if (!base) throw new DomainError("NOT_FOUND");
  const { windowDays, wayBack } = base;
  return {
    own: own ? { windowDays: own.windowDays, wayBack: own.wayBack, instructions: own.instructions } : null,
    market: { windowDays, wayBack },
  };
}

/** Sets the seller's own terms; they count where they are kinder than the policy. */
export async function setReturnTerms(ctx: SellerCtx<"store.manage">, input: SetReturnTerms): Promise<void> {
  const { sellerId } = ctx.actor;
  const row = { ...input, updatedAt: ctx.now() };
  await atomic(ctx.db, [
    ctx.db
      .insert(sellerReturnTerms)
      .values({ sellerId, ...row })
      .onConflictDoUpdate({ target: sellerReturnTerms.sellerId, set: row }),
    auditRow(ctx, "return_terms.set", sellerId, { windowDays: input.windowDays, wayBack: input.wayBack }),
  ]);
}
