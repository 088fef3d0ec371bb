// The promotions that may apply to a basket: what the codes name and what applies by itself, with the standing of limits.
import type { Id, Market, PromotionOutcome } from "@stoa/contract";
import { type promotion, sql } from "@stoa/db";
import { giveBackTry, takeTry } from "../accounts/index.ts";
import type { ShopperCtx } from "../kernel/index.ts";
import type { Candidate } from "../pricing/index.ts";
import { type Customer, customerOf } from "./customer.ts";

/** What is asked: a market, whose offers are in the basket, which codes were given, and for which address. */
export interface Asked {
  market: Market;
  sellerIds: readonly Id<"seller">[];
  coupons: readonly string[];
  email: string | null;
}

/** Promotions for a quote, and codes that are none's. */
export interface Candidates {
  promotions: Candidate[];
  unknownCodes: string[];
  customer: Customer;
}

interface Row
  extends
    Pick<typeof promotion.$inferSelect, "id" | "sellerId" | "name" | "code" | "platformBps" | "priority" | "status">,
    Pick<typeof promotion.$inferSelect, "startsAt" | "endsAt" | "maxUses" | "maxPerCustomer" | "usedCount"> {
  effect: string;
  scope: string;
  conditions: string;
  isExclusive: number;
  ownUses: number;
  isNamed: number;
  budgetLeftMinor: number | null;
}

function barOf(row: Row, conditions: Candidate["conditions"], isFirst: boolean, now: number): PromotionOutcome | null {
  if (row.status === "ended" || (row.endsAt !== null && row.endsAt <= now)) return "over";
  if (row.status === "paused") return "paused";
  if (row.startsAt > now) return "not_started";
  if (row.maxUses !== null && row.usedCount >= row.maxUses) return "used_up";
  if (row.budgetLeftMinor !== null && row.budgetLeftMinor <= 0) return "used_up";
  if (row.maxPerCustomer !== null && row.ownUses >= row.maxPerCustomer) return "used_by_you";
  if (conditions.customers === "named" && row.isNamed === 0) return "not_for_you";
  return conditions.customers === "first_order" && !isFirst ? "first_order_only" : null;
}

const list = (values: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

async function rowsFor(ctx: ShopperCtx, asked: Asked, codes: readonly string[], customer: Customer): Promise<Row[]> {
  const now = ctx.now();
  const hashes = list(customer.emailHashes);
  return await ctx.db.all<Row>(sql`
    SELECT p.id, p.seller_id AS sellerId, p.name, p.code, p.effect, p.scope, p.conditions, p.platform_bps AS platformBps,
      p.priority, p.is_exclusive AS isExclusive, p.status, p.starts_at AS startsAt, p.ends_at AS endsAt,
      p.max_uses AS maxUses, p.max_per_customer AS maxPerCustomer, p.used_count AS usedCount,
      iif(p.max_per_customer IS NULL, 0, (SELECT count(*) FROM (
        SELECT id FROM redemption WHERE promotion_id = p.id AND status = 'held' AND email_hash IN ${hashes}
        UNION SELECT id FROM redemption WHERE promotion_id = p.id AND status = 'held' AND user_id = ${customer.userId}))) AS ownUses,
      EXISTS (SELECT 1 FROM promotion_customer c WHERE c.promotion_id = p.id AND c.email_hash IN ${hashes}) AS isNamed,
      (SELECT budget_minor - spent_minor FROM promotion_budget b WHERE b.promotion_id = p.id AND b.currency = ${asked.market.currency}) AS budgetLeftMinor
    FROM promotion p
    WHERE p.id IN (
      SELECT id FROM promotion WHERE code IS NULL AND status = 'active' AND starts_at <= ${now} AND (ends_at IS NULL OR ends_at > ${now})
        AND (seller_id IS NULL OR seller_id IN ${list(asked.sellerIds)})
      UNION SELECT id FROM promotion WHERE code IN ${list(codes)} AND status <> 'draft')
    ORDER BY p.status = 'ended', p.updated_at DESC`);
}

async function isFirstOrder(ctx: ShopperCtx, { userId, emails }: Customer): Promise<boolean> {
  const [found] = await ctx.db.all(sql`
    SELECT 1 FROM purchase WHERE email IN ${list(emails)} AND status IN ('pending', 'confirmed')
    UNION SELECT 1 FROM purchase WHERE user_id = ${userId} AND status IN ('pending', 'confirmed') LIMIT 1`);
  return found === undefined;
}

/**
 * The promotions for a basket. Each code costs a try, which one that is right gives back, so that nobody can guess codes.
 * @throws RATE_LIMITED too many wrong codes
 */
export async function candidatesFor(ctx: ShopperCtx, asked: Asked): Promise<Candidates> {
  const codes = [...new Set(asked.coupons)];
  const account = ctx.actor.kind === "buyer" ? ctx.actor.userId : ctx.actor.guestHash;
  for (const _ of codes) await takeTry(ctx, "coupon", account);
  const customer = await customerOf(ctx, asked.email);
  const rows = await rowsFor(ctx, asked, codes, customer);
  // A code that has ended may mean another promotion now: live ones come first.
  const current = rows.filter((row, i) => row.code === null || rows.findIndex(({ code }) => code === row.code) === i);
  const unknownCodes = codes.filter((code) => !current.some((row) => row.code === code));
  for (const code of codes) if (!unknownCodes.includes(code)) await giveBackTry(ctx, "coupon", account);
  const read = current.map((row) => ({ row, conditions: JSON.parse(row.conditions) as Candidate["conditions"] }));
  const isFirst = read.some(({ conditions }) => conditions.customers === "first_order")
    ? await isFirstOrder(ctx, customer)
    : true;
  const promotions = read.map(({ row, conditions }): Candidate => ({
    promotionId: row.id,
    sellerId: row.sellerId,
    code: row.code,
    name: row.name,
    effect: JSON.parse(row.effect),
    scope: JSON.parse(row.scope),
    conditions,
    platformBps: row.platformBps,
    priority: row.priority,
    isExclusive: row.isExclusive === 1,
    barred: barOf(row, conditions, isFirst, ctx.now()),
    budgetLeftMinor: row.budgetLeftMinor,
  }));
  return { promotions, unknownCodes, customer };
}
