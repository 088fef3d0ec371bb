// To the seller, once an order of theirs is confirmed: what to pack, by when, and what they earn.
import { formatDay, formatMoney, type Market, MARKETS, type SellerOrderView } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { html } from "./markup.ts";
import { SELLER_WORDS } from "./seller-words.ts";
import { addressLines, block, linesTable, linesText, picturesOf } from "./table.ts";

/** What the mail says; `url` opens the order in the seller's app, `reading` is the market whose language they read. */
export interface OrderNew {
  order: Pick<
    SellerOrderView,
    | "number"
    | "market"
    | "currency"
    | "lines"
    | "deliveryMethod"
    | "deliveryMinor"
    | "discountMinor"
    | "platformDiscountMinor"
    | "totalMinor"
    | "commissionMinor"
    | "earningsMinor"
    | "shipByDay"
    | "address"
  >;
  url: string;
  reading?: Market;
}

/** Writes the news of an order to its seller, in the language of their country. */
export function orderNewMail({ order, url, reading = MARKETS.us }: OrderNew): MailContent {
  const { country, name: marketName } = MARKETS[order.market];
  const words = SELLER_WORDS[reading.language];
  const { sale } = words;
  const amounts = { ...reading, currency: order.currency, pictures: picturesOf(url) };
  const sums = [
    { label: sale.delivery, amountMinor: order.deliveryMinor },
    ...(order.discountMinor > 0 ? [{ label: sale.discount, amountMinor: -order.discountMinor }] : []),
    { label: sale.total, amountMinor: order.totalMinor },
    ...(order.platformDiscountMinor > 0 ? [{ label: sale.paidByUs, amountMinor: order.platformDiscountMinor }] : []),
    { label: sale.commission, amountMinor: -order.commissionMinor },
    { label: sale.earn, amountMinor: order.earningsMinor, strong: true },
  ];
  const units = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const day = formatDay(order.shipByDay, reading.locale);
  const address = [...addressLines(order.address), `${marketName} (${country})`];
  return written({
    reading,
    subject: sale.subject(order.number, units),
    preview: sale.preview(day, formatMoney(order.earningsMinor, order.currency, reading.locale)),
    heading: sale.heading,
    opening: [sale.opening(day, order.deliveryMethod)],
    details: html`${linesTable(amounts, order.lines, sums)}${block(sale.deliverTo, address)}`,
    detailsText: [linesText(amounts, order.lines, sums), [sale.deliverTo, ...address].join("\n")].join("\n\n"),
    button: { label: sale.button, url },
    reason: words.reason,
  });
}
