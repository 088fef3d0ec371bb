// The HTTP door: health, procedures, pictures, live orders and provider webhooks. Wiring; no decisions.
import { appRouter, type ApiCtx, TRPC_CODE } from "@stoa/api";
import { type Audience, DomainError, isId, SIGNED_OUT, wallMs } from "@stoa/contract";
import { cartName } from "@stoa/core/cart";
import { applyProviderEvent } from "@stoa/core/checkout";
import { asSystem, log, purgesSince } from "@stoa/core/kernel";
import { feedName } from "@stoa/core/notifications";
import { noteParcelEvents, visiblePurchase } from "@stoa/core/orders";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import { type Context, Hono } from "hono";
import { bytesUpTo } from "./body.ts";
import { readClock } from "./clock.ts";
import { keepNoted, noteCall } from "./calls.ts";
import { clockDoor } from "./clock-door.ts";
import { requestContext, systemContext } from "./context.ts";
import { receiveCaseFile, sendCaseFile } from "./cases.ts";
import { type Env, isLocal } from "./env.ts";
import { receiveAnswer, sendDocument } from "./documents.ts";
import { receiveOffers, sendAccount, sendBulk, sendOffers, sendOrders, sendProblems, sendTemplate } from "./files.ts";
import { sendLlms } from "./llms.ts";
import { metered } from "./meter.ts";
import { receiveImage, serveImage } from "./media.ts";
import { oauth } from "./oauth.ts";
import { receiveReviewPhoto } from "./review-photos.ts";
import { sendInvoice, sendSlip } from "./order-documents.ts";
import { rest, sendDocumentOfApi, sendReference } from "./rest.ts";
import { pressUnsubscribe, unsubscribePage } from "./unsubscribe.ts";
import { agreed, enterPublicly, type Entry, preflight, scopeChallenge, toAnyOrigin } from "./public-door.ts";

/** Which app a request came through; null on the public host, where cookies count for nothing. */
export type Door = Audience | null;

const MAX_BODY_BYTES = 1_048_576;
const MAX_WEBHOOK_BYTES = 262_144;

type Bindings = { Bindings: Env & { door: Door; execution: ExecutionContext } };

const app = new Hono<Bindings>();

/** Who comes in, at whichever door. `cookies` collects those that the answer sets. */
async function enter(c: Context<Bindings>, env: Env, request: Request, cookies: string[]): Promise<Entry> {
  const { door, execution } = c.env;
  if (door === null) return await enterPublicly(env, execution, request);
  return { ctx: await requestContext(env, execution, request, door, cookies), refusal: null, headers: {} };
}

/** Who is at the door. @throws the refusal of somebody who may not come in */
async function visitor(c: Context<Bindings>): Promise<ApiCtx> {
  const { ctx, refusal } = await enter(c, c.env, c.req.raw, []);
  if (refusal) throw refusal;
  return ctx;
}

/** A line that is closed as soon as it is open: a page is not told why a handshake was refused, and complains of it. */
function closedLine(code: number): Response {
  const { 0: theirs, 1: ours } = new WebSocketPair();
  ours.accept();
  ours.close(code);
  return new Response(null, { status: 101, webSocket: theirs });
}

const isJson = (request: Request): boolean =>
  /^application\/json\s*(;|$)/i.test(request.headers.get("content-type") ?? "");

app.use(async (c, next) => {
  await readClock(c.env);
  await next();
});

app.use(async (c, next) => {
  if (c.env.door !== null) return await next();
  if (c.req.method === "OPTIONS") return preflight();
  await next();
  if (c.res.status !== 101) toAnyOrigin(c.res.headers);
});

/** What no app's door answers: an app has pages of its own under these addresses. */
const publicOnly = async (c: Context<Bindings>, next: () => Promise<void>) =>
  c.env.door === null ? await next() : c.notFound();

/** Calls whose time must not speak: it could tell whether somebody has an account, or how far a guess was right. */
const isSilent = (path: string): boolean =>
  path
    .slice("/trpc/".length)
    .split(",")
    .some((name) => /^(account\.|shop\.(orders\.|alerts\.|lists\.shared))/.test(name));

app.get("/health", (c) => c.json({ ok: true, app: "api", door: c.env.door ?? "public" }));

/** Calls the procedures that a request names. */
async function procedures(c: Context<Bindings>, asked: Request): Promise<Response> {
  let request = asked;
  if (request.method === "POST") {
    // No form of a page can send JSON to another origin: what it can send, no procedure takes.
    if (!isJson(request)) return c.json({ error: { code: "INVALID_INPUT" } }, 415);
    const body = await bytesUpTo(request, MAX_BODY_BYTES);
    if (!body) return c.json({ error: { code: "INVALID_INPUT" } }, 413);
    request = new Request(request, { method: "POST", body });
  }
  const cookies: string[] = [];
  const startedAt = wallMs();
  const meter = metered(c.env);
  const { ctx, refusal, headers } = await enter(c, meter.env as typeof c.env, asked, cookies);
  let challenge: string | null = null;
  const response = await fetchRequestHandler({
    endpoint: "/trpc",
    req: request,
    router: appRouter,
    maxBatchSize: 10,
    createContext: ({ info }) => {
      if (refusal) throw new TRPCError({ code: TRPC_CODE[refusal.code], cause: refusal });
      return { ...ctx, callCount: info.calls.length, noteCall };
    },
    onError: ({ error }) => {
      challenge = scopeChallenge(ctx, error.cause) ?? challenge;
    },
  });
  keepNoted(c.env);
  const answer = new Response(response.body, response);
  if (!isSilent(new URL(asked.url).pathname))
    answer.headers.set(
      "server-timing",
      `db;desc="${meter.trips()} trips", api;dur=${Math.max(0, wallMs() - startedAt)}`,
    );
  if (isLocal(c.env)) {
    answer.headers.set("x-rows-read", String(meter.rowsRead()));
    answer.headers.set("x-db-trips", String(meter.trips()));
  }
  answer.headers.set("cache-control", "private, no-store");
  for (const [name, value] of Object.entries(headers)) answer.headers.set(name, value);
  if (challenge) answer.headers.set("www-authenticate", challenge);
  for (const cookie of cookies) answer.headers.append("set-cookie", cookie);
  return answer;
}

app.all("/trpc/*", (c) => procedures(c, c.req.raw));

app
  .use("/v1/*", publicOnly)
  .use("/openapi.json", publicOnly)
  .use("/reference", publicOnly)
  .all("/v1/*", (c) => rest(c.req.raw, (request) => procedures(c, request)))
  .get("/openapi.json", (c) => sendDocumentOfApi(c.env))
  .get("/reference", (c) => sendReference(c.env));

app.get("/llms.txt", (c) => (c.env.door === null || c.env.door === "buyer" ? sendLlms(c.env) : c.notFound()));

app.post("/media/upload", async (c) => receiveImage(c.req.raw, c.env, await visitor(c)));
app.post("/media/review", async (c) => receiveReviewPhoto(await visitor(c), c.env, c.req.raw));
app.get("/media/:hash/:file", (c) =>
  serveImage(c.env, c.env.execution, c.req.raw, c.req.param("hash"), c.req.param("file")),
);

app.get("/files/account.json", async (c) => sendAccount(await visitor(c)));
app.get("/files/offers.csv", async (c) => sendOffers(await visitor(c), new URL(c.req.url)));
app.get("/files/offers-template.csv", async (c) => sendTemplate(await visitor(c)));
app.post("/files/imports", async (c) => receiveOffers(await visitor(c), c.req.raw));
app.get("/files/orders.csv", async (c) => sendOrders(await visitor(c), new URL(c.req.url)));
app.get("/files/bulk/:bulkId/offers.csv", async (c) => sendBulk(await visitor(c), c.req.param("bulkId")));
app.get("/files/imports/:importId/problems.csv", async (c) => sendProblems(await visitor(c), c.req.param("importId")));

app.post("/files/documents", async (c) => receiveAnswer(await visitor(c), c.req.raw));
app.get("/files/documents/:documentId", async (c) => sendDocument(await visitor(c), c.req.param("documentId")));

app.get("/files/invoices/:file", async (c) => sendInvoice(await visitor(c), c.req.param("file"), new URL(c.req.url)));
app.get("/files/slips/:file", async (c) => sendSlip(await visitor(c), c.req.param("file"), new URL(c.req.url)));
app.post("/files/cases", async (c) => receiveCaseFile(await visitor(c), c.req.raw));
app.get("/files/cases/:documentId", async (c) =>
  sendCaseFile(await visitor(c), c.req.param("documentId"), c.req.query("key")),
);

app.get("/live/orders/:purchaseId", async (c) => {
  const purchaseId = c.req.param("purchaseId");
  const ctx = await visitor(c);
  const { actor } = ctx;
  const isOurs = isId("purchase", purchaseId) || isId("order", purchaseId);
  if (!isOurs || (actor.kind !== "guest" && actor.kind !== "buyer")) throw new DomainError("NOT_FOUND");
  if (actor.kind === "buyer" && !("orders" in actor.may)) throw new DomainError("FORBIDDEN", { permission: "orders" });
  const id = await visiblePurchase({ ...ctx, actor }, { id: purchaseId, key: c.req.query("key") });
  return agreed(c.req.raw, await ctx.objects.feed(id).fetch(c.req.raw));
});

app.get("/live/notices", async (c) => {
  const { person, objects } = await visitor(c);
  if (!person) return closedLine(SIGNED_OUT);
  return await objects.feed(feedName(person.audience, person.userId)).fetch(c.req.raw);
});

app.get("/live/cart", async (c) => {
  const { actor, objects } = await visitor(c);
  const mayListen = actor.kind === "guest" || (actor.kind === "buyer" && "cart" in actor.may);
  const name = mayListen ? cartName({ actor }) : null;
  if (name === null) throw new DomainError("NOT_FOUND");
  return agreed(c.req.raw, await objects.cart(name).fetch(c.req.raw));
});

app.post("/unsubscribe/:token", async (c) =>
  c.env.door === null ? await pressUnsubscribe(c.env, c.env.execution, c.req.raw, c.req.param("token")) : c.notFound(),
);
app.get("/unsubscribe/:token", (c) =>
  c.env.door === null ? c.redirect(unsubscribePage(c.env, c.req.param("token")), 303) : c.notFound(),
);

// Asked by our own apps only: their doors do not hand `/internal` paths over, and the public host knows none.
app.get("/internal/purges", async (c) => {
  if (c.env.door === null) return c.notFound();
  return c.json(await purgesSince(systemContext(c.env, c.env.execution, "edge"), Number(c.req.query("since")) || 0));
});

app.post("/hooks/:provider", async (c) => {
  const ctx = systemContext(c.env, c.env.execution, "webhook");
  const provider = ctx.providers.payments.find(({ name }) => name === c.req.param("provider"));
  if (!provider) return c.json({ ok: false }, 404);
  const bytes = await bytesUpTo(c.req.raw, MAX_WEBHOOK_BYTES);
  if (!bytes) return c.json({ ok: false }, 413);
  const events = await provider.webhook(c.req.raw.headers, new TextDecoder().decode(bytes));
  if (!events) return c.json({ ok: false }, 401);
  for (const event of events) await applyProviderEvent(ctx, provider.name, event);
  return c.json({ ok: true });
});

app.post("/hooks/carrier/:name", async (c) => {
  const bytes = await bytesUpTo(c.req.raw, MAX_WEBHOOK_BYTES);
  if (!bytes) return c.json({ ok: false }, 413);
  const ctx = asSystem(systemContext(c.env, c.env.execution, "webhook"), "carrier");
  const carrier = ctx.providers.carriers.find(({ name }) => name === c.req.param("name"));
  if (!carrier) return c.notFound();
  const told = await carrier.webhook(c.req.raw.headers, new TextDecoder().decode(bytes), ctx.now());
  if (!told) return c.json({ ok: false }, 401);
  await noteParcelEvents(ctx, carrier.name, told);
  return c.json({ ok: true });
});

app.use("/.well-known/*", publicOnly).use("/oauth/*", publicOnly).route("/", oauth);

app.route("/", clockDoor);

app.notFound((c) => c.json({ error: { code: "NOT_FOUND" } }, 404));
app.onError((error, c) => {
  if (error instanceof DomainError) {
    // A webhook whose payment we do not know yet is to be told again.
    const status = c.req.path.startsWith("/hooks/")
      ? 503
      : getHTTPStatusCodeFromError(new TRPCError({ code: TRPC_CODE[error.code] }));
    return c.json({ error: { code: error.code, details: error.details } }, status as 400, {
      "cache-control": "private, no-store",
    });
  }
  log("error", "request.failed", { path: c.req.path, error: String(error.stack ?? error) });
  return c.json({ error: { code: "INTERNAL" } }, 500);
});

/** Answers a request that came through a door. */
export async function answer(request: Request, env: Env, execution: ExecutionContext, door: Door): Promise<Response> {
  return await app.fetch(request, { ...env, door, execution });
}
