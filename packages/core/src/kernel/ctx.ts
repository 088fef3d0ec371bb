// Ctx: everything that a command or query may touch, handed in as its first argument; and who is acting.
import {
  type Audience,
  type BuyerPermission,
  type Carried,
  carried,
  DomainError,
  type Id,
  type OperatorPermission,
  type OperatorRole,
  type ProductSeen,
  type SellerPermission,
  type SellerRole,
} from "@stoa/contract";
import type { Database } from "@stoa/db";
import type { FaultPoint } from "./faults.ts";
import type { CartStub, FeedStub, LimiterStub, RateStub, WebhookStub } from "./objects.ts";
import type { Providers } from "./ports.ts";

/** What an actor may do: a mark per permission, so that a command can ask for it in the type of its context. */
export type Granted<P extends string> = { readonly [permission in Carried<P>]: true };

/** Marks for a list of permissions. */
export const granted = <P extends string>(permissions: readonly P[]): Granted<P> =>
  Object.fromEntries(permissions.map((permission) => [permission, true])) as Granted<P>;

/** Somebody without an account; `guestHash` is the hash of the browser's guest token, null before it has one. */
export interface GuestActor {
  kind: "guest";
  guestHash: string | null;
}
/** The key or the grant of the program that acts for somebody; absent where they act themselves. */
export type ProgramId = Id<"key"> | Id<"grant">;

/**
 * A signed-in buyer; the guest token of the same browser stays known, so that a cart can move over. `lookedAtBy` is the
 * operator who looks through the buyer's eyes and can change nothing.
 */
export interface BuyerActor<P extends BuyerPermission = never> {
  kind: "buyer";
  userId: Id<"user">;
  guestHash: string | null;
  lookedAtBy: Id<"user"> | null;
  programId?: ProgramId;
  may: Granted<P>;
}
/** A person, or one of the seller's programs, acting for one seller. */
export interface SellerActor<P extends SellerPermission = never> {
  kind: "seller";
  userId: Id<"user">;
  sellerId: Id<"seller">;
  role: SellerRole;
  programId?: ProgramId;
  may: Granted<P>;
}
/** An operator of the marketplace. */
export interface AdminActor<P extends OperatorPermission = never> {
  kind: "admin";
  userId: Id<"user">;
  role: OperatorRole;
  may: Granted<P>;
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
  rate(name: string): RateStub;
  webhook(name: string): WebhookStub;
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
  /** Sends word that a product's page is looked at, to be counted with others; a failure loses it. */
  tally(seen: ProductSeen): Promise<void>;
  /** Takes pages that read these tags out of every cache. */
  purge(tags: readonly string[]): Promise<void>;
  /** Keeps work going after the answer has left. */
  later(work: Promise<unknown>): void;
  /** The clock: milliseconds since the epoch. */
  now(): number;
  requestId: string;
  /** Where a test rig may intervene; absent in every other build. */
  fault?: ((point: FaultPoint) => Promise<void>) | undefined;
  /** The network of the visitor, cut to /24 or /64; empty for work of the marketplace itself. */
  network: string;
  /** The language that a page is read in, where it is not its market's own. */
  language?: string | null | undefined;
  /** The Idempotency-Key of the request, null without one. */
  idempotencyKey: string | null;
  /** Signs links that open a guest's purchase, and keys the hashes of requests. */
  secret: string;
  /** Where each app answers, for links in mails. */
  origins: Record<Audience | "console" | "api", string>;
}

export type GuestCtx = Ctx<GuestActor>;
/** A signed-in buyer who may do `P`. */
export type BuyerCtx<P extends BuyerPermission = never> = Ctx<BuyerActor<P>>;
/** Anyone who can shop: with or without an account. */
export type ShopperCtx = Ctx<GuestActor | BuyerActor>;
/** A member of a seller's team who may do `P`. */
export type SellerCtx<P extends SellerPermission = never> = Ctx<SellerActor<P>>;
/** An operator who may do `P`. */
export type AdminCtx<P extends OperatorPermission = never> = Ctx<AdminActor<P>>;
export type SystemCtx = Ctx<SystemActor>;

/** The context of a seller who may do `permission`. @throws UNAUTHENTICATED, FORBIDDEN for anybody else */
export function asSeller<C extends Ctx, P extends SellerPermission>(
  ctx: C,
  permission: P,
): C & { actor: SellerActor<P> } {
  const { actor } = ctx;
  if (actor.kind !== "seller") throw new DomainError(actor.kind === "guest" ? "UNAUTHENTICATED" : "FORBIDDEN");
  if (!carried(permission).every((needed) => needed in actor.may)) throw new DomainError("FORBIDDEN", { permission });
  return { ...ctx, actor: actor as SellerActor<P> };
}

/** The context of an operator who may do `permission`. @throws UNAUTHENTICATED, FORBIDDEN for anybody else */
export function asAdmin<C extends Ctx, P extends OperatorPermission>(
  ctx: C,
  permission: P,
): C & { actor: AdminActor<P> } {
  const { actor } = ctx;
  if (actor.kind !== "admin") throw new DomainError(actor.kind === "guest" ? "UNAUTHENTICATED" : "FORBIDDEN");
  if (!carried(permission).every((needed) => needed in actor.may)) throw new DomainError("FORBIDDEN", { permission });
  return { ...ctx, actor: actor as AdminActor<P> };
}

/** A signed-in person behind a session of their own: no token of a program, nobody who only looks. */
export interface Person {
  userId: Id<"user">;
  sessionId: Id<"session">;
  audience: Audience;
  /** When they last proved who they are, and with a second factor (null: never in this session). */
  authenticatedAt: number;
  secondFactorAt: number | null;
}
/** A context with the person behind it. */
export type PersonCtx = Ctx & { person: Person };
/** A context whose person has just proved who they are, as what is dear to an account demands (ASVS 5.0 7.5.3). */
export type SteppedUp<C extends Ctx = Ctx> = C & { person: Person; steppedUpAt: number };

/** The same context acting as the marketplace itself. */
export function asSystem(ctx: Ctx, name: string): SystemCtx {
  return { ...ctx, actor: { kind: "system", name } };
}

/** A short name of the actor for audit rows: `seller:usr_…`, `seller:usr_…:key_…` for a program of theirs, `system:sweep`. */
export function actorName(actor: Actor): string {
  const through = "programId" in actor && actor.programId ? `:${actor.programId}` : "";
  switch (actor.kind) {
    case "guest":
      return "guest";
    case "system":
      return `system:${actor.name}`;
    case "buyer":
      return actor.lookedAtBy ? `admin:${actor.lookedAtBy}` : `buyer:${actor.userId}${through}`;
    default:
      return `${actor.kind}:${actor.userId}${through}`;
  }
}
