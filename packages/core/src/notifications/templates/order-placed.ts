// To the buyer, once a purchase is confirmed: what was ordered from whom, when it comes and what it cost.
import { formatDay, formatMoney, MARKETS, type Market, type OrderView, type PurchaseView } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { html, type Markup } from "./markup.ts";
import { addressLines, type Amounts, block, linesTable, linesText, picturesOf, type Sum, sumsTable } from "./table.ts";
import { WORDS, type Words } from "./words.ts";

/** What the mail says; `url` opens the purchase, for a guest too. */
export interface OrderPlaced {
  purchase: Pick<
    PurchaseView,
    | "number"
    | "market"
    | "currency"
    | "address"
    | "paymentMethod"
    | "itemsMinor"
    | "deliveryMinor"
    | "discountMinor"
    | "taxMinor"
    | "totalMinor"
    | "taxInclusive"
  > & { orders: Pick<OrderView, "number" | "seller" | "lines" | "deliveryMethod" | "promise" | "totalMinor">[] };
  url: string;
}

/** Writes the confirmation of a purchase in the language of its market. */
export function orderPlacedMail({ purchase, url }: OrderPlaced): MailContent {
  const market: Market = MARKETS[purchase.market];
  const words = WORDS[market.language];
  const amounts: Amounts = { ...market, currency: purchase.currency, pictures: picturesOf(url) };
  const total = formatMoney(purchase.totalMinor, purchase.currency, market.locale);
  const sums = sumsOf(purchase, market, words);
  const address = addressLines(purchase.address);
  const cash = purchase.paymentMethod === "cod" ? [words.cashOpening(total)] : [];
  return written({
    reading: market,
    subject: words.placedSubject(purchase.number),
    preview: `${purchase.orders.flatMap((order) => order.lines.map((line) => line.title)).join(", ")} · ${total}`,
    heading: words.placedHeading(purchase.address.name),
    opening: [words.placedOpening(purchase.number), ...cash],
    details: html`${purchase.orders.map((order) => orderMarkup(order, amounts, words))}${sumsTable(amounts, sums)}${block(words.deliverTo, address)}`,
    detailsText: [
      ...purchase.orders.map(
        (order) =>
          `${titleOf(order, words)}\n${promiseOf(order, amounts, words)}\n${linesText(amounts, order.lines, [])}`,
      ),
      linesText(amounts, [], sums),
      [words.deliverTo, ...address].join("\n"),
    ].join("\n\n"),
    button: { label: words.viewOrder, url },
    reason: words.placedReason,
    sellers: purchase.orders.map((order) => order.seller.name),
  });
}

type PlacedOrder = OrderPlaced["purchase"]["orders"][number];

function orderMarkup(order: PlacedOrder, amounts: Amounts, words: Words): Markup {
  return html`${block(titleOf(order, words), [promiseOf(order, amounts, words)])}
    <div style="height:10px"></div>
    ${linesTable(amounts, order.lines, [])}`;
}

function titleOf({ seller, number }: PlacedOrder, words: Words): string {
  return words.orderOf(seller.name, number);
}

function promiseOf({ deliveryMethod, promise }: PlacedOrder, { locale }: Amounts, words: Words): string {
  return `${words.delivery[deliveryMethod]} · ${words.arrives(formatDay(promise.fromDay, locale), formatDay(promise.toDay, locale))}`;
}

function sumsOf(purchase: OrderPlaced["purchase"], market: Market, words: Words): Sum[] {
  const tax = {
    label: purchase.taxInclusive ? words.taxIncluded(market.taxName) : words.tax(market.taxName),
    amountMinor: purchase.taxMinor,
  };
  const total = {
    label: `${words.total} (${words.paidWith[purchase.paymentMethod]})`,
    amountMinor: purchase.totalMinor,
    strong: true,
  };
  const parts = [
    { label: words.items, amountMinor: purchase.itemsMinor },
    ...(purchase.discountMinor > 0 ? [{ label: words.discount, amountMinor: -purchase.discountMinor }] : []),
    { label: words.deliveryFee, amountMinor: purchase.deliveryMinor },
  ];
  // Tax that is added stands above the total; tax that is inside it stands below.
  return purchase.taxInclusive ? [...parts, total, tax] : [...parts, tax, total];
}
