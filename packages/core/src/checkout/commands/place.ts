// Placing: the cart becomes a purchase, one order per seller, with stock held — one batch, or nothing at all.
import { addressTroubles, DomainError, MARKETS, newId, type Place, type Placed } from "@stoa/contract";
import { and, atomic, eq, inArray, payment, purchase } from "@stoa/db";
import { cartName } from "../../cart/index.ts";
import { charged, commissionsFor } from "../../commissions/index.ts";
import { CREDIT_GUARDS, creditBalance, creditFor, creditHeld, creditParts } from "../../credits/index.ts";
import { type CartState, later, must, sent, type ShopperCtx, settingsOf } from "../../kernel/index.ts";
import { purchaseNumber } from "../../orders/index.ts";
import type { QuotedBasket } from "../../pricing/index.ts";
import { REDEEM_GUARDS } from "../../promotions/index.ts";
import { takeTry } from "../../accounts/index.ts";
import { entriesWithShelves, pricedBasket } from "../basket.ts";
import { checkoutLines, type CheckoutLine, draftOrders } from "../rules.ts";
import { giveWay, ownHolds } from "./give-way.ts";
import { discountStatements, orderStatements } from "./order-rows.ts";
import { answerAgain, openPayment, payByCredit, paymentValues, type PurchaseRow } from "./pay.ts";

/** Outcomes that tell something of a customer: whoever asks for somebody else's address must not find out much. */
const TELLING: ReadonlySet<string> = new Set(["used_by_you", "not_for_you", "first_order_only"]);

/**
 * Refuses a basket that cannot be sent, or that costs something else than the customer saw.
 * @throws DELIVERY_UNAVAILABLE, PRICE_CHANGED, RATE_LIMITED
 */
async function checkBasket(ctx: ShopperCtx, basket: QuotedBasket<CheckoutLine>, input: Place): Promise<void> {
  const stuck = basket.groups.find((group) => !group.isDeliverable);
  if (stuck) {
    const { sellerId, sellerName } = must(stuck.lines[0], "a group has a line").line.entry.offer;
    throw new DomainError("DELIVERY_UNAVAILABLE", { sellerId, sellerName });
  }
  if (basket.totalMinor === input.expectedTotalMinor) return;
  if (ctx.actor.kind === "guest" && basket.trace.some(({ outcome }) => TELLING.has(outcome)))
    await takeTry(ctx, "coupon", ctx.actor.guestHash);
  throw new DomainError("PRICE_CHANGED", {
    expectedMinor: input.expectedTotalMinor,
    totalMinor: basket.totalMinor,
    currency: MARKETS[input.market].currency,
  });
}

/**
 * The purchase made before under this key or from this very cart, if there is one that has not expired; and all that wait
 * for their payment and hold something of this cart for the same shopper.
 */
async function earlier(ctx: ShopperCtx, principal: string, key: string, cart: CartState & { name: string }) {
  const { db } = ctx;
  const [byKey, byCart, waiting] = await Promise.all([
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
    ownHolds(ctx, cart.lines),
  ]);
  return { byKey: byKey[0], byCart: byCart[0], waiting };
}

function checkAddress(input: Place): void {
  const { country } = MARKETS[input.market];
  const fields = addressTroubles(country, input.address).map((field) => `address.${field}`);
  if (fields.length > 0) throw new DomainError("INVALID_INPUT", { fields, country });
}

/**
 * Places the shopper's cart and pays it. A repetition with the same key, or of the same cart, gives the purchase that is
 * there instead of another one; a purchase of the same shopper that waits for its payment gives what it holds to the new one.
 * @throws CART_EMPTY, OFFER_UNAVAILABLE, OUT_OF_STOCK, OVER_ORDER_LIMIT, OVER_BUYER_LIMIT nothing was placed
 * @throws DELIVERY_UNAVAILABLE a seller does not send there; `details` says which
 * @throws PROMOTION_USED_UP a limit was reached between reading and writing; nothing was placed
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
  const [{ byKey, byCart, waiting }, { entries, shelves }] = await Promise.all([
    earlier(ctx, name, key, { ...cart, name }),
    entriesWithShelves(ctx, input.market, cart),
  ]);
  if (byKey) return await answerAgain(ctx, byKey.id, input.payment);
  if (cart.lines.length === 0) throw new DomainError("CART_EMPTY");
  if (byCart && (byCart.status === "confirmed" || sameWish(byCart, input)))
    return await answerAgain(ctx, byCart.id, input.payment);
  if (entries.length === 0) throw new DomainError("CART_EMPTY");
  const lines = checkoutLines(entries, shelves);
  const { region, postalCode } = input.address;
  const [quoted, commissions] = await Promise.all([
    pricedBasket(ctx, lines, { ...input, destination: { region, postalCode } }),
    commissionsFor(ctx, lines, market.currency),
  ]);
  await checkBasket(ctx, quoted, input);
  const basket = charged(quoted, commissions);
  // The shopper changed their mind: what they hold themselves must not stand in their way.
  const paid = await giveWay(ctx, waiting);
  if (paid) return await answerAgain(ctx, paid, input.payment);

  const creditMinor =
    input.useCredit && ctx.actor.kind === "buyer"
      ? creditFor(await creditBalance(ctx.db, ctx.actor.userId, market.currency), basket.totalMinor)
      : 0;

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
    discountMinor: basket.discountMinor,
    creditMinor,
    totalMinor: basket.totalMinor,
    createdAt: ctx.now(),
    expiresAt: ctx.now() + (await settingsOf(ctx)).holdMs,
  };
  const attempt = creditMinor < basket.totalMinor ? await paymentValues(ctx, bought, input.payment.method, 1) : null;
  const drafts = draftOrders(basket, bought.number, ctx.now());
  const credits = creditParts(
    creditMinor,
    drafts.map(({ group }) => group.totalMinor),
  );
  const job = later(ctx, { type: "purchase.placed", purchaseId: bought.id });
  const discounts = await discountStatements(ctx, bought, drafts, basket);
  if (globalThis.STOA_FAULTS) await ctx.fault?.("place.checked");
  try {
    await atomic(
      ctx.db,
      [
        ctx.db.insert(purchase).values(bought),
        ...drafts.flatMap((draft, i) => orderStatements(ctx, bought, draft, { creditMinor: credits[i]!, commissions })),
        ...discounts,
        ...creditHeld(ctx, bought),
        ...(attempt ? [ctx.db.insert(payment).values(attempt)] : []),
        job.statement,
      ],
      {
        ...REDEEM_GUARDS,
        ...CREDIT_GUARDS,
        stock_not_oversold: "OUT_OF_STOCK",
        order_line_within_buyer_limit: "OVER_BUYER_LIMIT",
        "purchase.principal": "CONFLICT",
        "purchase.cart_name": "CONFLICT",
      },
    );
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "CONFLICT") throw error;
    // Another request with the same key or of the same cart was first: its purchase is the answer.
    const first = await earlier(ctx, name, key, { ...cart, name });
    return await answerAgain(ctx, must(first.byKey ?? first.byCart, "the purchase that was first").id, input.payment);
  }
  if (globalThis.STOA_FAULTS) await ctx.fault?.("place.written");
  sent(ctx, [job]);
  if (!attempt) return await payByCredit(ctx, bought.id);
  return await openPayment(ctx, bought, attempt, input.payment);
}

/** Whether a pending purchase is what the shopper asks for now. */
function sameWish(bought: PurchaseRow, input: Place): boolean {
  return (
    bought.market === input.market &&
    bought.email === input.email &&
    bought.method === input.payment.method &&
    bought.totalMinor === input.expectedTotalMinor &&
    (input.useCredit || bought.creditMinor === 0) &&
    JSON.stringify(Object.entries(bought.address).toSorted()) ===
      JSON.stringify(Object.entries(input.address).toSorted())
  );
}
