// What pages read, each under the name by which the router keeps it. While the server renders, a read goes through the
// service binding; in the browser to `/trpc`. A thing that is not there is null, every other failure is thrown.
import type {
  AddressView,
  AuthorizationAsked,
  AuthorizationRequest,
  CartLinkView,
  CartView,
  CategoryNode,
  ClientView,
  CollectionCard,
  Comparison,
  ContentPage,
  ContentPageCard,
  CreditHistory,
  Crumb,
  GrantView,
  HomePage,
  Id,
  InvoiceView,
  KeyView,
  ListCard,
  Listings,
  ListingsInput,
  ListView,
  MarketHandle,
  Page,
  Placed,
  ProductPage,
  PurchaseInput,
  PurchaseSummary,
  PurchaseView,
  Quote,
  QuoteInput,
  SharedListView,
  TimelineEntry,
  Viewer,
} from "@stoa/client";
import { readCartItems } from "@stoa/client";
import { createAsync, query, redirect } from "@solidjs/router";
import { api } from "./api.ts";
import { refusalOf } from "./errors.ts";
import { inLanguageOf } from "./page.ts";
import { getRequestEvent, isServer } from "solid-js/web";

/** An address of a market, in the language of the page that reads. */
const hereIn = (to: string): string =>
  inLanguageOf(isServer ? new URL(getRequestEvent()!.request.url).pathname : location.pathname, to);

/** Reads in a component. The server waits for it, so that the page is whole without any script. */
export function createRead<T>(read: () => Promise<T>) {
  return createAsync(read, { deferStream: true });
}

/** What is read; null where it is not there. */
export async function orNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    const { code } = refusalOf(error);
    if (code === "NOT_FOUND" || code === "INVALID_INPUT") return null;
    throw error;
  }
}

/** Products of a row of the start page. */
const RAIL_CARDS = 8;

/** The start page, no larger than it is shown: it travels inside the HTML. */
export const getHome = query(async (market: MarketHandle): Promise<HomePage> => {
  const { hero, categories, rails, slides, banners } = await api().shop.catalog.home.query({ market });
  return {
    slides,
    banners,
    hero: hero.slice(0, 3),
    categories: categories.slice(0, 12).map((node) => ({ ...node, children: [] })),
    rails: rails.map((rail) => ({ ...rail, cards: rail.cards.slice(0, RAIL_CARDS) })),
  };
}, "home");

/** The departments: the roots of the category tree, without what is below them. */
export const getDepartments = query(async (market: MarketHandle): Promise<Crumb[]> => {
  const tree: CategoryNode[] = await api().shop.catalog.categories.query({ market });
  return tree.map(({ slug, name }) => ({ slug, name }));
}, "departments");

/** The published collections, in the order of the shop. */
export const getCollections = query(
  (market: MarketHandle): Promise<CollectionCard[]> => api().shop.catalog.collections.query({ market }),
  "collections",
);

/** The pages of help and the policies, named. */
export const getHelpPages = query(
  (market: MarketHandle): Promise<ContentPageCard[]> => api().shop.content.pages.query({ market }),
  "help-pages",
);

/** One of them; null where it is not there. */
export const getHelpPage = query(
  (market: MarketHandle, slug: string): Promise<ContentPage | null> =>
    orNull(api().shop.content.page.query({ market, slug })),
  "help-page",
);

export const getProduct = query(
  (market: MarketHandle, slug: string): Promise<ProductPage | null> =>
    orNull(api().shop.catalog.product.query({ market, slug })),
  "product",
);

export const getListings = query(
  (input: ListingsInput): Promise<Listings | null> => orNull(api().shop.search.listings.query(input)),
  "listings",
);

/** A search. Operators may have sent these words elsewhere: `isPlain`, with nothing but words, it leads there. */
export const getSearch = query(async (input: ListingsInput, isPlain: boolean): Promise<Listings | null> => {
  const found = await orNull<Listings>(api().shop.search.listings.query(input));
  if (isPlain && found?.redirect) throw redirect(hereIn(`/${input.market}/${found.redirect}`));
  return found;
}, "search");

export const getCart = query(
  (market: MarketHandle): Promise<CartView> => api().shop.cart.get.query({ market }),
  "cart",
);

/** What a link to a cart would add; null for a link that names nothing. */
export const getCartLink = query(async (market: MarketHandle, written: string): Promise<CartLinkView | null> => {
  const items = readCartItems(written);
  return items.length === 0 ? null : await api().shop.cart.preview.query({ market, items });
}, "cart-link");

/** The quote of the cart; null while it is empty. */
export const getQuote = query(async (input: QuoteInput): Promise<Quote | null> => {
  try {
    return await api().shop.checkout.quote.query(input);
  } catch (error) {
    if (refusalOf(error).code === "CART_EMPTY") return null;
    throw error;
  }
}, "quote");

export const getViewer = query((): Promise<Viewer | null> => api().account.me.query(), "viewer");

/** One's address book; empty for a guest, who is not asked for. */
export const getAddresses = query(
  async (): Promise<AddressView[]> => ((await getViewer()) ? await api().account.addresses.list.query() : []),
  "addresses",
);

/** One's own lists; null for a guest. */
export const getLists = query(async (): Promise<ListCard[] | null> => {
  try {
    return await api().shop.lists.cards.query();
  } catch (error) {
    if (refusalOf(error).code === "UNAUTHENTICATED") return null;
    throw error;
  }
}, "lists");

/** One of one's own lists; "guest" where nobody is signed in. */
export const getList = query(
  async (market: MarketHandle, id: string, cursor: string | null): Promise<ListView | "guest" | null> => {
    try {
      return await orNull(api().shop.lists.get.query({ market, listId: id as `lst_${string}`, cursor }));
    } catch (error) {
      if (refusalOf(error).code === "UNAUTHENTICATED") return "guest";
      throw error;
    }
  },
  "list",
);

export const getSharedList = query(
  (market: MarketHandle, token: string, cursor: string | null): Promise<SharedListView | null> =>
    orNull(api().shop.lists.shared.query({ market, token, cursor })),
  "shared-list",
);

/** What may act for somebody: apps they allowed, their keys, the apps they have registered. */
export interface Access {
  grants: GrantView[];
  keys: KeyView[];
  clients: ClientView[];
}

/** Programs that may act for whoever is looking; null for a guest. */
export const getAccess = query(async (): Promise<Access | null> => {
  const { grants, keys, clients } = api().account;
  try {
    const [given, made, own] = await Promise.all([grants.list.query(), keys.list.query(), clients.list.query()]);
    return { grants: given, keys: made, clients: own };
  } catch (error) {
    if (refusalOf(error).code === "UNAUTHENTICATED") return null;
    throw error;
  }
}, "access");

/** What an app asks of whoever is looking. A guest is led to sign in, and back to `here`. */
export const getAsked = query(
  async (request: AuthorizationRequest, market: MarketHandle, here: string): Promise<AuthorizationAsked> => {
    try {
      return await api().account.consent.ask.query(request);
    } catch (error) {
      const { code } = refusalOf(error);
      if (code === "UNAUTHENTICATED") throw redirect(hereIn(`/${market}/login?next=${encodeURIComponent(here)}`));
      if (code === "INVALID_INPUT") return { kind: "stop", why: "client" }; // too long for any app that is registered
      throw error;
    }
  },
  "asked",
);

/** Products side by side; null where nothing is to be compared. */
export const getComparison = query(
  async (market: MarketHandle, slugs: string[]): Promise<Comparison | null> =>
    slugs.length === 0 ? null : await orNull(api().shop.catalog.compare.query({ market, slugs })),
  "comparison",
);

export const getOrders = query(
  (cursor: string | null): Promise<Page<PurchaseSummary>> => api().shop.orders.list.query({ cursor, limit: 12 }),
  "orders",
);

export const getPurchase = query(
  (id: string, key: string | undefined): Promise<PurchaseView | null> =>
    orNull(api().shop.orders.get.query({ id: id as `pur_${string}`, ...(key ? { key } : {}) })),
  "purchase",
);

/** Everything that happened to an order; null when it is not the visitor's. */
export const getTimeline = query(
  (orderId: Id<"order">, key: string | undefined): Promise<TimelineEntry[] | null> =>
    orNull(api().shop.orders.timeline.query({ orderId, ...(key ? { key } : {}) })),
  "timeline",
);

/** The invoice of an order and its credit notes; null when the order is not the visitor's. */
export const getInvoices = query(
  (id: string, key: string | undefined): Promise<InvoiceView[] | null> =>
    orNull(api().shop.orders.invoices.query({ orderId: id as Id<"order">, ...(key ? { key } : {}) })),
  "invoices",
);

/** What came of a checkout. */
export interface CheckoutOutcome {
  placed: Placed;
  purchase: PurchaseView;
}

/** Asks the provider how a payment went, and settles it. Asking twice does nothing twice. */
export const settlePurchase = query(async (input: PurchaseInput): Promise<CheckoutOutcome | null> => {
  const placed = await orNull(api().shop.checkout.confirm.mutate(input));
  const purchase = placed && (await getPurchase(input.purchaseId, input.key));
  return placed && purchase ? { placed, purchase } : null;
}, "outcome");

/** The visitor's store credit; null for somebody without an account. */
export const getCredit = query(async (): Promise<CreditHistory | null> => {
  try {
    return await api().shop.credit.mine.query();
  } catch (error) {
    if (refusalOf(error).code === "UNAUTHENTICATED") return null;
    throw error;
  }
}, "credit");
