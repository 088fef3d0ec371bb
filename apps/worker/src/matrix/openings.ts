// Right inputs for the open procedures that name nothing of a tenant's (the others stand in `inputs.ts` and in the deeds),
// in an order in which each is possible.
import { ADDRESS } from "../testing.ts";
import { CANARY } from "./things.ts";

/** What these inputs are made of. */
export interface Wares {
  slug: string;
  handle: string;
  categorySlug: string;
  offerId: string;
  variantId: string;
  productId: string;
  shareToken: string;
}

type Input = Record<string, unknown>;

/** What anybody, or the buyer, asks. */
export const asked = ({ slug, handle, offerId, shareToken: token }: Wares): Record<string, Input | undefined> => {
  const market = { market: "us" };
  return {
    "account.me": undefined,
    "account.addresses.list": undefined,
    "shop.catalog.categories": market,
    "shop.catalog.collections": market,
    "shop.catalog.home": market,
    "shop.catalog.product": { ...market, slug },
    "shop.catalog.cards": { ...market, slugs: [slug, slug] },
    "shop.catalog.compare": { ...market, slugs: [slug] },
    "shop.content.pages": market,
    "shop.content.page": { ...market, slug: CANARY },
    "shop.search.listings": { ...market, q: "thing", inStock: true, brands: ["Test"], attributes: { size: ["m"] } },
    "shop.search.suggest": { ...market, q: "thing" },
    "shop.search.addresses": { part: 0 },
    "shop.cart.get": market,
    "shop.cart.preview": { ...market, items: [{ offerId, quantity: 1 }] },
    "shop.checkout.quote": { ...market, coupons: ["NONE"], destination: { region: "IL", postalCode: "62701" } },
    "shop.orders.list": { limit: 5 },
    "shop.lists.mine": undefined,
    "shop.lists.cards": undefined,
    "shop.lists.shared": { ...market, token },
    "shop.alerts.mine": market,
    "shop.credit.mine": undefined,
    "shop.messages.mine": {},
    "shop.messages.unread": undefined,
    "shop.reviews.list": { slug, sort: "newest" },
    "shop.reviews.reputation": { handle },
    "shop.reviews.marks": { slug },
    "shop.reviews.mine": undefined,
    "shop.questions.list": { slug },
  };
};

/** What the buyer does, in this order. */
export const done = ({ slug, offerId, variantId }: Wares): [path: string, input: Input][] => {
  const line = { market: "us", offerId };
  return [
    ["shop.cart.add", { ...line, quantity: 2 }],
    ["shop.cart.setQuantity", { ...line, quantity: 1 }],
    ["shop.cart.accept", { market: "us", prices: [{ offerId, unitMinor: 2_000 }] }],
    ["shop.cart.save", line],
    ["shop.cart.unsave", line],
    ["shop.cart.clear", { market: "us" }],
    ["shop.cart.undo", { market: "us" }],
    ["shop.cart.save", line],
    ["shop.cart.forget", line],
    ["shop.cart.put", { market: "us", items: [{ offerId, quantity: 1 }] }],
    ["shop.lists.create", { name: "From a program" }],
    ["shop.alerts.add", { market: "us", kind: "price", variantId }],
    ["shop.questions.ask", { slug, market: "us", body: "Does it come in green?" }],
    ["shop.orders.find", { number: "S-AAAA-AAAA", email: "ada@example.test", market: "us" }],
    ["account.addresses.save", { ...ADDRESS, country: "US" }],
  ];
};

/** What the seller asks. */
export const askedBySeller = ({ categorySlug }: Wares): Record<string, Input | undefined> => ({
  "seller.store.today": undefined,
  "seller.orders.list": { limit: 5 },
  "seller.orders.carriers": undefined,
  "seller.money.get": undefined,
  "seller.money.payouts": {},
  "seller.money.statement": { currency: "USD", fromDay: "2026-01-01", toDay: "2026-12-31" },
  "seller.money.statementFile": { currency: "USD", fromDay: "2026-01-01", toDay: "2026-12-31" },
  "seller.disputes.list": {},
  "seller.returns.list": {},
  "seller.returns.terms": undefined,
  "seller.claims.list": {},
  "seller.messages.list": { isWaiting: true },
  "seller.messages.responseTime": undefined,
  "seller.messages.replies": undefined,
  "seller.reviews.list": {},
  "seller.questions.list": {},
  "seller.offers.list": {},
  "seller.imports.list": {},
  "seller.products.categories": undefined,
  "seller.products.attributes": { categorySlug },
  "seller.products.list": {},
  "seller.products.match": { title: "thing" },
  "seller.promotions.list": {},
  "seller.delivery.get": undefined,
  "seller.delivery.preview": { market: "us", destination: {}, itemsMinor: 2_000, units: 1 },
  "seller.team.get": undefined,
  "seller.onboarding.get": undefined,
  "seller.audit.list": {},
});
