// To the buyer: a parcel has arrived, units were called off, and the link to an order that was lost.
import { type CancellationView, formatMoney, MARKETS, type Market, type OrderView } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { html } from "./markup.ts";
import { linesTable, linesText, type MailLine } from "./table.ts";
import { WORDS } from "./words.ts";

/** What these mails are about; `url` opens the order, for a guest too. */
export interface OrderNews {
  order: Pick<OrderView, "number" | "market" | "currency" | "seller">;
  lines: readonly MailLine[];
  url: string;
}

/** Writes that a parcel was handed over. */
export function orderDeliveredMail({ order, lines, url }: OrderNews): MailContent {
  const market: Market = MARKETS[order.market];
  const words = WORDS[market.language];
  const amounts = { ...market, currency: order.currency };
  const opening = words.deliveredOpening(order.seller.name);
  return written({
    reading: market,
    subject: words.deliveredSubject(order.number),
    preview: opening,
    heading: words.deliveredHeading,
    opening: [opening],
    details: html`${linesTable(amounts, lines, [])}`,
    detailsText: linesText(amounts, lines, []),
    button: { label: words.viewOrder, url },
    reason: words.shippedReason,
  });
}

/** Writes that units were called off, by whom, and what is given back for them. */
export function orderCancelledMail({
  order,
  lines,
  url,
  by,
  isWhole,
  refundMinor,
}: OrderNews & { by: CancellationView["by"]; isWhole: boolean; refundMinor: number }): MailContent {
  const market: Market = MARKETS[order.market];
  const words = WORDS[market.language];
  const amounts = { ...market, currency: order.currency };
  const money =
    refundMinor > 0 ? words.refunded(formatMoney(refundMinor, order.currency, market.locale)) : words.nothingToPay;
  return written({
    reading: market,
    subject: words.cancelledSubject(order.number, isWhole),
    preview: money,
    heading: words.cancelledHeading(isWhole),
    opening: [money, words.cancelledBy[by]],
    details: html`${linesTable(amounts, lines, [])}`,
    detailsText: linesText(amounts, lines, []),
    button: { label: words.viewOrder, url },
    reason: words.shippedReason,
  });
}

const SELLER_READING = { language: "en", direction: "ltr" } as const;

/** Writes to the seller that the customer or the marketplace has called units off: they are not to be sent. */
export function orderCalledOffMail({
  order,
  lines,
  url,
  by,
  isWhole,
}: OrderNews & { by: CancellationView["by"]; isWhole: boolean }): MailContent {
  const amounts = { ...SELLER_READING, currency: order.currency, locale: "en" };
  const who = by === "buyer" ? "The customer has" : "Stoa has";
  const what = isWhole ? `order ${order.number}` : `a part of order ${order.number}`;
  return written({
    reading: SELLER_READING,
    subject: `Do not send: ${what} was cancelled`,
    preview: `${who} called off ${what}.`,
    heading: isWhole ? "An order was cancelled" : "A part of an order was cancelled",
    opening: [`${who} called these off. Please do not send them; they are on your shelf again.`],
    details: html`${linesTable(amounts, lines, [])}`,
    detailsText: linesText(amounts, lines, []),
    button: { label: "Open the order", url },
    reason: "You get this mail because you sell on Stoa.",
  });
}

/** Writes the link to a purchase to the address that it was made with. */
export function orderLinkMail({
  purchase,
  url,
}: {
  purchase: { number: string; market: Market["handle"] };
  url: string;
}): MailContent {
  const market: Market = MARKETS[purchase.market];
  const words = WORDS[market.language];
  return written({
    reading: market,
    subject: words.linkSubject(purchase.number),
    preview: words.linkOpening,
    heading: words.linkHeading,
    opening: [words.linkOpening],
    details: html``,
    detailsText: "",
    button: { label: words.viewOrder, url },
    reason: words.linkReason,
  });
}
