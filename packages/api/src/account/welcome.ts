// What happens when somebody has proved who they are: a new session, the cart of the guest they were, who they are.
import { DomainError, type SignedIn, type Viewer } from "@stoa/contract";
import * as accounts from "@stoa/core/accounts";
import { mergeGuestCart } from "@stoa/core/cart";
import { type Entered, newHolder } from "@stoa/core/sign-in";
import type { ApiCtx, Held } from "../ctx.ts";

/**
 * Sets the cookies of somebody who came in, or of an attempt that waits for its second factor. The secrets are new: what a
 * cookie held before is never promoted.
 */
export async function entered(ctx: ApiCtx, came: Entered): Promise<SignedIn> {
  if (came.status === "second_factor") {
    ctx.setHeld("attempt", came.attempt);
    return { status: "second_factor", methods: came.methods };
  }
  ctx.setHeld("attempt", null);
  return { status: "signed_in", viewer: await welcome(ctx, came) };
}

/** Sets the cookie of a session that was just opened, moves a guest's cart over, and tells who it is. */
async function welcome(ctx: ApiCtx, opened: { userId: Viewer["userId"]; sessionId: string }): Promise<Viewer> {
  if (ctx.sessionSecret) await accounts.closeSession(ctx.db, ctx.sessionSecret);
  ctx.setSession(opened.sessionId);
  const guest = "guestHash" in ctx.actor ? ctx.actor.guestHash : null;
  if (ctx.audience === "buyer" && guest) await mergeGuestCart(ctx, guest, opened.userId);
  const viewer = await accounts.viewerOf(ctx.db, opened.userId, ctx.audience);
  if (!viewer) throw new DomainError("NOT_FOUND");
  return viewer;
}

/** The secret of the cookie that a way of several steps is bound to: always a new one, so that a planted value is worth nothing. */
export function holderOf(ctx: ApiCtx, kind: Held): string {
  const holder = newHolder();
  ctx.setHeld(kind, holder);
  return holder;
}
