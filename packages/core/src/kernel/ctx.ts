// Ctx: everything that a command or query may touch, handed in as its first argument; and who is acting.
import type { Audience, Id, OperatorRole, SellerRole } from "@stoa/contract";
import type { Database } from "@stoa/db";
import type { CartStub, FeedStub, LimiterStub } from "./objects.ts";
import type { Providers } from "./ports.ts";

/** Somebody without an account; `guestHash` is the hash of the browser's guest token, null before it has one. */
export interface GuestActor {
  kind: "guest";
  guestHash: string | null;
}
/** A signed-in buyer; the guest token of the same browser stays known, so that a cart can move over. */
export interface BuyerActor {
  kind: "buyer";
  userId: Id<"user">;
  guestHash: string | null;
}
/** A person acting for one seller. */
export interface SellerActor {
  kind: "seller";
  userId: Id<"user">;
  sellerId: Id<"seller">;
  role: SellerRole;
}
/** An operator of the marketplace. */
export interface AdminActor {
  kind: "admin";
  userId: Id<"user">;
  role: OperatorRole;
}
/** The marketplace itself: queue consumers, cron, provider webhooks. */
export interface SystemActor {
  kind: "system";
  name: string;
}
export type Actor = GuestActor | BuyerActor | SellerActor | AdminActor | SystemActor;

/** The objects that core calls by name, as stubs; their classes live beside the feature. */
export interface Objects {
  cart(name: string): CartStub;
  feed(name: string): FeedStub;
  limiter(name: string): LimiterStub;
}

/** What every part of core gets. */
export interface Ctx<A extends Actor = Actor> {
  actor: A;
  db: Database;
  search: D1Database;
  cache: KVNamespace;
  media: R2Bucket;
  /** Files of sellers, private to each of them. */
  documents: R2Bucket;
  objects: Objects;
  providers: Providers;
  /** Sends jobs to the queue; the outbox row is already written, so a failure here costs a minute and nothing else. */
  nudge(jobIds: readonly string[]): Promise<void>;
  /** Takes pages that read these tags out of every cache. */
  purge(tags: readonly string[]): Promise<void>;
  /** Keeps work going after the answer has left. */
  later(work: Promise<unknown>): void;
  /** The clock: milliseconds since the epoch. */
  now(): number;
  requestId: string;
  /** The Idempotency-Key of the request, null without one. */
  idempotencyKey: string | null;
  /** Signs links that open a guest's purchase, and keys the hashes of requests. */
  secret: string;
  /** Where each app answers, for links in mails. */
  origins: Record<Audience | "console", string>;
}

export type GuestCtx = Ctx<GuestActor>;
export type BuyerCtx = Ctx<BuyerActor>;
/** Anyone who can shop: with or without an account. */
export type ShopperCtx = Ctx<GuestActor | BuyerActor>;
export type SellerCtx = Ctx<SellerActor>;
export type AdminCtx = Ctx<AdminActor>;
export type SystemCtx = Ctx<SystemActor>;

/** The same context acting as the marketplace itself. */
export function asSystem(ctx: Ctx, name: string): SystemCtx {
  return { ...ctx, actor: { kind: "system", name } };
}

/** A short name of the actor for audit rows: `seller:usr_…`, `system:sweep`. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case "guest":
      return "guest";
    case "system":
      return `system:${actor.name}`;
    default:
      return `${actor.kind}:${actor.userId}`;
  }
}
