// R12, F36: what the edge keeps, against a model of it. Visitors of every kind ask for pages of every market, with parameters,
// cookies and headers that should change nothing, while sellers change what the pages show. Every answer is held against
// what was true when it was asked for, and against what only one person may read.
import { MARKET_HANDLES, MARKETS, type Placed, type Quote } from "@stoa/contract";
import { type Change, type Person, Shopfront } from "../rig/shopfront.ts";
import { dice, type Bench, type Outcome, type Row, told } from "../row.ts";
import { inParallel, Shopper } from "../rig/shopper.ts";
import { isPublicAnswer, personalTraces, textOf, Truth } from "./cache-truth.ts";

const GOODS = 6;
const AT_ONCE = 4;
/** Every so many requests something is changed; in a sample, which must be short, less often. */
const WRITE_EVERY = { full: 25, sample: 80 };

/** Requests of the control. */
const CONTROL = 100;

/** Whoever asks, with a word that is theirs alone. */
interface Visitor {
  canary: string | null;
  cookie: string;
  /** The page of a purchase whose address bears their name: it reads one thing after the other. */
  bought?: string;
}

const PUBLIC = ["", "/c/wonders", "/s?q=wonder", "/s?q=wonder&sort=newest", "/shop/first-shop", "/credits", "/compare"];
const PRIVATE = ["/cart", "/account", "/account/profile", "/account/addresses", "/orders", "/lists", "/checkout"];
const CALLS = ["account.me", "account.addresses.list", "shop.lists.cards"];

/** What an address may carry without being another page. */
const NOISE = ["utm_source=mail", "fbclid=1", "x=%3Cscript%3E", "session=1", "_=1"];
const HEADERS: Record<string, string>[] = [
  {},
  { "x-forwarded-host": "evil.test" },
  { "x-forwarded-proto": "http", "x-original-url": "/us/account" },
  { "x-stoa-nonce": "known" },
  { "x-http-method-override": "POST" },
  { "accept-language": "ar" },
  { authorization: "Bearer none" },
];

/** What the control takes out: the public pages' rendering without cookies. */
export const SESSION_CHECK: Change = {
  with: /([\w$]+)\.headers\.delete\([`"']cookie[`"']\)/g,
  without: "$1.headers.has(`cookie`)",
};

/** Asks so often; gives what was wrong. */
export async function replay(
  front: Shopfront,
  shop: string,
  of: { requests: number; seed: number; changeEvery: number },
): Promise<{ troubles: string[]; counts: Record<string, number> }> {
  const roll = dice(of.seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)]!;
  const truth = new Truth(front);
  const visitors = await visitorsOf(front, shop);
  const counts: Record<string, number> = { public: 0, private: 0, forms: 0, changes: 0 };
  const troubles: string[] = [];
  const writing: Promise<void>[] = [];
  const sellers = await Promise.all(
    front.sellers.map(({ ownerId }) => front.person("Owner", "seller", ownerId as `usr_${string}`)),
  );
  const asks = Array.from({ length: of.requests }, () => {
    const market = pick(MARKET_HANDLES);
    const kind = roll();
    const noise = roll() < 0.3 ? pick(NOISE) : "";
    return { market, kind, noise, visitor: pick(visitors), headers: pick(HEADERS), dice: roll(), more: roll() };
  });
  await inParallel(asks, AT_ONCE, async ({ market, kind, noise, visitor, headers, dice: which, more }, i) => {
    if (i % of.changeEvery === of.changeEvery - 1) {
      counts["changes"]! += 1;
      writing.push(truth.change(which, more, sellers).catch((error: Error) => void troubles.push(String(error))));
    }
    const goods = front.goods[Math.floor(which * GOODS)]!;
    const at = <T>(list: readonly T[]): T => list[Math.floor(more * list.length)]!;
    const isProduct = kind < 0.35;
    const path =
      kind < 0.7
        ? `/${market}${isProduct ? `/p/${goods.slug}` : at(PUBLIC)}`
        : kind < 0.85
          ? `/${market}${(kind < 0.75 && visitor.bought) || at(PRIVATE)}`
          : kind < 0.93
            ? `/trpc/${at(CALLS)}`
            : `/${market}/p/${goods.slug}`;
    const isForm = kind >= 0.93;
    const url = `${shop}${path}${noise && (path.includes("?") ? `&${noise}` : `?${noise}`)}`;
    const askedAt = Date.now();
    const response = await fetch(url, {
      redirect: "manual",
      headers: { ...headers, cookie: visitor.cookie, ...(isForm ? { origin: shop } : {}) },
      ...(isForm ? { method: "POST", body: new URLSearchParams({ form: "add-to-cart", offerId: goods.offerId }) } : {}),
    });
    const body = await response.text();
    const wrong = (what: string) => void troubles.push(`${what} at ${path} (request ${i})`);
    const isPublic = isPublicAnswer(response);
    counts[isForm ? "forms" : isPublic ? "public" : "private"]! += 1;
    if (response.status >= 500)
      wrong(`${response.status} (${body.slice(0, 60)}; log: ${front.complaints.slice(-2).join(" / ")})`);
    const traces = personalTraces(
      response,
      body,
      visitors.map(({ canary }) => canary).filter((canary) => canary !== null),
    );
    for (const trace of traces) {
      if (isPublic) wrong(`${trace} in an answer that anybody's cache may keep`);
      else if (trace !== visitor.canary && trace !== "a cookie") wrong(`${trace} shown to somebody else`);
    }
    if (visitor.bought && path.endsWith(visitor.bought) && !body.includes(visitor.canary!)) wrong("no purchase");
    if (/evil\.test|x=%3Cscript|"known"/.test(body)) wrong("what the request brought is in the page");
    const isPage = kind < 0.7 && response.headers.get("content-type")?.startsWith("text/html") === true;
    if (!isPage) {
      if (isPublic) wrong("a public answer");
      return;
    }
    if (!isPublic) wrong(`a public page leaves as ${response.headers.get("cache-control")}`);
    const { locale } = MARKETS[market];
    if (!body.includes(`<html lang="${locale}"`)) wrong(`a page that is not in ${locale}`);
    for (const stale of truth.outdated(textOf(body), market, askedAt)) wrong(stale);
    if (isProduct && !truth.shows(textOf(body), front.goods.indexOf(goods))) wrong("a page of another product");
  });
  await Promise.all(writing);
  troubles.push(...front.complaints.filter((line) => line.includes("render.hung")));
  return { troubles, counts };
}

/** Two people with a name, a list and a purchase; a guest with a cart; somebody who brings a cookie of nobody; nobody. */
async function visitorsOf(front: Shopfront, shop: string): Promise<Visitor[]> {
  const people = await Promise.all(["Canary-Ada-7f31", "Canary-Bob-91c2"].map((name) => front.person(name, "buyer")));
  const bought = await Promise.all(people.map((person) => furnish(shop, person, front.goods[1]!.offerId)));
  const added = await fetch(`${shop}/us/p/${front.goods[0]!.slug}`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: shop },
    body: new URLSearchParams({ form: "add-to-cart", offerId: front.goods[0]!.offerId, quantity: "7" }),
  });
  const cart = added.headers.getSetCookie().map((cookie) => cookie.split(";")[0]!);
  return [
    ...people.map(({ name, cookie }, i) => ({ canary: name, cookie, bought: bought[i]! })),
    { canary: null, cookie: cart.join("; ") },
    { canary: null, cookie: "__Host-stoa-buyer=nobody; theme=dark; flash=planted" },
    { canary: null, cookie: "" },
  ];
}

/** Gives somebody a list and has them buy something; gives the page of the purchase. */
async function furnish(shop: string, { name, cookie }: Person, offerId: string): Promise<string> {
  const headers = { "content-type": "application/json", origin: shop, cookie };
  const call = async <T>(procedure: string, input: object): Promise<T> => {
    const response = await fetch(`${shop}/trpc/${procedure}`, {
      method: "POST",
      headers: { ...headers, "idempotency-key": crypto.randomUUID() },
      body: JSON.stringify(input),
    });
    if (!response.ok) throw new Error(`${procedure} answered ${response.status}: ${await response.text()}`);
    return ((await response.json()) as { result: { data: T } }).result.data;
  };
  await call("shop.lists.create", { name: `${name} list` });
  await call("shop.cart.add", { market: "us", offerId, quantity: 1 });
  const asked = encodeURIComponent(JSON.stringify({ market: "us" }));
  const quoted = await fetch(`${shop}/trpc/shop.checkout.quote?input=${asked}`, { headers });
  const { totalMinor } = ((await quoted.json()) as { result: { data: Quote } }).result.data;
  const wanted = Shopper.placing(totalMinor);
  const { purchaseId } = await call<Placed>("shop.checkout.place", { ...wanted, address: { ...wanted.address, name } });
  return `/checkout/done/${purchaseId}`;
}

async function run(bench: Bench): Promise<Outcome> {
  const requests = bench.isSample ? 1_000 : bench.of(10_000, 100_000);
  const changeEvery = bench.isSample ? WRITE_EVERY.sample : WRITE_EVERY.full;
  const front = await Shopfront.open(GOODS, SESSION_CHECK);
  try {
    const { troubles, counts } = await replay(front, front.origins.buyer, {
      requests,
      seed: bench.seed,
      changeEvery,
    });
    const control = await replay(front, front.origins.admin, {
      requests: CONTROL,
      seed: bench.seed,
      changeEvery: Infinity,
    });
    return outcome(requests, troubles, counts, control.troubles);
  } finally {
    await front.close();
  }
}

function outcome(
  requests: number,
  troubles: readonly string[],
  counts: Record<string, number>,
  ofControl: readonly string[],
): Outcome {
  const crossings = ofControl.filter((trouble) => trouble.includes("Canary"));
  const figures = Object.entries(counts).map(([name, n]) => `${n} ${name}`);
  return {
    run: `${requests} requests (${figures.join(", ")}) of 5 kinds of visitors in ${MARKET_HANDLES.length} markets`,
    result: `${told(troubles)}; with cookies let into public pages: ${crossings.length} crossings`,
    isGood: troubles.length === 0 && crossings.length > 0 && counts["public"]! > requests / 4,
  };
}

export const cacheModel: Row = {
  id: "R12",
  what: "Cache model: pages of every market for visitors of every kind, while goods change",
  target: "0 crossings, 0 personal bytes kept, nothing older than 2 s after its purge",
  run,
};
