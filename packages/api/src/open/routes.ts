// The REST address of every open procedure: one rule, and a short list of what it would call badly. A query is a GET, a
// mutation a POST; the noun of the router is the resource, and an id of that noun stands in the address.
import { OPEN_PROCEDURES, type OpenProcedure } from "./procedures.ts";
import { type InputSchema, inputSchema } from "./input.ts";

/** Where a procedure answers. `parameter` is the field of its input that stands in the path; null for none. */
export interface Route {
  procedure: OpenProcedure;
  method: "GET" | "POST";
  /** As OpenAPI writes it: `/v1/seller/orders/{orderId}/ship`. */
  template: string;
  parameter: string | null;
  input: InputSchema | null;
}

/** Verbs that the method and the address say already. */
const SILENT: ReadonlySet<string> = new Set(["get", "list", "create"]);

/** What the rule would call badly. */
const NAMED: Readonly<Record<string, string>> = {
  "account.me": "/v1/me",
  "account.addresses.list": "/v1/addresses",
  "account.addresses.save": "/v1/addresses",
  "account.addresses.remove": "/v1/addresses/{addressId}/remove",
  "account.addresses.makeDefault": "/v1/addresses/{addressId}/make-default",
  "shop.search.listings": "/v1/listings",
  "shop.search.suggest": "/v1/listings/suggest",
  "shop.catalog.product": "/v1/products/{slug}",
  "shop.content.page": "/v1/content/pages/{slug}",
  "shop.checkout.place": "/v1/checkout",
  "shop.orders.get": "/v1/orders/{id}",
  "shop.lists.mine": "/v1/lists",
  "shop.alerts.mine": "/v1/alerts",
  "shop.alerts.add": "/v1/alerts",
  "shop.credit.mine": "/v1/credit",
  "shop.returns.options": "/v1/orders/{orderId}/return-options",
  "shop.returns.request": "/v1/returns",
  "shop.claims.ofOrder": "/v1/orders/{orderId}/claims",
  "shop.claims.open": "/v1/claims",
  "shop.messages.mine": "/v1/messages",
  "shop.messages.get": "/v1/orders/{orderId}/messages",
  "shop.messages.write": "/v1/orders/{orderId}/messages",
  "shop.messages.read": "/v1/orders/{orderId}/messages/read",
  "shop.reviews.write": "/v1/reviews",
  "shop.questions.ask": "/v1/questions",
  "seller.claims.ofOrder": "/v1/seller/orders/{orderId}/claims",
  "seller.messages.get": "/v1/seller/orders/{orderId}/messages",
  "seller.messages.write": "/v1/seller/orders/{orderId}/messages",
  "seller.messages.read": "/v1/seller/orders/{orderId}/messages/read",
  "seller.money.payouts": "/v1/seller/payouts",
  "seller.money.payout": "/v1/seller/payouts/{payoutId}",
  "seller.promotions.save": "/v1/seller/promotions",
};

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const singular = (noun: string): string => noun.replace(/ies$/, "y").replace(/sses$/, "ss").replace(/s$/, "");

function routeOf(procedure: OpenProcedure): Route {
  const { path, type } = procedure;
  const input = inputSchema(procedure);
  const words = path.split(".").filter((word, i) => i > 0 || word === "seller");
  const verb = words.at(-1) ?? "";
  const nouns = words.slice(0, -1);
  const own = `${singular(nouns.at(-1) ?? "")}Id`;
  const parameter = input?.required?.includes(own) === true ? own : null;
  const parts = [
    ...nouns.map(kebab),
    ...(parameter ? [`{${parameter}}`] : []),
    ...(SILENT.has(verb) ? [] : [kebab(verb)]),
  ];
  const template = NAMED[path] ?? `/v1/${parts.join("/")}`;
  const method = type === "query" ? "GET" : "POST";
  return { procedure, method, template, parameter: /\{(\w+)\}/.exec(template)?.[1] ?? null, input };
}

let made: ReadonlyMap<string, Route> | undefined;

/** Every route, by the path of its procedure. Made when first asked for: schemas are not for an isolate that starts. */
export function routes(): ReadonlyMap<string, Route> {
  made ??= new Map([...OPEN_PROCEDURES].map(([path, procedure]) => [path, routeOf(procedure)]));
  return made;
}

interface Pattern {
  route: Route;
  matches: RegExp;
}

let patterns: readonly Pattern[] | undefined;

/** Addresses without an id come first, so that no word is taken for one. */
function patternsOf(all: ReadonlyMap<string, Route>): readonly Pattern[] {
  patterns ??= [...all.values()]
    .toSorted((a, b) => Number(a.parameter !== null) - Number(b.parameter !== null))
    .map((route) => ({ route, matches: new RegExp(`^${route.template.replace(/\{\w+\}/, "([^/]+)")}$`) }));
  return patterns;
}

/** What a request is for: a route, and the id in its path. Null where nothing is; `allow` tells the method that would be right. */
export function routeAt(
  method: string,
  pathname: string,
): { route: Route; id: string | null } | { allow: string } | null {
  const found = patternsOf(routes()).flatMap(({ route, matches }) => {
    const match = matches.exec(pathname);
    return match ? [{ route, id: match[1] ?? null }] : [];
  });
  const right = found.find(({ route }) => route.method === method);
  if (right) return right;
  return found.length > 0 ? { allow: [...new Set(found.map(({ route }) => route.method))].join(", ") } : null;
}
