// The mails of the last two days, as they went out: to buyers when they bought and when a parcel left, to sellers
// when they had an order.
import { DAY_MS, type Id, type OrderLineView, SECOND_MS } from "@stoa/contract";
import { orderNewMail, orderPlacedMail, orderShippedMail, type MailContent } from "@stoa/core/notifications/templates";
import type { mail } from "@stoa/db";
import type { Dice } from "../dice.ts";
import type { MadeOrder, MadePurchase } from "./purchases.ts";

const MAIL_LOG_MS = 2 * DAY_MS;

/** Where links in the mails lead. */
export interface MailOrigins {
  buyer: string;
  seller: string;
}

/** Mail rows of a purchase and its orders. */
export function mailsOf(
  { plan, row, settledAt, orders }: MadePurchase,
  origins: MailOrigins,
  now: number,
  dice: Dice,
): (typeof mail.$inferInsert)[] {
  if (plan.fate === "expired") return [];
  const mails: (typeof mail.$inferInsert)[] = [];
  const send = (template: string, subjectId: Id, recipient: string, at: number, write: () => MailContent) => {
    if (at < now - MAIL_LOG_MS) return;
    const sentAt = Math.min(now, at + dice.whole(1, 5) * SECOND_MS);
    const named = { id: dice.id("mail", at), key: `${template}:${subjectId}`, template, recipient };
    mails.push({ ...named, ...write(), status: "sent", createdAt: at, sentAt });
  };
  const { market, buyer } = plan;
  const shared = { market: market.handle, currency: market.currency };
  const views = orders.map((order) => ({ ...order.row, ...shared, ...viewOf(order) }));
  const buyerUrl = (id: Id) => `${origins.buyer}/${market.handle}/orders/${id}`;

  send("order_placed", row.id, buyer.email, settledAt, () =>
    orderPlacedMail({
      purchase: {
        ...row,
        ...shared,
        discountMinor: row.discountMinor ?? 0,
        address: buyer.address,
        paymentMethod: plan.method,
        taxInclusive: market.taxInclusive,
        orders: views,
      },
      url: buyerUrl(row.id),
    }),
  );
  views.forEach((view, i) => {
    const { seller, shipment } = orders[i]!;
    const { totalMinor, commissionMinor, taxMinor } = view;
    const reduced = { discountMinor: view.discountMinor ?? 0, platformDiscountMinor: view.platformDiscountMinor ?? 0 };
    const earningsMinor = totalMinor + reduced.platformDiscountMinor - commissionMinor - taxMinor;
    send("order_new", view.id, seller.ownerEmail, settledAt, () =>
      orderNewMail({
        order: { ...view, ...reduced, address: buyer.address, earningsMinor },
        url: `${origins.seller}/orders/${view.id}`,
      }),
    );
    if (shipment === null) return;
    send("order_shipped", view.id, buyer.email, shipment.shippedAt, () =>
      orderShippedMail({ order: view, shipment, url: buyerUrl(view.id) }),
    );
  });
  return mails;
}

function viewOf({ row, seller, lines }: MadeOrder) {
  return {
    seller: { sellerId: seller.id, handle: seller.handle, name: seller.name },
    promise: { fromDay: row.promiseFromDay, toDay: row.promiseToDay },
    lines: lines.map(({ id, imageHash, discountMinor, ...line }): OrderLineView => ({
      ...line,
      lineId: id,
      imageHash: imageHash ?? null,
      shippedQuantity: 0,
      cancelledQuantity: 0,
      discountMinor: discountMinor ?? 0,
    })),
  };
}
