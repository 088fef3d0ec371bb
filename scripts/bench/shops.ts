// Shops that a bench can ask for the same things: this marketplace, Vendure 3 (its Shop API in GraphQL) and Medusa 2 (its
// Store API). Each asks for what a page of a storefront shows, and looks whether it was answered with it: a refusal that comes
// quickly is no speed.

/** What is asked of every shop: 24 products, one of them with all that can be bought of it, 24 that a word finds, a cart with one thing, two of it. */
export const OPERATIONS = ["list", "product", "search", "cart", "change"] as const;
export type Operation = (typeof OPERATIONS)[number];

/** A shop that was looked at: what it holds, in its own words, and its operations. */
export interface Prepared {
  products: string;
  operations: Record<Operation, () => Promise<void>>;
}

/** A shop somewhere. */
export interface Peer {
  name: string;
  /** Looks at what is there. @throws where nothing is found that could be asked for */
  prepare(term: string): Promise<Prepared>;
}

const PAGE = 24;

/** One answer as JSON. @throws where it is refused */
async function json<T>(what: string, url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, init).catch((error: Error) => {
    throw new Error(`${what} could not be reached at ${url}: ${String(error.cause ?? error)}`);
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${what} answered ${response.status} at ${url}: ${text.slice(0, 200)}`);
  return JSON.parse(text) as T;
}

/** @throws where a list is empty */
function some<T>(list: readonly T[] | undefined, what: string): readonly T[] {
  if (!list?.length) throw new Error(`${what} found nothing. Choose a word that each of them finds: --term WORD`);
  return list;
}

/** The things of a list, one after the other, over and over. */
function inTurn<T>(list: readonly T[]): () => T {
  let place = 0;
  return () => list[place++ % list.length]!;
}

/** This marketplace, at its shop's own door. */
export function stoa(origin: string): Peer {
  const name = "Stoa";
  let number = 0;
  const read = async <T>(procedure: string, input: object): Promise<T> => {
    // Every address is a new one, so that no cache of pages answers.
    const query = new URLSearchParams({ input: JSON.stringify({ market: "us", ...input }), unique: String(++number) });
    return (await json<{ result: { data: T } }>(name, `${origin}/trpc/${procedure}?${query}`)).result.data;
  };
  const change = async (procedure: string, input: object, cookie = ""): Promise<Response> => {
    const response = await fetch(`${origin}/trpc/${procedure}`, {
      method: "POST",
      headers: { origin, cookie, "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify({ market: "us", ...input }),
    });
    if (!response.ok) throw new Error(`${name} answered ${response.status}: ${(await response.text()).slice(0, 200)}`);
    return response;
  };
  type Found = { cards: { slug: string; offerId: string; inStock: boolean }[]; total: number; totalIsExact: boolean };
  return {
    name,
    async prepare(term) {
      const all = await read<Found>("shop.search.listings", { inStock: true });
      const cards = some(all.cards, name);
      const [slug, offer] = [inTurn(cards.map((card) => card.slug)), inTurn(cards.map((card) => card.offerId))];
      const fill = async (offerId: string) => {
        const response = await change("shop.cart.add", { offerId, quantity: 1 });
        await response.text();
        return response.headers
          .getSetCookie()
          .map((cookie) => cookie.split(";")[0])
          .join("; ");
      };
      return {
        products: `${all.total}${all.totalIsExact ? "" : "+"}`,
        operations: {
          list: async () => void some((await read<Found>("shop.search.listings", {})).cards, name),
          product: async () => void (await read("shop.catalog.product", { slug: slug() })),
          search: async () => void some((await read<Found>("shop.search.listings", { q: term })).cards, name),
          cart: async () => void (await fill(offer())),
          async change() {
            const offerId = offer();
            const cookie = await fill(offerId);
            await (await change("shop.cart.add", { offerId, quantity: 1 }, cookie)).text();
          },
        },
      };
    },
  };
}

const SEARCH = `query ($term: String, $take: Int) { search(input: { term: $term, take: $take, groupByProduct: true }) {
  totalItems items { productName slug productVariantId productAsset { preview }
    priceWithTax { ... on SinglePrice { value } ... on PriceRange { min max } } }
  facetValues { count facetValue { id name facet { name } } } } }`;
const PRODUCT = `query ($slug: String) { product(slug: $slug) { id name description assets { preview }
  collections { name slug breadcrumbs { name slug } }
  optionGroups { name options { name } } variants { id name sku priceWithTax stockLevel options { name } } } }`;
const ADD = `mutation ($id: ID!) { addItemToOrder(productVariantId: $id, quantity: 1) { __typename
  ... on Order { id totalQuantity totalWithTax lines { id quantity linePriceWithTax productVariant { name } } }
  ... on ErrorResult { errorCode message } } }`;

/** Vendure at its Shop API. A cart is a session: it is known by the token of the first answer. */
export function vendure(url: string): Peer {
  const name = "Vendure";
  const api = `${url.replace(/\/$/, "")}/shop-api`;
  const ask = async <T>(query: string, variables: object, token?: string): Promise<{ data: T; token: string }> => {
    const response = await fetch(api, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify({ query, variables }),
    }).catch((error: Error) => {
      throw new Error(`${name} could not be reached at ${api}: ${String(error.cause ?? error)}`);
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${name} answered ${response.status}: ${text.slice(0, 200)}`);
    const { data, errors } = JSON.parse(text) as { data: T; errors?: { message: string }[] };
    if (errors?.length) throw new Error(`${name} refused: ${errors[0]!.message}`);
    return { data, token: response.headers.get("vendure-auth-token") ?? token ?? "" };
  };
  type Found = { search: { totalItems: number; items: { slug: string; productVariantId: string }[] } };
  const find = async (term: string | null) => (await ask<Found>(SEARCH, { term, take: PAGE })).data.search;
  const add = async (id: string, token?: string): Promise<string> => {
    type Added = { addItemToOrder: { __typename: string; message?: string } };
    const answer = await ask<Added>(ADD, { id }, token);
    const { __typename: kind, message } = answer.data.addItemToOrder;
    if (kind !== "Order") throw new Error(`${name} put nothing into a cart: ${message ?? kind}`);
    if (!answer.token)
      throw new Error(
        `${name} tells no session. Its authOptions.tokenMethod must name "bearer" ("vendure-auth-token").`,
      );
    return answer.token;
  };
  return {
    name,
    async prepare(term) {
      const all = await find(null);
      const items = some(all.items, name);
      const [slug, variant] = [
        inTurn(items.map((item) => item.slug)),
        inTurn(items.map((item) => item.productVariantId)),
      ];
      return {
        products: String(all.totalItems),
        operations: {
          list: async () => void some((await find(null)).items, name),
          async product() {
            const { data } = await ask<{ product: { variants: unknown[] } | null }>(PRODUCT, { slug: slug() });
            some(data.product?.variants, name);
          },
          search: async () => void some((await find(term)).items, name),
          cart: async () => void (await add(variant())),
          async change() {
            const id = variant();
            await add(id, await add(id));
          },
        },
      };
    },
  };
}

/** Medusa 2 at its Store API. A cart is named by its id; prices are those of a region. */
export function medusa(url: string, key: string): Peer {
  const name = "Medusa";
  const api = `${url.replace(/\/$/, "")}/store`;
  const headers = { "content-type": "application/json", "x-publishable-api-key": key };
  const get = <T>(path: string) => json<T>(name, `${api}${path}`, { headers });
  const post = <T>(path: string, body: object) =>
    json<T>(name, `${api}${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  type Product = { id: string; handle: string; variants: { id: string }[] };
  type Found = { products: Product[]; count: number };
  return {
    name,
    async prepare(term) {
      if (key === "") throw new Error("Medusa's Store API wants a publishable key: --medusa-key pk_…");
      const [region] = some(
        (await get<{ regions: { id: string }[] }>("/regions?limit=1")).regions,
        `${name} (regions)`,
      );
      const priced = `region_id=${region!.id}&fields=*variants.calculated_price`;
      const find = (more: string) => get<Found>(`/products?limit=${PAGE}&${priced}${more}`);
      const all = await find("");
      const bought = some(
        all.products.flatMap(({ variants }) => variants?.slice(0, 1) ?? []),
        `${name} (variants)`,
      );
      const [handle, variant] = [inTurn(all.products.map((each) => each.handle)), inTurn(bought.map(({ id }) => id))];
      const open = async (variantId: string): Promise<string> => {
        const items = [{ variant_id: variantId, quantity: 1 }];
        return (await post<{ cart: { id: string } }>("/carts", { region_id: region!.id, items })).cart.id;
      };
      return {
        products: String(all.count),
        operations: {
          list: async () => void some((await find("")).products, name),
          product: async () => void some((await find(`&handle=${encodeURIComponent(handle())}`)).products, name),
          search: async () => void some((await find(`&q=${encodeURIComponent(term)}`)).products, name),
          cart: async () => void (await open(variant())),
          async change() {
            const id = variant();
            await post(`/carts/${await open(id)}/line-items`, { variant_id: id, quantity: 1 });
          },
        },
      };
    },
  };
}
