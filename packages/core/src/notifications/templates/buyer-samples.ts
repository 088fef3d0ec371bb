// The mails of buyers, and of whoever has an account, with sample data.
import { ACCOUNT_WORDS } from "./account-words.ts";
import { type AccountMail, accountMail } from "./account.ts";
import { alertConfirmMail, alertMail } from "./alert.ts";
import { caseNewsMail } from "./case-news.ts";
import { CASE_WORDS } from "./case-words.ts";
import { orderCancelledMail, orderDeliveredMail, orderLinkMail } from "./order-news.ts";
import { orderPlacedMail } from "./order-placed.ts";
import { orderShippedMail } from "./order-shipped.ts";
import { addressOf, orderOf, PRICE, type Sample, type SampleWords } from "./sample-data.ts";

const thing = (words: SampleWords) => ({ title: words.title, variantLabel: words.variant, imageHash: null });

/** Mails about an account, one per letter. */
export const accountSamples: [string, Sample][] = (
  Object.keys(ACCOUNT_WORDS.en.letters) as AccountMail["letter"][]
).map((letter) => [
  `account_${letter}`,
  {
    to: "anybody",
    names: ["name"],
    write: (market, words, origin) =>
      accountMail({ letter, market: market.handle, name: words.name, url: `${origin}/${market.handle}/login` }),
  },
]);

/** Each under the name of its template. */
export const buyerSamples: [string, Sample][] = [
  [
    "order_placed",
    {
      to: "buyer",
      names: ["number", "title", "variant", "seller", "name"],
      write: (market, words, origin) =>
        orderPlacedMail({
          purchase: {
            number: words.number,
            market: market.handle,
            currency: market.currency,
            address: addressOf(words),
            paymentMethod: "card",
            itemsMinor: 2 * PRICE,
            deliveryMinor: 500,
            discountMinor: 0,
            taxMinor: 2_064,
            totalMinor: 2 * PRICE + 500,
            taxInclusive: market.taxInclusive,
            orders: [orderOf(market, words)],
          },
          url: `${origin}/${market.handle}/orders/pur_sample`,
        }),
    },
  ],
  [
    "order_shipped",
    {
      to: "buyer",
      names: ["number", "title", "seller", "carrier", "tracking"],
      write: (market, words, origin) =>
        orderShippedMail({
          order: orderOf(market, words),
          shipment: { carrier: words.carrier, trackingNumber: words.tracking },
          url: `${origin}/${market.handle}/orders/pur_sample`,
        }),
    },
  ],
  [
    "order_delivered",
    {
      to: "buyer",
      names: ["title", "seller"],
      write: (market, words, origin) => {
        const order = orderOf(market, words);
        return orderDeliveredMail({ order, lines: order.lines, url: `${origin}/${market.handle}/orders/pur_sample` });
      },
    },
  ],
  [
    "order_cancelled",
    {
      to: "buyer",
      names: ["title", "seller"],
      write: (market, words, origin) => {
        const order = orderOf(market, words);
        const url = `${origin}/${market.handle}/orders/pur_sample`;
        return orderCancelledMail({ order, lines: order.lines, url, by: "seller", isWhole: true, refundMinor: PRICE });
      },
    },
  ],
  [
    "order_link",
    {
      to: "buyer",
      names: [],
      write: (market, words, origin) =>
        orderLinkMail({
          purchase: { number: words.number, market: market.handle },
          url: `${origin}/${market.handle}/orders/pur_sample`,
        }),
    },
  ],
  [
    "return_approved",
    {
      to: "buyer",
      names: ["number", "seller", "note"],
      write: (market, words, origin) => {
        const said = CASE_WORDS[market.language];
        return caseNewsMail({
          reading: market,
          ...said.approved(words.number, words.seller, "2026-12-05"),
          quoted: { title: said.instructions, text: words.note },
          button: { label: said.view, url: `${origin}/${market.handle}/returns/rtn_sample` },
          reason: said.reason,
        });
      },
    },
  ],
  [
    "message",
    {
      to: "buyer",
      names: ["number", "seller", "note"],
      write: (market, words, origin) => {
        const said = CASE_WORDS[market.language];
        return caseNewsMail({
          reading: market,
          ...said.message(words.number, words.seller),
          quoted: { title: "", text: words.note },
          button: { label: said.answer, url: `${origin}/${market.handle}/messages/ord_sample` },
          reason: said.reason,
        });
      },
    },
  ],
  [
    "price_dropped",
    {
      to: "buyer",
      names: ["title", "variant"],
      write: (market, words, origin) =>
        alertMail({
          kind: "price",
          market: market.handle,
          thing: thing(words),
          priceMinor: 9_900,
          wasMinor: PRICE,
          url: `${origin}/${market.handle}/p/table`,
        }),
    },
  ],
  [
    "back_in_stock",
    {
      to: "buyer",
      names: ["title", "variant"],
      write: (market, words, origin) =>
        alertMail({
          kind: "stock",
          market: market.handle,
          thing: thing(words),
          priceMinor: PRICE,
          wasMinor: PRICE,
          url: `${origin}/${market.handle}/p/table`,
        }),
    },
  ],
  [
    "alert_confirm",
    {
      to: "anybody",
      names: ["title"],
      write: (market, words, origin) =>
        alertConfirmMail({
          kind: "stock",
          market: market.handle,
          thing: thing(words),
          url: `${origin}/${market.handle}/alerts/confirm`,
        }),
    },
  ],
];
