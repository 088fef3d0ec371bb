// The other shops of a bench, against stand-ins that answer as their documents say: what is asked, and that a refusal is never
// taken for speed. Shop API of Vendure 3: https://docs.vendure.io/reference/graphql-api/shop/. Store API of Medusa 2:
// https://docs.medusajs.com/api/store.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { compare } from "./peers.ts";
import { medusa, type Operation, OPERATIONS, type Peer, type Prepared, vendure } from "./shops.ts";

type Answer = { status?: number; headers?: Record<string, string>; body: unknown };
const open: { close(): void }[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

/** A shop that answers each request with what is said here. */
async function shopThat(answer: (request: IncomingMessage, body: string) => Answer): Promise<string> {
  const server = createServer(async (request, response) => {
    const parts: Uint8Array[] = [];
    for await (const part of request) parts.push(part as Uint8Array);
    const { status = 200, headers = {}, body } = answer(request, Buffer.concat(parts).toString());
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  open.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const ITEM = { slug: "shirt", productVariantId: "7" };

function vendureAnswer(asked: string[], added: object = { __typename: "Order" }) {
  return ({ headers }: IncomingMessage, body: string): Answer => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: object };
    asked.push(
      `${/(search|product|addItemToOrder)\(/.exec(query)![1]} ${JSON.stringify(variables)} ${headers.authorization ?? ""}`,
    );
    if (query.includes("search(")) return { body: { data: { search: { totalItems: 40, items: [ITEM] } } } };
    if (query.includes("addItemToOrder"))
      return { headers: { "vendure-auth-token": "t1" }, body: { data: { addItemToOrder: added } } };
    return { body: { data: { product: { variants: [{ id: "7" }] } } } };
  };
}

function medusaAnswer(asked: string[]) {
  return ({ method, url = "", headers }: IncomingMessage, body: string): Answer => {
    asked.push(`${method} ${url} ${body} ${headers["x-publishable-api-key"]}`);
    if (url.startsWith("/store/regions")) return { body: { regions: [{ id: "reg_1" }] } };
    if (url.startsWith("/store/carts")) return { body: { cart: { id: "cart_1" } } };
    return { body: { products: [{ id: "prod_1", handle: "shirt", variants: [{ id: "variant_1" }] }], count: 30 } };
  };
}

it("asks a Vendure for a list, a product, a word and carts, each cart in a session of its own", async () => {
  const asked: string[] = [];
  const { products, operations } = await vendure(await shopThat(vendureAnswer(asked))).prepare("shirt");
  for (const operation of OPERATIONS) await operations[operation]();
  expect(products).toBe("40");
  expect(asked).toEqual([
    'search {"term":null,"take":24} ',
    'search {"term":null,"take":24} ',
    'product {"slug":"shirt"} ',
    'search {"term":"shirt","take":24} ',
    'addItemToOrder {"id":"7"} ',
    'addItemToOrder {"id":"7"} ',
    'addItemToOrder {"id":"7"} Bearer t1',
  ]);
});

it("asks a Medusa for the same, with its key and the prices of a region", async () => {
  const asked: string[] = [];
  const { products, operations } = await medusa(await shopThat(medusaAnswer(asked)), "pk_1").prepare("shirt");
  for (const operation of OPERATIONS) await operations[operation]();
  expect(products).toBe("30");
  const list = "GET /store/products?limit=24&region_id=reg_1&fields=*variants.calculated_price";
  const cart = 'POST /store/carts {"region_id":"reg_1","items":[{"variant_id":"variant_1","quantity":1}]} pk_1';
  expect(asked).toEqual([
    "GET /store/regions?limit=1  pk_1",
    `${list}  pk_1`,
    `${list}  pk_1`,
    `${list}&handle=shirt  pk_1`,
    `${list}&q=shirt  pk_1`,
    cart,
    cart,
    'POST /store/carts/cart_1/line-items {"variant_id":"variant_1","quantity":1} pk_1',
  ]);
});

it("takes no refusal for an answer", async () => {
  const sold = { __typename: "InsufficientStockError", message: "Only 0 left" };
  const { operations } = await vendure(await shopThat(vendureAnswer([], sold))).prepare("shirt");
  await expect(operations.cart()).rejects.toThrow("Vendure put nothing into a cart: Only 0 left");
  const broken = await shopThat(() => ({ body: { data: null, errors: [{ message: "no such field" }] } }));
  await expect(vendure(broken).prepare("shirt")).rejects.toThrow("Vendure refused: no such field");
  const closed = await shopThat(() => ({ status: 401, body: { message: "key" } }));
  await expect(medusa(closed, "pk_1").prepare("shirt")).rejects.toThrow("Medusa answered 401");
  const empty = await shopThat(() => ({ body: { data: { search: { totalItems: 0, items: [] } } } }));
  await expect(vendure(empty).prepare("shirt")).rejects.toThrow("Vendure found nothing");
  await expect(vendure("http://127.0.0.1:9").prepare("shirt")).rejects.toThrow("could not be reached");
});

it("measures all of them in turns, each operation for its time", async () => {
  const turns: string[] = [];
  const shop = (name: string, tookMs: number): Peer => {
    const work = (operation: Operation) => async () => {
      if (turns.at(-1) !== `${operation} ${name}`) turns.push(`${operation} ${name}`);
      await new Promise((done) => setTimeout(done, tookMs));
    };
    const operations = Object.fromEntries(OPERATIONS.map((operation) => [operation, work(operation)]));
    return { name, prepare: async () => ({ products: "1", operations: operations as Prepared["operations"] }) };
  };
  const { measured } = await compare([shop("quick", 1), shop("slow", 8)], "shirt", 2, 0.04);
  const round = OPERATIONS.flatMap((operation) => [`${operation} quick`, `${operation} slow`]);
  expect(turns).toEqual([...round, ...round, ...round]);
  expect(measured.map(({ operation, peer }) => `${operation} ${peer}`)).toEqual(round);
  for (const { peer, perSecond, p50Ms, p95Ms } of measured) {
    expect(p50Ms).toBeGreaterThanOrEqual(peer === "slow" ? 7 : 0.5);
    expect(p95Ms).toBeGreaterThanOrEqual(p50Ms);
    // Two clients, neither quicker than its own work.
    expect(perSecond).toBeGreaterThan(0);
    expect(perSecond).toBeLessThanOrEqual((2 * 1_000) / (peer === "slow" ? 7 : 0.5) + 2 / 0.04);
  }
});
