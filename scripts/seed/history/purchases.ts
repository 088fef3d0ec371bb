// Purchases with their orders, priced by the same rule as a real checkout, and followed to where they are today.
import { type Id, isoDay, type PaymentMethod } from "@stoa/contract";
import { actorName, granted, DEFAULT_SETTINGS } from "@stoa/core/kernel";
import { variantLabel } from "@stoa/core/offers";
import { orderNumber, purchaseNumber } from "@stoa/core/orders";
import { type PricedLine, type QuotedGroup, quoteBasket } from "@stoa/core/pricing";
import type { orderEvent, orderLine, purchase, sellerOrder, shipment, stockHold } from "@stoa/db";
import type { Dice } from "../dice.ts";
import { DEMO_SELLER, type DemoSeller } from "../sellers.ts";
import type { PlannedLine, PlannedPurchase } from "./plan.ts";
import { payingMs, stepsOf } from "./schedule.ts";

/** An order with all that belongs to it. */
export interface MadeOrder {
  row: typeof sellerOrder.$inferInsert;
  seller: DemoSeller;
  lines: (typeof orderLine.$inferInsert)[];
  /** The planned line of each of `lines`. */
  planned: PlannedLine[];
  holds: (typeof stockHold.$inferInsert)[];
  events: (typeof orderEvent.$inferInsert)[];
  shipment: typeof shipment.$inferInsert | null;
}

/** A purchase with its orders. */
export interface MadePurchase {
  plan: PlannedPurchase;
  row: typeof purchase.$inferInsert;
  method: PaymentMethod;
  /** When it was paid or given up. */
  settledAt: number;
  orders: MadeOrder[];
}

type PlannedPriced = PricedLine & { planned: PlannedLine };

/** Makes a planned purchase happen. */
export function makePurchase(plan: PlannedPurchase, now: number, dice: Dice): MadePurchase {
  const { placedAt, market, buyer, method, fate } = plan;
  const lines = plan.lines.map((planned): PlannedPriced => pricedLine(planned, plan));
  const choices = [...plan.express].map((sellerId) => ({ sellerId, method: "express" as const }));
  const basket = quoteBasket(market, lines, choices, isoDay(placedAt, market.timeZone));
  const id = dice.id("purchase", placedAt);
  const number = purchaseNumber(dice.bytes(8));
  const expiresAt = placedAt + DEFAULT_SETTINGS.holdMs;
  const settledAt = fate === "expired" ? expiresAt : placedAt + payingMs(method, dice);
  const principal = `user:${buyer.userId}`;
  const row: MadePurchase["row"] = {
    id,
    number,
    userId: buyer.userId,
    principal,
    idempotencyKey: dice.id("request", placedAt),
    // A cart of its own for each: no version that a buyer's real cart will have is taken.
    cartName: `history:${id}`,
    cartVersion: 1,
    market: market.handle,
    currency: market.currency,
    email: buyer.email,
    address: buyer.address,
    method,
    status: fate === "expired" ? "expired" : "confirmed",
    itemsMinor: basket.itemsMinor,
    deliveryMinor: basket.deliveryMinor,
    taxMinor: basket.taxMinor,
    totalMinor: basket.totalMinor,
    createdAt: placedAt,
    expiresAt,
  };
  const made: MadePurchase = { plan, row, method, settledAt, orders: [] };
  made.orders = basket.groups.map((group, i) => makeOrder(made, group, orderNumber(number, i), { now, dice }));
  return made;
}

function pricedLine(planned: PlannedLine, { market }: PlannedPurchase): PlannedPriced {
  const { offer, quantity } = planned;
  const { id: sellerId, country: sellerCountry, commissionBps } = offer.seller;
  const unitMinor = offer.prices.find(({ currency }) => currency === market.currency)!.priceMinor;
  const { id: offerId, handlingDays } = offer;
  const goods = { offerId, sellerId, sellerCountry, handlingDays, availableDay: null };
  return { ...goods, commissionBps, unitMinor, quantity, planned };
}

function makeOrder(
  { plan, row: parent, settledAt }: MadePurchase,
  group: QuotedGroup<PlannedPriced>,
  number: string,
  { now, dice }: { now: number; dice: Dice },
): MadeOrder {
  const { placedAt, market, buyer, fate } = plan;
  const { seller } = group.lines[0]!.line.planned.offer;
  const id = dice.id("order", placedAt);
  const { shipByDay, promise, itemsMinor, deliveryMinor, taxMinor, totalMinor, commissionMinor } = group;
  const punctual = seller.handle === DEMO_SELLER;
  const course = { placedAt, market: market.handle, fate, shipByDay, promise, punctual, settledAt, now };
  const steps = stepsOf(course, dice);
  const last = steps.at(-1)!;
  const lines = group.lines.map(({ line, ...amounts }) => ({
    ...orderLineRow(line),
    id: dice.id("line", placedAt),
    orderId: id,
    ...amounts,
  }));
  return {
    row: {
      id,
      number,
      purchaseId: parent.id,
      sellerId: seller.id,
      market: market.handle,
      currency: market.currency,
      status: last.status,
      version: steps.length - 1,
      customerName: buyer.address.name,
      deliveryMethod: group.method,
      promiseFromDay: promise.fromDay,
      promiseToDay: promise.toDay,
      shipByDay,
      unitCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
      itemsMinor,
      deliveryMinor,
      taxMinor,
      totalMinor,
      commissionMinor,
      createdAt: placedAt,
      updatedAt: last.at,
    },
    seller,
    lines,
    planned: group.lines.map(({ line }) => line.planned),
    // Stock is what is on the shelf today: these holds ended long ago, and none of them moves it again.
    holds: lines.map(({ id: lineId, offerId, quantity }) => ({
      lineId,
      offerId,
      quantity,
      status: last.status === "expired" ? ("released" as const) : ("claimed" as const),
    })),
    events: steps.map(({ status, at }, version) => ({ orderId: id, version, status, actor: actorOf(status), at })),
    shipment: shipmentOf(id, seller, steps, dice),
  };

  function actorOf(status: (typeof steps)[number]["status"]): string {
    if (status === "pending") return "buyer";
    if (status === "confirmed") return actorName({ kind: "system", name: "settle" });
    if (status === "expired") return actorName({ kind: "system", name: "expiry" });
    return actorName({ kind: "seller", userId: seller.ownerId, sellerId: seller.id, role: "owner", may: granted([]) });
  }
}

/** What an order keeps of the offer as it was when it was bought. */
function orderLineRow({ planned, offerId, quantity, unitMinor, commissionBps }: PlannedPriced) {
  const { product, variant } = planned.offer;
  return {
    offerId,
    productSlug: product.slug,
    title: product.title,
    variantLabel: variantLabel(variant.source.options),
    sku: variant.source.sku,
    imageHash: variant.imageHash,
    quantity,
    unitMinor,
    commissionBps,
  };
}

/** Who carries parcels from a country; anybody else's go with the last. */
const CARRIERS: Record<string, readonly string[]> = {
  DE: ["DHL", "DPD", "Hermes"],
  GB: ["Royal Mail", "Evri", "DPD"],
  FR: ["Colissimo", "Chronopost"],
  DK: ["PostNord", "GLS"],
  SE: ["PostNord", "DHL"],
  NL: ["PostNL", "DHL"],
  IT: ["BRT", "Poste Italiane"],
  ES: ["Correos", "SEUR"],
  elsewhere: ["DHL", "UPS", "GLS"],
};

function shipmentOf(
  orderId: Id<"order">,
  { country }: DemoSeller,
  steps: ReturnType<typeof stepsOf>,
  dice: Dice,
): MadeOrder["shipment"] {
  const shippedAt = steps.find(({ status }) => status === "shipped")?.at;
  if (shippedAt === undefined) return null;
  return {
    id: dice.id("shipment", shippedAt),
    orderId,
    carrier: dice.pick(CARRIERS[country] ?? CARRIERS["elsewhere"]!),
    trackingNumber: `${country}${dice.whole(100_000_000, 999_999_999)}${dice.whole(10, 99)}`,
    shippedAt,
    deliveredAt: steps.find(({ status }) => status === "delivered")?.at ?? null,
  };
}
