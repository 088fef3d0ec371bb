// R11, F33: what a page of another origin can set off, as a table. Every kind of body × where the request says it comes
// from × what it says of its site × what it carries, for a procedure, a batch and a server function; once through an
// app's door as it stands on the internet, once at the API's own host.
import { newId } from "@stoa/contract";
import { eq, wishList } from "@stoa/db";
import { edge } from "@stoa/edge";
import { createExecutionContext } from "cloudflare:test";
import { beforeAll, expect, it } from "vitest";
import { answer } from "./http.ts";
import { buyerHolder, type Holder, keyOf } from "./programs.ts";
import { db, env } from "./testing.ts";

const OWN = "https://shop.stoa.test";
const TYPES = [
  "application/json",
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/octet-stream",
  null,
];
const ORIGINS = { own: OWN, "another port": `${OWN}:4000`, evil: "https://evil.example", opaque: "null", absent: null };
const SITES = ["same-origin", "same-site", "cross-site", "none", null];
const CARRIED = ["cookie", "bearer"] as const;
const TARGETS = ["procedure", "batch", "server function"] as const;

interface Cell {
  type: string | null;
  origin: keyof typeof ORIGINS;
  site: string | null;
  carried: (typeof CARRIED)[number];
  target: (typeof TARGETS)[number];
}

const CELLS: Cell[] = TYPES.flatMap((type) =>
  (Object.keys(ORIGINS) as (keyof typeof ORIGINS)[]).flatMap((origin) =>
    SITES.flatMap((site) =>
      CARRIED.flatMap((carried) => TARGETS.map((target) => ({ type, origin, site, carried, target }))),
    ),
  ),
);

/** The table: what may change something through an app's door, and at the API's own host. */
const MAY = {
  app({ type, origin, site, carried, target }: Cell): boolean {
    const isOurPage = site === "same-origin" || (site === null && origin === "own");
    if (target === "server function") return isOurPage;
    return isOurPage && carried === "cookie" && type === "application/json";
  },
  api: ({ type, carried, target }: Cell): boolean =>
    carried === "bearer" && target !== "server function" && type === "application/json",
};

let buyer: Holder;
let session: string;
let token: string;
const listId = newId("list", Date.now());

beforeAll(async () => {
  buyer = await buyerHolder();
  session = buyer.browser.cookie;
  const at = Date.now();
  await db.insert(wishList).values({ id: listId, userId: buyer.userId, name: "before", createdAt: at, updatedAt: at });
});

const nameNow = async () =>
  (await db.select({ name: wishList.name }).from(wishList).where(eq(wishList.id, listId)))[0]?.name;

/** The request of a cell. The network changes now and then, so that no limit hides what the gate does. */
function requestOf({ type, origin, site, carried, target }: Cell, i: number): Request {
  const name = `name ${i}`;
  const input = { listId, name };
  const path = {
    procedure: "/trpc/shop.lists.rename",
    batch: "/trpc/shop.lists.rename?batch=1",
    "server function": "/_server",
  };
  const headers = new Headers({ "cf-connecting-ip": `10.3.${i % 250}.1` });
  if (type) headers.set("content-type", type);
  const said = ORIGINS[origin];
  if (said) headers.set("origin", said);
  if (site) headers.set("sec-fetch-site", site);
  if (carried === "cookie") headers.set("cookie", session);
  else headers.set("authorization", `Bearer ${token}`);
  const body = new TextEncoder().encode(JSON.stringify(target === "batch" ? { 0: input } : input));
  return new Request(`${OWN}${path[target]}`, { method: "POST", headers, body });
}

/** Goes through the table at one door; counts what changed something. */
async function walk(
  may: (cell: Cell) => boolean,
  send: (request: Request) => Promise<Response>,
  rendered: () => number,
) {
  const wrong: string[] = [];
  let changes = 0;
  for (const [i, cell] of CELLS.entries()) {
    if (i % 300 === 0) ({ secret: token } = await keyOf(buyer, ["buyer:lists"]));
    const before = rendered();
    await (await send(requestOf(cell, i))).text();
    const isChanged = cell.target === "server function" ? rendered() > before : (await nameNow()) === `name ${i}`;
    if (isChanged !== may(cell)) wrong.push(`${JSON.stringify(cell)}: ${isChanged ? "changed" : "did not change"}`);
    changes += isChanged ? 1 : 0;
  }
  return { wrong, changes };
}

it("F33 R11 through an app's door only the app's own pages change anything", async () => {
  let renders = 0;
  const shop = edge({
    app: "buyer",
    render: () => {
      renders += 1;
      return new Response("a page");
    },
  });
  const API = {
    fetch: (request: Request) => answer(request, env, createExecutionContext(), "buyer"),
  } as unknown as Fetcher;
  const { wrong, changes } = await walk(
    MAY.app,
    (request) => shop.fetch(request, { API }, createExecutionContext()),
    () => renders,
  );
  console.log(`origins at an app's door: ${CELLS.length} cells, ${changes} change something`);
  expect(wrong).toEqual([]);
}, 120_000);

it("F33 R11 at the API's own host only a token changes anything, wherever it comes from", async () => {
  const { wrong, changes } = await walk(
    MAY.api,
    (request) => answer(request, env, createExecutionContext(), null),
    () => 0,
  );
  console.log(`origins at the API's host: ${CELLS.length} cells, ${changes} change something`);
  expect(wrong).toEqual([]);
}, 120_000);

it("a form is read no further than a form goes, whatever length it announced", async () => {
  let read = 0;
  const shop = edge({
    app: "seller",
    render: async (request) => new Response(String((await request.arrayBuffer()).byteLength)),
  });
  const endless = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 1_048_576;
        controller.enqueue(new Uint8Array(1_048_576));
      },
    });
  const send = (body: BodyInit, headers: Record<string, string> = {}) =>
    shop.fetch(
      new Request(`${OWN}/_server`, { method: "POST", headers: { origin: OWN, ...headers }, body }),
      { API: env as unknown as Fetcher },
      createExecutionContext(),
    );
  expect(await (await send("a form")).text()).toBe("6");
  expect((await send("x", { "content-length": "13000000" })).status).toBe(413);
  expect((await send(endless())).status).toBe(413);
  expect(read).toBeLessThan(32 * 1_048_576);
});
