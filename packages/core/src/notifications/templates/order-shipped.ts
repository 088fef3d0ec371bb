// To the buyer, once a seller has handed a parcel over: with whom it travels and how to follow it.
import { formatDay, MARKETS, type Market, type OrderView, type ShipmentView } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { html } from "./markup.ts";
import { block, linesTable, linesText, picturesOf, type MailLine } from "./table.ts";
import { WORDS } from "./words.ts";

/** What the mail says; `url` opens the order, for a guest too. */
export interface OrderShipped {
  order: Pick<OrderView, "number" | "market" | "currency" | "seller" | "promise"> & {
    /** What is in the parcel. */
    lines: readonly MailLine[];
  };
  shipment: Pick<ShipmentView, "carrier" | "trackingNumber">;
  url: string;
}

/** Writes the news of a shipment in the language of the order's market. */
export function orderShippedMail({ order, shipment, url }: OrderShipped): MailContent {
  const market: Market = MARKETS[order.market];
  const words = WORDS[market.language];
  const amounts = { ...market, currency: order.currency, pictures: picturesOf(url) };
  const arrives = words.arrives(
    formatDay(order.promise.fromDay, market.locale),
    formatDay(order.promise.toDay, market.locale),
  );
  const opening = words.shippedOpening(order.seller.name);
  const parcel = [`${words.carrier}: ${shipment.carrier}`, `${words.tracking}: ${shipment.trackingNumber}`];
  return written({
    reading: market,
    subject: words.shippedSubject(order.number),
    preview: `${arrives} · ${shipment.carrier} ${shipment.trackingNumber}`,
    heading: words.shippedHeading,
    opening: [opening],
    details: html`${block(arrives, parcel)}
      <div style="height:20px"></div>
      ${linesTable(amounts, order.lines, [])}`,
    detailsText: [[arrives, ...parcel].join("\n"), linesText(amounts, order.lines, [])].join("\n\n"),
    button: { label: words.viewOrder, url },
    reason: words.shippedReason,
    sellers: [order.seller.name],
  });
}
