// Placing: the cart becomes a purchase, one order per seller, with stock held — one batch, or nothing at all.
import { addressTroubles, DomainError, isoDay, MARKETS, newId, type Place, type Placed } from "@stoa/contract";
import {
  and,
  atomic,
  eq,
  inArray,
  orderEvent,
  orderLine,
  payment,
  purchase,
  sellerOrder,
  type Statement,
  stockHold,
} from "@stoa/db";
import { cartEntries, cartName } from "../../cart/index.ts";
import { later, must, sent, type ShopperCtx, settingsOf } from "../../kernel/index.ts";
import { purchaseNumber } from "../../orders/index.ts";
import { quoteBasket } from "../../pricing/index.ts";
import { checkoutLines, draftOrders, type OrderDraft } from "../rules.ts";
import { expire } from "./expire.ts";
import { answerAgain, openPayment, paymentValues, type PurchaseRow } from "./pay.ts";

/** Rows per INSERT, so that a statement stays below D1's 100 bound parameters. */
const ROWS = 6;

const chunks = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, i) => rows.slice(i * ROWS, (i + 1) * ROWS));

function orderStatements(ctx: ShopperCtx, bought: PurchaseRow, draft: OrderDraft): Statement[] {
  const { orderId, number, group } = draft;
  const { sellerId, itemsMinor, deliveryMinor, taxMinor, totalMinor, commissionMinor } = group;
  const lines = draft.lines.map(
    ({ lineId, quoted: { line, totalMinor: lineTotal, taxMinor: lineTax, commissionMinor: lineCommission } }) => {
      const { offer } = line.entry;
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
        totalMinor: lineTotal,
        taxMinor: lineTax,
        commissionBps: line.commissionBps,
        commissionMinor: lineCommission,
      };
    },
  );
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
      taxMinor,
      totalMinor,
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

/** The purchase made before under this key or from this very cart, if there is one that has not expired. */
async function earlier(ctx: ShopperCtx, principal: string, key: string, cart: { name: string; version: number }) {
  const { db } = ctx;
  const [byKey, byCart] = await db.batch([
    db
      .select()
      .from(purchase)
      .where(and(eq(purchase.principal, principal), eq(purchase.idempotencyKey, key))),
    db
      .select()
      .from(purchase)
      .where(
        and(
          eq(purchase.cartName, cart.name),
          eq(purchase.cartVersion, cart.version),
          inArray(purchase.status, ["pending", "confirmed"]),
        ),
      ),
  ]);
  return { byKey: byKey[0], byCart: byCart[0] };
}

function checkAddress(input: Place): void {
  const { country } = MARKETS[input.market];
  const fields = addressTroubles(country, input.address).map((field) => `address.${field}`);
  if (fields.length > 0) throw new DomainError("INVALID_INPUT", { fields, country });
}

/**
 * Places the shopper's cart and pays it. A repetition with the same key, or of the same cart, gives the purchase that is
 * there instead of another one; a pending purchase of the same cart with other details gives way to the new one.
 * @throws CART_EMPTY, OFFER_UNAVAILABLE, OUT_OF_STOCK, OVER_ORDER_LIMIT nothing was placed
 * @throws PRICE_CHANGED the total is not what the customer saw; `details` has the new one, nothing was placed
 * @throws METHOD_UNAVAILABLE the market does not take this way of paying
 * @throws PROVIDER_UNAVAILABLE placed but not paid: the same call again goes on where this one stopped
 */
export async function place(ctx: ShopperCtx, input: Place): Promise<Placed> {
  const market = MARKETS[input.market];
  if (!(market.methods as readonly string[]).includes(input.payment.method))
    throw new DomainError("METHOD_UNAVAILABLE", { method: input.payment.method });
  checkAddress(input);
  const name = cartName(ctx);
  if (!name) throw new DomainError("CART_EMPTY");
  const cart = await ctx.objects.cart(name).read();
  const key = ctx.idempotencyKey ?? newId("request", ctx.now());
  const { byKey, byCart } = await earlier(ctx, name, key, { name, version: cart.version });
  if (byKey) return await answerAgain(ctx, byKey.id, input.payment);
  if (cart.lines.length === 0) throw new DomainError("CART_EMPTY");
  if (byCart) {
    if (byCart.status === "confirmed" || sameWish(byCart, input))
      return await answerAgain(ctx, byCart.id, input.payment);
    // The shopper changed their mind: their own hold must not stand in their way.
    if ((await expire(ctx, byCart)) !== "expired") return await answerAgain(ctx, byCart.id, input.payment);
  }
  const lines = checkoutLines(await cartEntries(ctx, input.market, cart));
  if (lines.length === 0) throw new DomainError("CART_EMPTY");
  const basket = quoteBasket(market, lines, input.deliveries, isoDay(ctx.now(), market.timeZone));
  if (basket.totalMinor !== input.expectedTotalMinor)
    throw new DomainError("PRICE_CHANGED", {
      expectedMinor: input.expectedTotalMinor,
      totalMinor: basket.totalMinor,
      currency: market.currency,
    });

  const bought: PurchaseRow = {
    id: newId("purchase", ctx.now()),
    number: purchaseNumber(crypto.getRandomValues(new Uint8Array(8))),
    userId: ctx.actor.kind === "buyer" ? ctx.actor.userId : null,
    guestHash: ctx.actor.guestHash,
    principal: name,
    idempotencyKey: key,
    cartName: name,
    cartVersion: cart.version,
    market: input.market,
    currency: market.currency,
    email: input.email,
    address: input.address,
    method: input.payment.method,
    status: "pending",
    itemsMinor: basket.itemsMinor,
    deliveryMinor: basket.deliveryMinor,
    taxMinor: basket.taxMinor,
    discountMinor: 0,
    creditMinor: 0,
    totalMinor: basket.totalMinor,
    createdAt: ctx.now(),
    expiresAt: ctx.now() + (await settingsOf(ctx)).holdMs,
  };
  const attempt = paymentValues(ctx, bought, input.payment.method, 1);
  const job = later(ctx, { type: "purchase.placed", purchaseId: bought.id });
  if (globalThis.STOA_FAULTS) await ctx.fault?.("place.checked");
  try {
    await atomic(
      ctx.db,
      [
        ctx.db.insert(purchase).values(bought),
        ...draftOrders(basket, bought.number, ctx.now()).flatMap((draft) => orderStatements(ctx, bought, draft)),
        ctx.db.insert(payment).values(attempt),
        job.statement,
      ],
      { stock_not_oversold: "OUT_OF_STOCK", "purchase.principal": "CONFLICT", "purchase.cart_name": "CONFLICT" },
    );
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "CONFLICT") throw error;
    // Another request with the same key or of the same cart was first: its purchase is the answer.
    const first = await earlier(ctx, name, key, { name, version: cart.version });
    return await answerAgain(ctx, must(first.byKey ?? first.byCart, "the purchase that was first").id, input.payment);
  }
  if (globalThis.STOA_FAULTS) await ctx.fault?.("place.written");
  sent(ctx, [job]);
  return await openPayment(ctx, bought, attempt, input.payment);
}

/** Whether a pending purchase is what the shopper asks for now. */
function sameWish(bought: PurchaseRow, input: Place): boolean {
  return (
    bought.market === input.market &&
    bought.email === input.email &&
    bought.method === input.payment.method &&
    bought.totalMinor === input.expectedTotalMinor &&
    JSON.stringify(Object.entries(bought.address).toSorted()) ===
      JSON.stringify(Object.entries(input.address).toSorted())
  );
}
