// The rows that a purchase's orders consist of, as statements of the batch that places them.
import type { Id } from "@stoa/contract";
import { orderEvent, orderLine, sellerOrder, type Statement, stockHold } from "@stoa/db";
import type { CommissionTerms } from "../../commissions/index.ts";
import { must, type ShopperCtx } from "../../kernel/index.ts";
import type { QuotedBasket } from "../../pricing/index.ts";
import { redeeming } from "../../promotions/index.ts";
import type { CheckoutLine, OrderDraft } from "../rules.ts";
import type { PurchaseRow } from "./pay.ts";

/** Rows per INSERT, so that a statement stays below D1's 100 bound parameters. */
const ROWS = 5;

const chunks = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, i) => rows.slice(i * ROWS, (i + 1) * ROWS));

/** What an order's rows need beside the draft: its part of the store credit, and the terms of commission by offer. */
interface OrderTerms {
  creditMinor: number;
  commissions: ReadonlyMap<string, CommissionTerms>;
}

/** The rows of one order: itself, its lines, the stock that they hold. */
export function orderStatements(
  ctx: ShopperCtx,
  bought: PurchaseRow,
  draft: OrderDraft,
  terms: OrderTerms,
): Statement[] {
  const { orderId, number, group } = draft;
  const { creditMinor, commissions } = terms;
  const { sellerId, itemsMinor, deliveryMinor, taxMinor, totalMinor, commissionMinor } = group;
  const { discountMinor, deliveryDiscountMinor, platformDiscountMinor } = group;
  const lines = draft.lines.map(({ lineId, quoted: { line, ...amounts } }) => {
    const { offer } = line.entry;
    const charge = commissions.get(line.offerId);
    return {
      id: lineId,
      orderId,
      offerId: line.offerId,
      productSlug: offer.productSlug,
      title: offer.title,
      variantLabel: offer.variantLabel,
      sku: offer.sku,
      imageHash: offer.image?.hash ?? null,
      quantity: line.quantity,
      unitMinor: line.unitMinor,
      commissionBps: charge?.rateBps ?? line.commissionBps,
      commissionRuleId: charge?.ruleId ?? null,
      ...amounts,
    };
  });
  return [
    ctx.db.insert(sellerOrder).values({
      id: orderId,
      number,
      purchaseId: bought.id,
      sellerId,
      market: bought.market,
      currency: bought.currency,
      customerName: bought.address.name,
      deliveryMethod: group.method,
      promiseFromDay: group.promise.fromDay,
      promiseToDay: group.promise.toDay,
      shipByDay: group.shipByDay,
      unitCount: lines.reduce((sum, line) => sum + line.quantity, 0),
      itemsMinor,
      deliveryMinor,
      discountMinor,
      deliveryDiscountMinor,
      platformDiscountMinor,
      taxMinor,
      totalMinor,
      creditMinor,
      commissionMinor,
      createdAt: bought.createdAt,
      updatedAt: bought.createdAt,
    }),
    ctx.db
      .insert(orderEvent)
      .values({ orderId, version: 0, status: "pending", actor: ctx.actor.kind, at: bought.createdAt }),
    ...chunks(lines).map((rows) => ctx.db.insert(orderLine).values(rows)),
    // A hold raises `reserved` by trigger; the CHECK on stock refuses the whole batch when there is not enough.
    ...chunks(lines).map((rows) =>
      ctx.db.insert(stockHold).values(rows.map(({ id, offerId, quantity }) => ({ lineId: id, offerId, quantity }))),
    ),
  ];
}

/** What the purchase got off: the uses of its promotions, and the reductions of each order. */
export async function discountStatements(
  ctx: ShopperCtx,
  bought: PurchaseRow,
  drafts: readonly OrderDraft[],
  { shares, trace }: QuotedBasket<CheckoutLine>,
): Promise<Statement[]> {
  const orders = new Map(drafts.map(({ orderId, group }) => [group.sellerId, orderId]));
  const lines = new Map(
    drafts.flatMap((draft) => draft.lines.map(({ lineId, quoted }) => [quoted.line.offerId, lineId] as const)),
  );
  return await redeeming(ctx, {
    purchaseId: bought.id,
    userId: bought.userId,
    email: bought.email,
    currency: bought.currency,
    shares,
    names: new Map(trace.map(({ promotionId, name, code }) => [promotionId as Id<"promotion">, { name, code }])),
    orderOf: (sellerId) => must(orders.get(sellerId), "a share is of an order"),
    lineOf: (offerId) => must(lines.get(offerId), "a share is of a line"),
  });
}
