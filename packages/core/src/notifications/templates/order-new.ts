// To the seller, once an order of theirs is confirmed: what to pack, by when, and what they earn.
import { formatDay, formatMoney, MARKETS, type SellerOrderView } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { html } from "./markup.ts";
import { addressLines, block, linesTable, linesText } from "./table.ts";

/** What the mail says; `url` opens the order in the seller's app. */
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
}

const READING = { language: "en", direction: "ltr" } as const;

/** Writes the news of an order to its seller. The seller's app speaks English, and so does this mail. */
export function orderNewMail({ order, url }: OrderNew): MailContent {
  const { country, name: marketName } = MARKETS[order.market];
  const amounts = { ...READING, currency: order.currency, locale: "en" };
  const sums = [
    { label: "Delivery", amountMinor: order.deliveryMinor },
    ...(order.discountMinor > 0 ? [{ label: "Discount", amountMinor: -order.discountMinor }] : []),
    { label: "Order total", amountMinor: order.totalMinor },
    ...(order.platformDiscountMinor > 0
      ? [{ label: "Discount paid by Stoa", amountMinor: order.platformDiscountMinor }]
      : []),
    { label: "Commission", amountMinor: -order.commissionMinor },
    { label: "You earn", amountMinor: order.earningsMinor, strong: true },
  ];
  const unitCount = order.lines.reduce((sum, line) => sum + line.quantity, 0);
  const units = unitCount === 1 ? "1 item" : `${unitCount} items`;
  const earnings = formatMoney(order.earningsMinor, order.currency, "en");
  const address = [...addressLines(order.address), `${marketName} (${country})`];
  return written({
    reading: READING,
    subject: `New order ${order.number}: ${units}`,
    preview: `Ship by ${formatDay(order.shipByDay, "en")}. You earn ${earnings}.`,
    heading: "You have a new order",
    opening: [`Please ship it by ${formatDay(order.shipByDay, "en")}, ${order.deliveryMethod} delivery.`],
    details: html`${linesTable(amounts, order.lines, sums)}${block("Deliver to", address)}`,
    detailsText: [linesText(amounts, order.lines, sums), ["Deliver to", ...address].join("\n")].join("\n\n"),
    button: { label: "Open the order", url },
    reason: "You get this mail because you sell on Stoa.",
  });
}
