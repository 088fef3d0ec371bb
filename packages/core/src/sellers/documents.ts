// Files of sellers for the operators' eyes: in the private bucket, under the seller and the hash of the bytes.
import { DomainError, type DocumentView, type Id, newId } from "@stoa/contract";
import { and, document, eq } from "@stoa/db";
import { type AdminCtx, type Ctx, hex, type SellerCtx } from "../kernel/index.ts";
import { answerWithDocument, documentAskedFor } from "./checklist.ts";
import { documentName, documentType } from "./rules/checklist.ts";

const keyOf = (sellerId: Id<"seller">, hash: string) => `seller/${sellerId}/${hash}`;

/**
 * Answers a requirement with a file. What it is, its bytes say.
 * @throws NOT_FOUND the requirement is not asked of this seller
 * @throws FILE_REFUSED it is neither PDF, PNG nor JPEG, empty, or larger than 10 MB
 * @throws INVALID_INPUT, ILLEGAL_TRANSITION, CONFLICT as with any answer
 */
export async function receiveDocument(
  ctx: SellerCtx<"store.manage">,
  of: { requirementId: Id<"requirement">; fileName: string },
  bytes: Uint8Array,
): Promise<DocumentView> {
  const item = await documentAskedFor(ctx, of.requirementId);
  const type = documentType(bytes);
  const { sellerId, userId } = ctx.actor;
  const hash = hex(await crypto.subtle.digest("SHA-256", bytes as BufferSource));
  const documentId = newId("document", ctx.now());
  const view = { documentId, name: documentName(of.fileName, type), type, sizeBytes: bytes.length };
  await ctx.documents.put(keyOf(sellerId, hash), bytes, { httpMetadata: { contentType: type } });
  const { documentId: id, ...facts } = view;
  const row = ctx.db
    .insert(document)
    .values({ id, sellerId, hash, ...facts, uploadedBy: userId, createdAt: ctx.now() });
  await answerWithDocument(ctx, item, { documentId, row });
  return view;
}

/** A file with what it is; `bytes` are read as they are sent. */
export interface DocumentFile {
  name: string;
  type: string;
  body: ReadableStream;
}

async function fileOf(ctx: Ctx, documentId: Id<"document">, sellerId: Id<"seller"> | null): Promise<DocumentFile> {
  const [row] = await ctx.db
    .select()
    .from(document)
    .where(and(eq(document.id, documentId), sellerId ? eq(document.sellerId, sellerId) : undefined));
  const stored = row && (await ctx.documents.get(keyOf(row.sellerId, row.hash)));
  if (!row || !stored) throw new DomainError("NOT_FOUND");
  return { name: row.name, type: row.type, body: stored.body };
}

/** One of the seller's own files. @throws NOT_FOUND */
export const ownDocument = (ctx: SellerCtx<"store.manage">, documentId: Id<"document">): Promise<DocumentFile> =>
  fileOf(ctx, documentId, ctx.actor.sellerId);

/** A file of any seller, for who decides about them. @throws NOT_FOUND */
export const documentToReview = (ctx: AdminCtx<"sellers.decide">, documentId: Id<"document">): Promise<DocumentFile> =>
  fileOf(ctx, documentId, null);
