// Fixtures of the Worker's tests: sellers, offers, people and calls through the real doors. Every test makes its own.
/// <reference types="@cloudflare/vitest-plugin/types" />
import { type Audience, type Id, newId } from "@stoa/contract";
import { hashPassword, linkToken, openSession } from "@stoa/core/accounts";
import { runJob } from "@stoa/core/operations";
import {
  asc,
  category,
  connect,
  desc,
  eq,
  isNull,
  mail,
  offer,
  offerPrice,
  operator,
  outbox,
  product,
  seller,
  sellerMember,
  sql,
  stock,
  user,
  variant,
} from "@stoa/db";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env as bindings } from "cloudflare:workers";
import { systemContext } from "./context.ts";
import type { Env } from "./env.ts";
import { answer, type Door } from "./http.ts";
import { limited } from "./rig/limits.ts";

export const env = bindings as unknown as Env;
export const db = connect(env.DB);

/** How many cases tests make up that make up their own; 0: as many as fit into `npm test`. The board of reliability sets it. */
export const CASES = Number((bindings as { STOA_CHAOS_SIZE?: string }).STOA_CHAOS_SIZE) || 0;

/** An active seller with its owner. */
export async function makeSeller(
  status: "active" | "applied" = "active",
): Promise<{ sellerId: Id<"seller">; ownerId: Id<"user"> }> {
  const sellerId = newId("seller", Date.now());
  const ownerId = await makeUser();
  await db.insert(seller).values({
    id: sellerId,
    handle: sellerId.replace("_", "-"),
    name: `Seller ${sellerId.slice(-4)}`,
    country: "US",
    status,
    commissionBps: 1_500,
    createdAt: Date.now(),
  });
  await db.insert(sellerMember).values({ sellerId, userId: ownerId, role: "owner" });
  return { sellerId, ownerId };
}

/** A person with an account that nobody can sign in to by password. */
export async function makeUser(): Promise<Id<"user">> {
  const id = newId("user", Date.now());
  await db
    .insert(user)
    .values({ id, email: `${id}@example.test`, name: "Test Person", passwordHash: "none", createdAt: Date.now() });
  return id;
}

/** The password of `makePerson`. */
export const PASSWORD = "a horse that counts to nine";

/** A person with an address of their own who can sign in with `PASSWORD`. */
export async function makePerson(): Promise<{ userId: Id<"user">; email: string }> {
  const userId = await makeUser();
  const email = `${userId.slice(4)}@people.test`;
  const now = Date.now();
  await db
    .update(user)
    .set({ email, passwordHash: await hashPassword(PASSWORD), emailVerifiedAt: now })
    .where(eq(user.id, userId));
  return { userId, email };
}

/** Lets all parcels of an order that was sent arrive, at a time of the past if need be. */
export async function arrive(orderId: Id<"order">, at: number): Promise<void> {
  await db.batch([
    db.run(sql`UPDATE shipment SET delivered_at = ${at} WHERE order_id = ${orderId}`),
    db.run(sql`INSERT INTO order_event (order_id, version, status, actor, at)
      SELECT id, version + 1, 'delivered', 'seller:test', ${at} FROM seller_order WHERE id = ${orderId}`),
    db.run(sql`UPDATE seller_order SET status = 'delivered', version = version + 1 WHERE id = ${orderId}`),
  ]);
}

/** Runs what waits in the outbox, until nothing does. */
export async function runJobs(): Promise<void> {
  for (;;) {
    const open = await db.select({ id: outbox.id }).from(outbox).where(isNull(outbox.doneAt)).orderBy(asc(outbox.id));
    if (open.length === 0) return;
    for (const { id } of open) await runJob(systemContext(env, createExecutionContext(), "test"), id);
  }
}

/** The newest mail to somebody, with the secret of its link as it is sent. */
export async function mailTo(email: string): Promise<{ template: string; text: string; token: string } | undefined> {
  await runJobs();
  const [row] = await db.select().from(mail).where(eq(mail.recipient, email)).orderBy(desc(mail.id)).limit(1);
  if (!row) return undefined;
  const { template, text, linkSeed } = row;
  const token =
    linkSeed === null ? "" : await linkToken(systemContext(env, createExecutionContext(), "test"), linkSeed);
  return { template, text, token };
}

/** An operator with the admin role. */
export async function makeOperator(): Promise<Id<"user">> {
  const userId = await makeUser();
  await db.insert(operator).values({ userId, role: "admin" });
  return userId;
}

/** An offer of a new product at 20.00 USD with this much stock. */
export async function makeOffer(sellerId: Id<"seller">, onHand: number, priceMinor = 2_000): Promise<Id<"offer">> {
  const now = Date.now();
  const [categoryId, productId, variantId, offerId] = [
    newId("category", now),
    newId("product", now),
    newId("variant", now),
    newId("offer", now),
  ];
  const slug = productId.replace("_", "-");
  await db.batch([
    db.insert(category).values({
      id: categoryId,
      parentId: null,
      slug: `c-${slug}`,
      name: "Things",
      level: 1,
      position: 0,
      path: `c-${slug}`,
    }),
    db.insert(product).values({
      id: productId,
      slug,
      title: `Thing ${slug}`,
      brand: "Test",
      description: "A thing for a test.",
      categoryId,
      status: "active",
      createdAt: now,
      updatedAt: now,
    }),
    db.insert(variant).values({ id: variantId, productId, sku: slug, weightGrams: 100, position: 0 }),
    db.insert(offer).values({ id: offerId, sellerId, variantId, createdAt: now, updatedAt: now }),
    db.insert(offerPrice).values({ offerId, currency: "USD", priceMinor }),
    db.insert(stock).values({ offerId, onHand }),
  ]);
  return offerId;
}

/** What a call answered: the data, or the code of the refusal. */
export interface Answer<T = never> {
  status: number;
  data: T;
  code: string | undefined;
}

/** An address of a network that nobody else has. */
export const newAddress = (): string =>
  `2001:db8:${[...crypto.getRandomValues(new Uint16Array(2))].map((part) => part.toString(16)).join(":")}::1`;

/** A browser at one door: it keeps its cookies. */
export class Visitor {
  readonly door: Door;
  /** Where it is in the network; empty: on this computer, like everybody else. */
  private readonly from: string;
  private readonly cookies = new Map<string, string>();
  /** How long the last answer took, without what it left to be done behind it. */
  answeredInMs = 0;

  constructor(door: Door, from = "") {
    this.door = door;
    this.from = from;
  }

  /** What the browser would send as its Cookie header. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Holds a session's secret, as its cookie would. */
  hold(secret: string): this {
    return this.put(`__Host-stoa-${this.door}`, secret);
  }

  /** Holds any cookie. */
  put(name: string, value: string): this {
    this.cookies.set(name, value);
    return this;
  }

  /** Signs a person in without a password. */
  async become(userId: Id<"user">): Promise<this> {
    const secret = await openSession(db, {
      userId,
      audience: this.door as Audience,
      method: "password",
      nowMs: Date.now(),
      network: "203.0.113",
      userAgent: "test",
    });
    return this.hold(secret);
  }

  /** Sends a request through the door and waits for all it set off. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cookie", this.cookie);
    if (this.from !== "") headers.set("cf-connecting-ip", this.from);
    const execution = createExecutionContext();
    const askedAt = Date.now();
    const response = await answer(
      new Request(`https://stoa.test${path}`, { ...init, headers }),
      limited(env),
      execution,
      this.door,
    );
    this.answeredInMs = Date.now() - askedAt;
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";")[0]!.split("=");
      this.cookies.set(name, value);
    }
    await waitOnExecutionContext(execution);
    return response;
  }

  async query<T>(path: string, input?: unknown): Promise<Answer<T>> {
    return await this.answerOf(
      await this.fetch(
        `/trpc/${path}${input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`}`,
      ),
    );
  }

  async mutate<T>(path: string, input?: unknown, key: string = crypto.randomUUID()): Promise<Answer<T>> {
    const headers = { "content-type": "application/json", "idempotency-key": key };
    return await this.answerOf(
      await this.fetch(`/trpc/${path}`, {
        method: "POST",
        headers,
        ...(input === undefined ? {} : { body: JSON.stringify(input) }),
      }),
    );
  }

  private async answerOf<T>(response: Response): Promise<Answer<T>> {
    const body = (await response.json()) as { result?: { data: T }; error?: { data: { code: string } } };
    return { status: response.status, data: body.result?.data as T, code: body.error?.data.code };
  }
}

export const ADDRESS = {
  name: "Ada Test",
  line1: "1 Test Street",
  line2: "",
  city: "Springfield",
  region: "IL",
  postalCode: "62701",
  phone: "+1 555 0100",
};

/** What `place` is given for a cart that costs this much. */
export const placing = (expectedTotalMinor: number, number = "4242 4242 4242 4242") => ({
  market: "us",
  email: "ada@example.test",
  address: ADDRESS,
  expectedTotalMinor,
  payment: { method: "card", number, expiry: "12/39", cvc: "123" },
});
