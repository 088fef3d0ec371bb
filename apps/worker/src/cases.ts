// Files of returns, claims and messages: the doors by which they come in and are handed out.
import type { ApiCtx } from "@stoa/api";
import { DomainError, isId, MAX_DOCUMENT_BYTES } from "@stoa/contract";
import { asAdmin, asSeller, type ShopperCtx } from "@stoa/core/kernel";
import { fileForBuyer, fileOfCase, receiveFromBuyer, receiveFromSeller } from "@stoa/core/messages";
import { bytesOf } from "./body.ts";

/** Somebody who shops: a guest, or a buyer who may see orders. `isActing` refuses who only looks. */
function asShopper(ctx: ApiCtx, isActing: boolean): ShopperCtx {
  const { actor } = ctx;
  if (actor.kind !== "guest" && actor.kind !== "buyer") throw new DomainError("FORBIDDEN");
  if (actor.kind === "buyer" && !("orders" in actor.may)) throw new DomainError("FORBIDDEN", { permission: "orders" });
  if (isActing && actor.kind === "buyer" && actor.lookedAtBy) throw new DomainError("LOOKING_ONLY");
  return { ...ctx, actor };
}

/** Takes a file in for `?subject=`, a case or a message. Its name stands in `?name=`; what it is, its bytes say. */
export async function receiveCaseFile(ctx: ApiCtx, request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const of = { subject: asked.get("subject") ?? "", fileName: asked.get("name") ?? "" };
  const receive =
    ctx.actor.kind === "seller"
      ? (
          (seller) => (bytes: Uint8Array) =>
            receiveFromSeller(seller, of, bytes)
        )(asSeller(ctx, "orders.cancel"))
      : (
          (shopper) => (bytes: Uint8Array) =>
            receiveFromBuyer(shopper, { ...of, key: asked.get("key") ?? undefined }, bytes)
        )(asShopper(ctx, true));
  const made = await receive(await bytesOf(request, MAX_DOCUMENT_BYTES));
  return Response.json(made, { headers: { "cache-control": "private, no-store" } });
}

/** Hands a file to the two sides of its order and to operators. It is saved, never shown: a stranger wrote it. */
export async function sendCaseFile(ctx: ApiCtx, documentId: string, key: string | undefined): Promise<Response> {
  if (!isId("document", documentId)) throw new DomainError("NOT_FOUND");
  const { actor } = ctx;
  const { name, type, body } =
    actor.kind === "admin"
      ? await fileOfCase(asAdmin(ctx, "orders.read"), documentId)
      : actor.kind === "seller"
        ? await fileOfCase(asSeller(ctx, "orders.read"), documentId)
        : await fileForBuyer(asShopper(ctx, false), { documentId, key });
  return new Response(body, {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="document"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
