// What a procedure gets: core's context, and the session cookie that only account procedures set.
import type { Audience, Id } from "@stoa/contract";
import type { Ctx } from "@stoa/core/kernel";

/** Core's context with what belongs to this one request. */
export interface ApiCtx extends Ctx {
  /** The app that the request came through. */
  audience: Audience;
  /** Who is signed in, in whatever role; null for nobody. */
  userId: Id<"user"> | null;
  /** The secret id of the session behind the request, null without one. */
  sessionId: string | null;
  address: string;
  userAgent: string;
  /** Sets the session cookie, or clears it with null. */
  setSession(sessionId: string | null): void;
}
