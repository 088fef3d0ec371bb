// To the buyer: a parcel has arrived, units were called off, and the link to an order that was lost.
import { type CancellationView, formatMoney, MARKETS, type Market, type OrderView } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { html } from "./markup.ts";
import { linesTable, linesText, type MailLine, picturesOf } from "./table.ts";
import { SELLER_WORDS } from "./seller-words.ts";
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
  const amounts = { ...market, currency: order.currency, pictures: picturesOf(url) };
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
    sellers: [order.seller.name],
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
  const amounts = { ...market, currency: order.currency, pictures: picturesOf(url) };
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
    sellers: [order.seller.name],
  });
}

/** Writes to the seller that the customer or the marketplace has called units off: they are not to be sent. */
export function orderCalledOffMail({
  order,
  lines,
  url,
  by,
  isWhole,
  reading = MARKETS.us,
}: OrderNews & { by: CancellationView["by"]; isWhole: boolean; reading?: Market }): MailContent {
  const amounts = { ...reading, currency: order.currency, pictures: picturesOf(url) };
  const words = SELLER_WORDS[reading.language];
  const { opening, ...letter } = words.calledOff(order.number, by, isWhole);
  return written({
    ...letter,
    reading,
    opening: [opening],
    details: html`${linesTable(amounts, lines, [])}`,
    detailsText: linesText(amounts, lines, []),
    button: { label: words.sale.button, url },
    reason: words.reason,
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
