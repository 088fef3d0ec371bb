// Documents of sellers, for the operators' eyes: the doors by which they come in and are handed out.
import type { ApiCtx } from "@stoa/api";
import { DomainError, isId, MAX_DOCUMENT_BYTES } from "@stoa/contract";
import { asAdmin, asSeller, recordDenied } from "@stoa/core/kernel";
import { documentToReview, ownDocument, receiveDocument } from "@stoa/core/sellers";
import { bytesOf } from "./body.ts";

/** Takes in a document that answers a requirement. Its name stands in `?name=`; what it is, its bytes say. */
export async function receiveAnswer(ctx: ApiCtx, request: Request): Promise<Response> {
  const seller = await privileged(ctx, () => asSeller(ctx, "store.manage"));
  const asked = new URL(request.url).searchParams;
  const requirementId = asked.get("requirement") ?? "";
  if (!isId("requirement", requirementId)) throw new DomainError("NOT_FOUND");
  const bytes = await bytesOf(request, MAX_DOCUMENT_BYTES);
  const made = await receiveDocument(seller, { requirementId, fileName: asked.get("name") ?? "" }, bytes);
  return Response.json(made, { headers: { "cache-control": "private, no-store" } });
}

/**
 * Hands a document to the seller's own team, or to an operator who decides about sellers. It is saved, never shown: what a
 * stranger wrote must not run as a page of ours.
 */
export async function sendDocument(ctx: ApiCtx, documentId: string): Promise<Response> {
  if (!isId("document", documentId)) throw new DomainError("NOT_FOUND");
  const { name, type, body } =
    ctx.actor.kind === "admin"
      ? await documentToReview(await privileged(ctx, () => asAdmin(ctx, "sellers.decide")), documentId)
      : await ownDocument(await privileged(ctx, () => asSeller(ctx, "store.manage")), documentId);
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

/** What `as` gives; who is refused leaves a row in the audit log. */
async function privileged<C>(ctx: ApiCtx, as: () => C): Promise<C> {
  try {
    return as();
  } catch (error) {
    const permission = error instanceof DomainError && error.code === "FORBIDDEN" && error.details["permission"];
    if (permission) await recordDenied(ctx, "files.document", String(permission));
    throw error;
  }
}
