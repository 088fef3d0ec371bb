// What happens when somebody has proved who they are: a new session, the cart of the guest they were, who they are.
import { DomainError, type Viewer } from "@stoa/contract";
import * as accounts from "@stoa/core/accounts";
import { mergeGuestCart } from "@stoa/core/cart";
import type { ApiCtx } from "../ctx.ts";

/** Sets the cookie of a session that was just opened, moves a guest's cart over, and tells who it is. */
export async function welcome(ctx: ApiCtx, opened: { userId: Viewer["userId"]; sessionId: string }): Promise<Viewer> {
  if (ctx.sessionSecret) await accounts.closeSession(ctx.db, ctx.sessionSecret);
  ctx.setSession(opened.sessionId);
  const guest = "guestHash" in ctx.actor ? ctx.actor.guestHash : null;
  if (ctx.audience === "buyer" && guest) await mergeGuestCart(ctx, guest, opened.userId);
  const viewer = await accounts.viewerOf(ctx.db, opened.userId, ctx.audience);
  if (!viewer) throw new DomainError("NOT_FOUND");
  return viewer;
}
