// Photos of reviews: the door by which they come in. They are shown like every picture.
import type { ApiCtx } from "@stoa/api";
import { DomainError, isId, MAX_IMAGE_BYTES } from "@stoa/contract";
import { addPhoto } from "@stoa/core/reviews";
import { bytesOf } from "./body.ts";
import type { Env } from "./env.ts";
import { painterWith } from "./painting.ts";

/** Takes a photo in for `?review=`, of its author alone. What it is, its bytes say. */
export async function receiveReviewPhoto(ctx: ApiCtx, env: Env, request: Request): Promise<Response> {
  const { actor } = ctx;
  if (actor.kind !== "buyer") throw new DomainError(actor.kind === "guest" ? "UNAUTHENTICATED" : "FORBIDDEN");
  if (!("orders" in actor.may)) throw new DomainError("FORBIDDEN", { permission: "orders" });
  if (actor.lookedAtBy) throw new DomainError("LOOKING_ONLY");
  const reviewId = new URL(request.url).searchParams.get("review") ?? "";
  if (!isId("review", reviewId)) throw new DomainError("NOT_FOUND");
  const bytes = await bytesOf(request, MAX_IMAGE_BYTES);
  const buyer = { ...ctx, actor: { ...actor, may: { ...actor.may, orders: true as const } } };
  const photo = await addPhoto(buyer, { reviewId }, { bytes, painter: painterWith(env.IMAGES) });
  return Response.json(photo, { headers: { "cache-control": "private, no-store" } });
}
