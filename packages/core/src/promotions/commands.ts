// Making promotions and moving them on; and what a purchase that uses some of them writes.
import {
  type Currency,
  DomainError,
  type Id,
  newId,
  PROMOTION_NEXT,
  type PromotionStatus,
  type PromotionView,
  type SaveMarketPromotion,
  type SavePromotion,
  type SetPromotionStatus,
} from "@stoa/contract";
import {
  atomic,
  type BatchPart,
  eq,
  orderDiscount,
  promotion,
  promotionBudget,
  promotionCustomer,
  redemption,
  sql,
  type Statement,
} from "@stoa/db";
import { type AdminCtx, auditRow, type Ctx, type SellerCtx } from "../kernel/index.ts";
import type { Share } from "../pricing/index.ts";
import { emailHash } from "./customer.ts";
import { idsOf } from "./naming.ts";
import { anyPromotion, promotionOf, sellerPromotion } from "./queries.ts";

/** Whose a promotion is: a seller's, or the marketplace's with the share that it pays. */
type Owner = { sellerId: Id<"seller">; platformBps: 0 } | { sellerId: null; platformBps: number };

/** Most e-mail hashes in one statement. */
const HASHES = 40;

async function contentStatements(ctx: Ctx, id: Id<"promotion">, input: SavePromotion): Promise<BatchPart[]> {
  const { budget, emails } = input;
  const limits = Object.entries(budget ?? {}) as [Currency, number][];
  const hashes = [...new Set(await Promise.all(emails.map((email) => emailHash(ctx, email))))];
  const groups = Array.from({ length: Math.ceil(hashes.length / HASHES) }, (_, i) =>
    hashes.slice(i * HASHES, (i + 1) * HASHES),
  );
  return [
    ctx.db.update(promotionBudget).set({ budgetMinor: null }).where(eq(promotionBudget.promotionId, id)),
    ...limits.map(([currency, budgetMinor]) =>
      ctx.db
        .insert(promotionBudget)
        .values({ promotionId: id, currency, budgetMinor })
        .onConflictDoUpdate({
          target: [promotionBudget.promotionId, promotionBudget.currency],
          set: { budgetMinor },
        }),
    ),
    // Addresses are not shown again, so an edit that names none keeps those that are there.
    ...(hashes.length > 0 ? [ctx.db.delete(promotionCustomer).where(eq(promotionCustomer.promotionId, id))] : []),
    ...groups.map((group) =>
      ctx.db.insert(promotionCustomer).values(group.map((hash) => ({ promotionId: id, emailHash: hash }))),
    ),
  ];
}

async function save(ctx: Ctx, owner: Owner, input: SavePromotion): Promise<Id<"promotion">> {
  const { promotionId, effect: _effect, goods, emails: _emails, budget: _budget, ...content } = input;
  if (content.endsAt !== null && content.endsAt <= content.startsAt)
    throw new DomainError("INVALID_INPUT", { fields: ["endsAt"] });
  if (owner.sellerId !== null && goods.sellerHandles.length > 0)
    throw new DomainError("INVALID_INPUT", { fields: ["goods.sellerHandles"] });
  const named = await idsOf(ctx.db, input.effect, goods);
  const id = promotionId ?? newId("promotion", ctx.now());
  const values = {
    ...content,
    ...named,
    ...owner,
    // Two first orders at once are one too many; the limit per customer is the guard that counts.
    maxPerCustomer: content.conditions.customers === "first_order" ? 1 : content.maxPerCustomer,
    updatedAt: ctx.now(),
  };
  if (promotionId !== null) {
    const { status, seller } = await promotionOf(ctx.db, owner.sellerId, promotionId);
    if ((seller?.sellerId ?? null) !== owner.sellerId) throw new DomainError("NOT_FOUND");
    if (status === "ended") throw new DomainError("ILLEGAL_TRANSITION", { from: status, to: status });
  }
  await atomic(
    ctx.db,
    [
      promotionId === null
        ? ctx.db.insert(promotion).values({ id, ...values, createdAt: ctx.now() })
        : ctx.db.update(promotion).set(values).where(eq(promotion.id, id)),
      ...(await contentStatements(ctx, id, input)),
      auditRow(ctx, promotionId === null ? "promotion.made" : "promotion.changed", id, {
        kind: input.effect.kind,
        platformBps: owner.platformBps,
        maxUses: content.maxUses,
      }),
    ],
    { "promotion.code": "CODE_TAKEN", promotion_code: "CODE_TAKEN" },
  );
  return id;
}

async function setStatus(ctx: Ctx, from: PromotionStatus, { promotionId, status }: SetPromotionStatus): Promise<void> {
  if (!(PROMOTION_NEXT[from] as readonly PromotionStatus[]).includes(status))
    throw new DomainError("ILLEGAL_TRANSITION", { from, to: status });
  await atomic(
    ctx.db,
    [
      ctx.db.update(promotion).set({ status, updatedAt: ctx.now() }).where(eq(promotion.id, promotionId)),
      auditRow(ctx, `promotion.${status}`, promotionId, { from }),
    ],
    { promotion_status_path: "ILLEGAL_TRANSITION" },
  );
}

/**
 * Makes a promotion of the seller's own offers, as a draft, or changes one that has not ended.
 * @throws NOT_FOUND, INVALID_INPUT goods that are not there, CODE_TAKEN, ILLEGAL_TRANSITION it has ended
 */
export async function savePromotion(ctx: SellerCtx<"offers.write">, input: SavePromotion): Promise<PromotionView> {
  const { sellerId } = ctx.actor;
  return await sellerPromotion(ctx, { promotionId: await save(ctx, { sellerId, platformBps: 0 }, input) });
}

/** Moves one of the seller's promotions on. @throws NOT_FOUND, ILLEGAL_TRANSITION */
export async function setPromotionStatus(
  ctx: SellerCtx<"offers.write">,
  input: SetPromotionStatus,
): Promise<PromotionView> {
  await setStatus(ctx, (await sellerPromotion(ctx, input)).status, input);
  return await sellerPromotion(ctx, input);
}

/** Makes or changes a promotion of the marketplace. @throws as `savePromotion` */
export async function saveMarketPromotion(
  ctx: AdminCtx<"finance.write">,
  { platformBps, ...input }: SaveMarketPromotion,
): Promise<PromotionView> {
  return await anyPromotion(ctx, { promotionId: await save(ctx, { sellerId: null, platformBps }, input) });
}

/** Moves any promotion on: operators may stop a seller's, too. @throws NOT_FOUND, ILLEGAL_TRANSITION */
export async function setAnyPromotionStatus(
  ctx: AdminCtx<"finance.write">,
  input: SetPromotionStatus,
): Promise<PromotionView> {
  await setStatus(ctx, (await anyPromotion(ctx, input)).status, input);
  return await anyPromotion(ctx, input);
}

/** What a purchase got off, as it is written down. */
export interface Redeemed {
  purchaseId: Id<"purchase">;
  userId: Id<"user"> | null;
  email: string;
  currency: Currency;
  shares: readonly Share[];
  names: ReadonlyMap<Id<"promotion">, { name: string; code: string | null }>;
  orderOf: (sellerId: Id<"seller">) => Id<"order">;
  lineOf: (offerId: Id<"offer">) => Id<"line">;
}

/** Guards of `redeeming`: limits that others have reached meanwhile. */
export const REDEEM_GUARDS = {
  redemption_promotion_active: "PROMOTION_USED_UP",
  redemption_within_uses: "PROMOTION_USED_UP",
  redemption_within_customer: "PROMOTION_USED_UP",
  redemption_within_budget: "PROMOTION_USED_UP",
} as const;

/**
 * The statements by which a purchase uses its promotions: one redemption for each, counted against its limits by the
 * database, and what each order got off. They go back by themselves when the purchase expires or its orders are cancelled.
 */
export async function redeeming(ctx: Ctx, of: Redeemed): Promise<Statement[]> {
  const hash = of.shares.length > 0 ? await emailHash(ctx, of.email) : "";
  const byPromotion = Map.groupBy(of.shares, (share) => share.promotionId);
  return [
    ...[...byPromotion].map(([promotionId, shares]) =>
      ctx.db.insert(redemption).values({
        id: newId("redemption", ctx.now()),
        promotionId,
        purchaseId: of.purchaseId,
        userId: of.userId,
        emailHash: hash,
        currency: of.currency,
        amountMinor: shares.reduce((sum, share) => sum + share.amountMinor, 0),
        createdAt: ctx.now(),
      }),
    ),
    ...of.shares.map((share) =>
      ctx.db.insert(orderDiscount).values({
        orderId: of.orderOf(share.sellerId),
        promotionId: share.promotionId,
        lineId: share.offerId === null ? null : of.lineOf(share.offerId),
        name: of.names.get(share.promotionId)?.name ?? "",
        code: of.names.get(share.promotionId)?.code ?? null,
        amountMinor: share.amountMinor,
        platformMinor: share.platformMinor,
      }),
    ),
  ];
}

/** Takes what names a customer out of what promotions know. */
export async function forgettingRedemptions(ctx: Ctx, userId: Id<"user">, email: string): Promise<Statement[]> {
  const hash = await emailHash(ctx, email);
  return [
    ctx.db.delete(promotionCustomer).where(eq(promotionCustomer.emailHash, hash)),
    ctx.db.run(
      sql`UPDATE redemption SET email_hash = '', user_id = NULL WHERE user_id = ${userId} OR email_hash = ${hash}`,
    ),
  ];
}
