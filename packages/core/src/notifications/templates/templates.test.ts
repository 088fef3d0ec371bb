// What every mail keeps: it escapes, it says the same in text and HTML, it speaks the reader's language.
import { type Address, MARKET_HANDLES, MARKETS, newId, type OrderView } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import {
  orderCalledOffMail,
  orderCancelledMail,
  orderDeliveredMail,
  orderLinkMail,
  CASE_WORDS,
  caseNewsMail,
  orderNewMail,
  type OrderPlaced,
  orderPlacedMail,
  orderShippedMail,
  productDecisionMail,
  sellerDecisionMail,
} from "./index.ts";
import { html, oneLine } from "./markup.ts";

const EVIL = `<script>alert("x")</script>&'`;
const address: Address = {
  name: "Mira Rao",
  line1: "1 Lake Road",
  line2: "",
  city: "Pune",
  region: "MH",
  postalCode: "411001",
  phone: "+91 98765 43210",
};

function line(title: string, totalMinor: number): OrderView["lines"][number] {
  return {
    lineId: newId("line", 0),
    productSlug: "kettle",
    title,
    variantLabel: "Black",
    sku: "K-1",
    imageHash: null,
    quantity: 2,
    shippedQuantity: 0,
    cancelledQuantity: 0,
    unitMinor: totalMinor / 2,
    totalMinor,
    discountMinor: 0,
  };
}

function order(
  over: Partial<OrderView> = {},
): OrderPlaced["purchase"]["orders"][number] & Pick<OrderView, "market" | "currency"> {
  return {
    number: "S-1001-1",
    market: "us",
    currency: "USD",
    seller: { sellerId: newId("seller", 0), handle: "aurora", name: "Aurora" },
    lines: [line("Kettle", 5_000)],
    deliveryMethod: "express",
    promise: { fromDay: "2026-11-26", toDay: "2026-11-28" },
    totalMinor: 5_500,
    ...over,
  };
}

function placed(over: Partial<OrderPlaced["purchase"]> = {}) {
  return orderPlacedMail({
    purchase: {
      number: "S-1001",
      market: "us",
      currency: "USD",
      address,
      paymentMethod: "card",
      itemsMinor: 5_000,
      deliveryMinor: 500,
      discountMinor: 0,
      taxMinor: 413,
      totalMinor: 5_913,
      taxInclusive: false,
      orders: [order(), order({ number: "S-1001-2", lines: [line("Lamp", 900)] })],
      ...over,
    },
    url: "http://localhost:3000/us/orders/pur_1?key=a&b=c",
  });
}

const shipped = (over: Partial<OrderView> = {}) =>
  orderShippedMail({
    order: order(over),
    shipment: { carrier: "DHL", trackingNumber: "JD014600" },
    url: "http://localhost:3000/us/orders/ord_1",
  });

const fresh = (over: object = {}) =>
  orderNewMail({
    order: {
      ...order(),
      address,
      deliveryMinor: 500,
      discountMinor: 0,
      platformDiscountMinor: 0,
      commissionMinor: 550,
      earningsMinor: 4_950,
      shipByDay: "2026-11-25",
      ...over,
    },
    url: "http://localhost:3001/orders/ord_1",
  });

const cancelled = (over: Partial<Parameters<typeof orderCancelledMail>[0]> = {}) =>
  orderCancelledMail({
    order: order(),
    lines: [line("Kettle", 5_000)],
    url: "/",
    by: "seller",
    isWhole: false,
    refundMinor: 2_500,
    ...over,
  });

describe("the news of an order", () => {
  it("are told in the language of its market, with what comes back", () => {
    for (const market of MARKET_HANDLES) {
      const of = order({ market, currency: MARKETS[market].currency });
      const mails = [
        cancelled({ order: of }),
        cancelled({ order: of, isWhole: true, by: "marketplace", refundMinor: 0 }),
        orderDeliveredMail({ order: of, lines: [line("Kettle", 5_000)], url: "/" }),
        orderLinkMail({ purchase: { number: "S-1001", market }, url: "/x?key=1" }),
      ];
      expect(new Set(mails.map(({ subject }) => subject)).size).toBe(mails.length);
      for (const mail of mails) expect(mail.html).toContain(`lang="${MARKETS[market].language}"`);
    }
    expect(cancelled().text).toContain("$25.00");
    expect(cancelled({ refundMinor: 0 }).text).not.toContain("back the way you paid");
  });
});

describe("every mail", () => {
  it.each([
    [
      "order placed",
      () =>
        placed({
          number: EVIL,
          address: { ...address, name: EVIL, line2: EVIL },
          orders: [
            order({ lines: [line(EVIL, 2)], seller: { sellerId: newId("seller", 0), handle: "x", name: EVIL } }),
          ],
        }),
    ],
    ["order shipped", () => shipped({ number: EVIL, lines: [line(EVIL, 2)] })],
    ["order delivered", () => orderDeliveredMail({ order: order({ number: EVIL }), lines: [line(EVIL, 2)], url: "/" })],
    ["order cancelled", () => cancelled({ lines: [line(EVIL, 2)], order: order({ number: EVIL }) })],
    [
      "order called off",
      () => orderCalledOffMail({ order: order(), lines: [line(EVIL, 2)], url: "/", by: "buyer", isWhole: true }),
    ],
    ["order new", () => fresh({ number: EVIL, lines: [line(EVIL, 2)], address: { ...address, city: EVIL } })],
    [
      "seller decision",
      () => sellerDecisionMail({ sellerName: EVIL, decision: "suspended", reason: EVIL, url: `javascript:"${EVIL}` }),
    ],
    [
      "product decision",
      () =>
        productDecisionMail({
          title: EVIL,
          isNew: true,
          decision: "refused",
          reason: EVIL,
          url: `javascript:"${EVIL}`,
        }),
    ],
  ])("escapes what people typed: %s", (_, mail) => {
    expect(mail().html).not.toContain("<script");
    expect(mail().html).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;");
    expect(mail().text).toContain("<script>"); // Plain text stays plain.
  });

  it("keeps line breaks out of its subject", () => {
    expect(
      sellerDecisionMail({ sellerName: "A\r\nBcc: all@example.com", decision: "approved", reason: null, url: "/" })
        .subject,
    ).toBe("A Bcc: all@example.com is open on Stoa");
    expect(oneLine("a\u0000\u2028b\n")).toBe("a b");
  });

  it("has a link that works, in both forms", () => {
    expect(placed().html).toContain('href="http://localhost:3000/us/orders/pur_1?key=a&amp;b=c"');
    expect(placed().text).toContain("\nhttp://localhost:3000/us/orders/pur_1?key=a&b=c\n");
  });
});

describe("the mail about a purchase", () => {
  it.each(MARKET_HANDLES)("speaks the language of its market, from its side: %s", (market) => {
    const { html: page, subject, text } = placed({ market, currency: MARKETS[market].currency });
    expect(page).toContain(`<html lang="${MARKETS[market].language}" dir="${MARKETS[market].direction}">`);
    expect(page).toContain(MARKETS[market].direction === "rtl" ? 'align="right"' : 'align="left"');
    expect(subject).toContain("S-1001");
    expect(text).toContain(MARKETS[market].taxName);
  });

  it("groups the lines by seller and shows the amounts in the market's own way", () => {
    const { text, html: page } = placed();
    for (const words of [
      "From Aurora · S-1001-1",
      "Kettle (Black × 2): $50.00",
      "From Aurora · S-1001-2",
      "Lamp (Black × 2): $9.00",
      "Total (Paid by card): $59.13",
    ]) {
      expect(text).toContain(words);
    }
    expect(page).toContain("$59.13");
    expect(placed({ market: "jp", currency: "JPY", totalMinor: 5_913 }).text).toContain("￥5,913");
    expect(placed({ market: "de", currency: "EUR", totalMinor: 591_300 }).text).toContain("5.913,00\u00a0€");
    expect(placed({ market: "in", currency: "INR", totalMinor: 12_345_600 }).text).toContain("₹1,23,456.00");
  });

  it("puts tax that is added above the total, and tax that is inside below it", () => {
    const added = placed().text;
    expect(added.indexOf("Sales tax")).toBeLessThan(added.indexOf("Total ("));
    const inside = placed({ market: "in", currency: "INR", taxInclusive: true }).text;
    expect(inside.indexOf("GST included")).toBeGreaterThan(inside.indexOf("Total ("));
  });

  it("asks for cash only when it is paid in cash", () => {
    expect(placed({ market: "in", currency: "INR", paymentMethod: "cod", totalMinor: 49_900 }).text).toContain(
      "Please have ₹499.00 ready in cash",
    );
    expect(placed().text).not.toContain("cash");
  });
});

describe("the other mails", () => {
  it("tell the buyer who carries the parcel and when it comes", () => {
    expect(shipped().text).toContain("Carrier: DHL\nTracking number: JD014600");
    expect(shipped({ market: "de", currency: "EUR" }).text).toContain("Sendungsnummer: JD014600");
    expect(shipped().text).toContain("Arrives Thu, Nov 26 to Sat, Nov 28");
  });

  it("tell the seller what to ship by when, and what they earn", () => {
    expect(fresh().subject).toBe("New order S-1001-1: 2 items");
    expect(fresh().text).toContain("You earn: $49.50");
    expect(fresh().text).toContain("Commission: -$5.50");
  });

  it("tell the seller the operator's decision, with a reason where there is one", () => {
    const suspended = sellerDecisionMail({
      sellerName: "Aurora",
      decision: "suspended",
      reason: "Three late parcels.",
      url: "http://localhost:3001",
    });
    expect(suspended.text).toContain("Three late parcels.");
    expect(
      sellerDecisionMail({ sellerName: "Aurora", decision: "approved", reason: null, url: "http://localhost:3001" })
        .text,
    ).not.toContain("reason");
  });
});

describe("mails about a product", () => {
  const mail = (isNew: boolean, decision: "approved" | "changes_asked" | "refused", reason: string | null) =>
    productDecisionMail({ title: "Oak lamp", isNew, decision, reason, url: "http://localhost:3001/products/prd_1" });
  it("tell what becomes of a new one and of a change, and why", () => {
    expect(mail(true, "approved", null).subject).toBe("Oak lamp is in the shop");
    expect(mail(false, "changes_asked", "Name the wood.").text).toContain("The reason:\nName the wood.");
    expect(mail(true, "refused", "Not for sale here.").text).toContain("It stays with you as a draft.");
  });
});

describe("markup", () => {
  it("escapes values and takes markup over as it is", () => {
    expect(html`<b title="${'"'}">${"<"}${html`<i>${1}</i>`}${[html`a`, html`b`]}${null}</b>`.text).toBe(
      '<b title="&quot;">&lt;<i>1</i>ab</b>',
    );
  });
});

describe("news of a return, a claim or a message", () => {
  const quoted = { title: "The seller writes", text: `One line.\n\n${EVIL}` };
  const button = { label: "See it", url: "https://shop.test/us/returns/rtn_1?key=abc" };

  it("escapes what somebody wrote, and says the same in text and HTML", () => {
    const news = { subject: "Your return", opening: "It is approved.", quoted, button, reason: "You ordered." };
    const mail = caseNewsMail({ reading: MARKETS.us, ...news });
    expect(mail.html).not.toContain("<script>");
    expect(mail.text).toContain(EVIL);
    for (const part of [news.opening, "One line.", button.url]) {
      expect(mail.text).toContain(part);
      expect(mail.html).toContain(part.replaceAll("&", "&amp;"));
    }
  });

  it("has every sentence in every language of the markets", () => {
    for (const handle of MARKET_HANDLES) {
      const words = CASE_WORDS[MARKETS[handle].language];
      const [order, seller, amount] = ["S-1001-1", "Aurora", "$5.00"];
      for (const news of [
        words.approved(order, seller, "Tuesday"),
        words.refused(order, seller),
        words.refunded(order, amount, "credit"),
        words.claimAnswered(order, seller, "Tuesday"),
        words.message(order, seller),
      ]) {
        expect(news.subject).toContain(order);
        expect(news.opening.length).toBeGreaterThan(5);
      }
      expect(words.refunded(order, amount, "credit").opening).not.toBe(
        words.refunded(order, amount, "original").opening,
      );
    }
  });
});
