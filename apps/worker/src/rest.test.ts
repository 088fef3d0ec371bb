// REST at the public host: every operation of the document called with a fitting token, and answered as the document says;
// and what the document does not have is not there.
import { dereference, validate } from "@cfworker/json-schema";
import { OPEN_PROCEDURES, type OpenApiDocument, type Operation, routes } from "@stoa/api/open";
import { type KeyMade, SCOPES } from "@stoa/contract";
import { sql } from "@stoa/db";
import { beforeAll, describe, expect, it } from "vitest";
import { type Do, sellersDeeds } from "./matrix/deeds.ts";
import { NAMING } from "./matrix/inputs.ts";
import { asked, askedBySeller, done, type Wares } from "./matrix/openings.ts";
import { makeTenant, type Tenant } from "./matrix/things.ts";
import { buyerHolder, keyOf, Program } from "./programs.ts";
import { db, makeOffer, makeSeller, placing, Visitor } from "./testing.ts";

type Json = Record<string, unknown>;
type Answered = { status: number; body: Json | null; headers: Headers };

const stranger = new Program(null);
/** The document with its objects closed, and what its names lead to. */
let document: OpenApiDocument;
let lookup: ReturnType<typeof dereference>;

/** Objects that have fields take no others, so that what an answer has beyond its schema is noticed. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const of = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return of["properties"] && of["additionalProperties"] === undefined ? { ...of, additionalProperties: false } : of;
}

type Said = { content?: Record<string, { schema: Json }> };

/** What is wrong with an answer; null where it is as the document says. */
function complaint({ responses }: Operation, { status, body }: Answered): string | null {
  const said = (responses[status] ?? document.components["responses"]!["Problem"]!) as Said;
  const [media] = Object.values(said.content ?? {});
  if (!media) return body === null ? null : "a body where none is told of";
  const { valid, errors } = validate(body, media.schema, "2020-12", lookup, false);
  return valid ? null : JSON.stringify(errors.at(-1)).slice(0, 400);
}

async function answered(response: Response): Promise<Answered> {
  const text = await response.text();
  return { status: response.status, body: text ? (JSON.parse(text) as Json) : null, headers: response.headers };
}

const written = (value: unknown): string[] =>
  Array.isArray(value) && value.every((some) => typeof some === "string")
    ? value
    : [typeof value === "object" ? JSON.stringify(value) : String(value)];

/** Calls an operation by its address, as a program that has read the document would. */
async function call(program: Program, path: string, input: Json = {}): Promise<Answered> {
  const { method, template, parameter } = routes().get(path)!;
  const { [parameter ?? ""]: id, ...rest } = input;
  const address = parameter === null ? template : template.replace(/\{\w+\}/, encodeURIComponent(String(id)));
  if (method === "GET") {
    const search = new URLSearchParams(
      Object.entries(rest).flatMap(([name, value]) => written(value).map((one) => [name, one])),
    );
    return await answered(await program.fetch(`${address}?${search}`));
  }
  const headers = { "content-type": "application/json", "idempotency-key": crypto.randomUUID() };
  return await answered(await program.fetch(address, { method, headers, body: JSON.stringify(rest) }));
}

/** A program with every scope of one side, made by whoever sits at this browser. */
async function programOf(browser: Visitor, side: "account" | "seller"): Promise<Program> {
  const scopes = SCOPES.filter((scope) => scope.startsWith("seller:") === (side === "seller"));
  const { data } = await browser.mutate<KeyMade>(`${side}.keys.make`, { name: "All", scopes, days: 30 });
  return new Program(data.secret);
}

/** What these things are in no state for: the refusal is what is documented. */
const REFUSED = {
  "shop.content.page": "404 NOT_FOUND",
  "shop.checkout.payAgain": "409 CONFLICT",
  "shop.returns.cancel": "412 ILLEGAL_TRANSITION",
  "shop.claims.accept": "412 ILLEGAL_TRANSITION",
  "shop.claims.escalate": "412 ILLEGAL_TRANSITION",
  "shop.claims.appeal": "412 ILLEGAL_TRANSITION",
  "shop.reviews.write": "409 CONFLICT",
  "shop.questions.answer": "409 CONFLICT",
  "seller.onboarding.applyAgain": "412 ILLEGAL_TRANSITION",
};

const wrong: string[] = [];
const ok = new Set<string>();
const refused = new Map<string, string>();

/** Calls an operation and notes how it was answered. */
async function check(program: Program, path: string, input?: Json): Promise<Answered> {
  const found = await call(program, path, input);
  const { template, method } = routes().get(path)!;
  const operation = document.paths[template]![method.toLowerCase()]!;
  const amiss = complaint(operation, found);
  if (amiss !== null) wrong.push(`${path} ${found.status}: ${amiss}`);
  if (found.status < 300) ok.add(path);
  else refused.set(path, `${found.status} ${String(found.body?.["code"])}`);
  return found;
}

async function waresOf({ things, as }: Tenant): Promise<Wares> {
  const { offerId, listId, sellerId } = things;
  const [row] = await db.all<Omit<Wares, "offerId" | "shareToken" | "handle">>(sql`
    SELECT p.slug, c.slug AS categorySlug, v.id AS variantId, p.id AS productId FROM offer o
    JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id JOIN category c ON c.id = p.category_id
    WHERE o.id = ${offerId}`);
  const { data } = await as.buyer.mutate<{ shareToken: string }>("shop.lists.share", { listId, ownerName: "Ada" });
  return { ...row!, offerId, handle: sellerId.replace("_", "-"), shareToken: data.shareToken };
}

beforeAll(async () => {
  document = closed(await (await stranger.fetch("/openapi.json")).json()) as OpenApiDocument;
  lookup = dereference(document as never);
}, 60_000);

describe("every documented operation", () => {
  it("is called, and answers as documented", { timeout: 300_000 }, async () => {
    const tenant = await makeTenant(true);
    const { things, as } = tenant;
    const wares = await waresOf(tenant);
    const [buyer, seller] = [await programOf(as.buyer, "account"), await programOf(as.seller, "seller")];
    const reader = new Program((await keyOf(await buyerHolder(), ["buyer:orders"])).secret);
    for (const [path, input] of Object.entries(asked(wares))) {
      await check(buyer, path, input);
      if (OPEN_PROCEDURES.get(path)!.isPublic) await check(stranger, path, input);
    }
    for (const [path, input] of Object.entries(askedBySeller(wares))) await check(seller, path, input);
    const naming = Object.entries(NAMING).filter(([path]) => OPEN_PROCEDURES.has(path));
    const isQuery = (path: string) => OPEN_PROCEDURES.get(path)!.type === "query";
    const ofWho = (who: string) => (who === "seller" ? seller : buyer);
    for (const [path, { who, input }] of naming.filter(([of]) => isQuery(of)))
      await check(ofWho(who), path, input(things));

    for (const [path, input] of done(wares)) await check(buyer, path, input);
    const quote = await check(buyer, "shop.checkout.quote", { market: "us" });
    await check(buyer, "shop.checkout.place", placing(Number(quote.body!["totalMinor"])));
    for (const [path, { who, input, open }] of naming.filter(([of]) => !isQuery(of)))
      if (who !== "seller") await check(open && /mark|report/.test(path) ? reader : buyer, path, input(things));

    const programs = new Map<Visitor, Program>();
    const act: Do = async <T>(who: Visitor, path: string, input?: Json) => {
      if (!OPEN_PROCEDURES.has(path)) return (await who.mutate<T>(path, input)).data;
      if (!programs.has(who)) programs.set(who, await programOf(who, "seller"));
      return (await check(programs.get(who)!, path, input)).body as T;
    };
    await sellersDeeds(act);
    await check(seller, "seller.onboarding.applyAgain");

    const rest = [...OPEN_PROCEDURES.keys()].filter((path) => !ok.has(path));
    console.log(`operations: ${ok.size} of ${OPEN_PROCEDURES.size} done, ${rest.length} refused as documented`);
    expect(wrong).toEqual([]);
    expect(Object.fromEntries(rest.map((path) => [path, refused.get(path)]))).toEqual(REFUSED);
  });
});

describe("a program that reads", () => {
  it("finds a reference that its policy lets style itself, and words about the shop", async () => {
    const page = await stranger.fetch("/reference");
    const html = await page.text();
    const [, sheet = ""] = /<style>([\s\S]*)<\/style>/.exec(html) ?? [];
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(sheet)));
    expect(page.headers.get("content-security-policy")).toContain(`'sha256-${btoa(String.fromCodePoint(...hash))}'`);
    expect(html).not.toMatch(/<script|undefined|\[object/);
    for (const path of OPEN_PROCEDURES.keys()) expect(html, path).toContain(`<code>${path}</code>`);
    const words = await (await new Visitor("buyer").fetch("/llms.txt")).text();
    for (const path of [
      "/openapi.json",
      "/reference",
      "/v1/listings?market=us&q=lamp",
      "/.well-known/oauth-authorization-server",
    ])
      expect([words.includes(path), (await stranger.fetch(path)).status], path).toEqual([true, 200]);
    expect((await new Visitor("seller").fetch("/llms.txt")).status).toBe(404);
  });
});

describe("a line of a page of another origin", () => {
  it("takes a token in its subprotocols, agrees to ours, and asks for the scope", async () => {
    const holder = await buyerHolder();
    const line = async (path: string, token: string) =>
      await stranger.fetch(path, {
        headers: { upgrade: "websocket", "sec-websocket-protocol": `stoa, stoa.bearer.${token}` },
      });
    const { secret } = await keyOf(holder, ["buyer:cart", "buyer:lists"]);
    const open = await line("/live/cart", secret);
    expect([open.status, open.headers.get("sec-websocket-protocol")]).toEqual([101, "stoa"]);
    open.webSocket!.accept();
    const news = new Promise((done) => open.webSocket!.addEventListener("message", ({ data }) => done(data)));
    const offerId = await makeOffer((await makeSeller()).sellerId, 5);
    await new Program(secret).mutate("shop.cart.add", { market: "us", offerId, quantity: 2 });
    expect(JSON.parse(String(await news))).toMatchObject({ units: 2 });
    open.webSocket!.close();
    expect((await line("/live/cart", `${secret.slice(0, -1)}!`)).status).toBe(401);
    expect((await line("/live/orders/pur_01m3q5m68tetx0eeezm16q16dq", secret)).status).toBe(403);
    const reader = (await keyOf(holder, ["buyer:orders"])).secret;
    expect((await line("/live/orders/pur_01m3q5m68tetx0eeezm16q16dq", reader)).status).toBe(404);
    expect((await line("/live/cart", reader)).status).toBe(404);
    // A token in that header of a request that opens no line counts for nothing.
    const plain = await stranger.fetch("/v1/lists", {
      headers: { "sec-websocket-protocol": `stoa.bearer.${secret}` },
    });
    expect([plain.status, (await new Program(secret).fetch("/v1/lists")).status]).toEqual([401, 200]);
  });
});

describe("what is not documented", () => {
  it("is not there", async () => {
    const { data } = await stranger.query<never>("account.me");
    expect(data).toBeNull();
    for (const path of [
      "/v1/admin/orders",
      "/v1/seller/keys",
      "/v1/sign-in",
      "/v1/account/erase",
      "/v1/nothing",
      "/v1/orders/%ff",
    ])
      expect(await answered(await stranger.fetch(path)), path).toMatchObject({
        status: 404,
        body: { code: "NOT_FOUND" },
      });
    const wrongMethod = await answered(await stranger.fetch("/v1/cart/add"));
    expect(wrongMethod).toMatchObject({ status: 405, body: { code: "METHOD_NOT_SUPPORTED" } });
    expect(wrongMethod.headers.get("allow")).toBe("POST");
    const paths = Object.values(document.paths).flatMap((methods) => Object.values(methods));
    const open = paths.map((operation) => operation["x-stoa-procedure"]);
    expect(open.toSorted()).toEqual([...OPEN_PROCEDURES.keys()].toSorted());
    expect(open.filter((path) => /^admin\.|\.(keys|clients|grants|consent)\.|erase|signIn/.test(path))).toEqual([]);
  });
});
