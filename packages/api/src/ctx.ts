// What a procedure gets: core's context, and the session cookie that only account procedures set.
import type { Audience, Id } from "@stoa/contract";
import type { Ctx, Person } from "@stoa/core/kernel";

/**
 * Ways of several steps, each bound to a cookie of its own, so that none that begins puts another aside: a sign-in that waits
 * for its second factor, a passkey that is asked for, a visit at a provider.
 */
export type Held = "attempt" | "passkey" | "visit";

/** Core's context with what belongs to this one request. */
export interface ApiCtx extends Ctx {
  /** The app that the request came through. */
  audience: Audience;
  /** Who is signed in, in whatever role, or whose token a program holds; null for nobody. */
  userId: Id<"user"> | null;
  /** The person behind a session of their own; null for programs, for operators who look, and for nobody. */
  person: Person | null;
  /** The team that the session's person chose to act for, even if they have left it; null for none. */
  teamId: Id<"seller"> | null;
  /** The secret id of the session behind the request, null without one. */
  sessionSecret: string | null;
  /** The secrets that the browser holds of ways of several steps, null for those that it is not on. */
  held: Record<Held, string | null>;
  /** How many calls came with the request. */
  callCount: number;
  address: string;
  userAgent: string;
  /** Is told how long each call took, and the code that it ended with; null: with an answer. */
  noteCall?: ((path: string, tookMs: number, code: string | null) => void) | undefined;
  /** Sets the session cookie, or clears it with null. */
  setSession(secret: string | null): void;
  /** Sets the cookie of such a way, or clears it with null. */
  setHeld(kind: Held, secret: string | null): void;
}
