// The demo's content in English; the shape of the other languages.

type Words = { title: string; body: string; label: string };

/** Slides, banners and rows of the start page. */
export const BLOCKS = {
  welcome: {
    title: "One roof. Many makers.",
    body: "Furniture, lamps, kitchenware and more from independent sellers. One cart, one checkout, delivered by the people who know the thing.",
    label: "Browse everything",
  },
  coffee: {
    title: "Mornings, slowly.",
    body: "Pots, presses and the cups that go with them, for days that start with the kettle.",
    label: "See the coffee things",
  },
  corner: {
    title: "A corner to read in",
    body: "A chair that holds you, light over the shoulder, a shelf within reach.",
    label: "Build your corner",
  },
  deals: {
    title: "Home for less",
    body: "A fifth or more below the former price. While they last.",
    label: "See the offers",
  },
  gift: {
    title: "A gift for a cook",
    body: "Well liked, easily wrapped, and for no more than a dinner out.",
    label: "Find a gift",
  },
  garden: { title: "Out in the garden", body: "Chairs, tables and shade for the warm months.", label: "Go outside" },
  cookRow: { title: "For somebody who cooks", body: "", label: "" },
} satisfies Record<string, Words>;

/** Pages: a title, and a body in Markdown. */
export const PAGES = {
  delivery: [
    "Delivery",
    `
Every offer shows **the day it arrives** and what delivery costs before you put it into your cart. Both come from the seller who sends it.

## Several sellers, one checkout

You pay once. Each seller packs and sends what is theirs, so one purchase may come in several parcels. Your order page shows each of them, with its carrier and its tracking number.

## When something is late

1. Open the order and look at its tracking.
2. Write to the seller from the order; most answer within a day.
3. If that leads nowhere, ask us for help from the same page. We look into it and, where you are right, you get your money back.
`,
  ],
  returns: [
    "Returns and refunds",
    `
You can send back most things. The **last day for a return** stands beside each item of your order.

- Choose *Return items* on the order page and say why.
- The seller answers with a label or an address.
- Once the parcel is back, the money goes to where it came from.

## Broken, wrong, or never arrived

Tell us from the order page. Add a picture if you can. The seller has a few days to put it right; after that we decide.
`,
  ],
  payments: [
    "Paying",
    `
Which ways to pay there are depends on your country; checkout shows them all before you order.

## What is charged, and when

Your money is set aside when you order and drawn **when a seller sends your parcel**. What is not sent is not charged.

## Safe

Card details go from your browser to the payment provider. Neither Stoa nor a seller ever sees them. Your bank may ask you to confirm a payment; that is a good sign.

## Store credit

A refund can be kept as credit. It is used first the next time you buy.
`,
  ],
  selling: [
    "Selling on Stoa",
    `
Anybody with good things and the will to look after buyers can sell here.

1. **Apply** with a name for your shop and a few papers.
2. **List** your products: on a page that exists already, or on a new one.
3. **Ship** what is ordered and get paid once it has arrived.

There is no monthly fee. We keep a commission of what you sell; its rate stands on every order. You set your prices, your delivery and your return policy.
`,
  ],
  terms: [
    "Terms of use",
    `
*This is a demonstration. Nothing here is for sale, and these terms bind nobody.*

## What Stoa is

Stoa is a marketplace. You buy from the seller who is named beside each offer; Stoa brings you together, takes the payment and looks after what goes wrong.

## Prices

Prices are those shown when you order. If one changed while you were looking, checkout tells you before you pay.

## Reviews

Only those who bought a thing can review it. We remove what is unlawful or not about the product.
`,
  ],
  privacy: [
    "Privacy",
    `
We keep what a purchase needs, for as long as the law asks, and nothing to follow you around with.

- **No tracking.** There are no advertising cookies and no third-party scripts on this site.
- **In your browser only:** the things you looked at, your recent searches, what you compare.
- **With your account:** your address book, orders, lists and messages.

You can download all of it, or erase your account, under *Account → Your data*.
`,
  ],
  imprint: [
    "Imprint",
    `
Stoa is open-source software. This marketplace is a demonstration run by whoever installed it.

**Operator:** your company, your street, your city

**Contact:** [hello@example.com](mailto:hello@example.com)

Operators edit this page under *Content*.
`,
  ],
} as const satisfies Record<string, readonly [title: string, body: string]>;
