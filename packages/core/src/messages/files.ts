// Pictures and papers of returns, claims and messages: in the private bucket, for the two sides of the order and for who
// decides about it.
import { type CaseFile, DomainError, type Id, isId, newId } from "@stoa/contract";
import { atomic, caseFile, claim, type Database, eq, message, returnRequest, thread } from "@stoa/db";
import { type AdminCtx, auditRow, type Ctx, hex, type SellerCtx, type ShopperCtx } from "../kernel/index.ts";
import { orderRow } from "../orders/index.ts";
import { ownOrderRow } from "../returns/index.ts";
import { type DocumentFile, documentName, documentType } from "../sellers/index.ts";

type Subject = (typeof caseFile.$inferSelect)["subject"];
type Side = "buyer" | "seller";

/** Where the bytes of a file lie. */
export const caseFileKey = (orderId: Id<"order">, hash: string): string => `case/${orderId}/${hash}`;

/** The order of a case that is open, or of a message that one side has written. @throws NOT_FOUND */
async function orderOf(db: Database, subject: string, side: Side): Promise<{ orderId: Id<"order">; subject: Subject }> {
  if (isId("return", subject) && side === "buyer") {
    const [row] = await db.select().from(returnRequest).where(eq(returnRequest.id, subject));
    if (row && row.dueAt !== null) return { orderId: row.orderId, subject };
  }
  if (isId("claim", subject)) {
    const [row] = await db.select().from(claim).where(eq(claim.id, subject));
    if (row && row.dueAt !== null) return { orderId: row.orderId, subject };
  }
  if (isId("message", subject)) {
    const [row] = await db
      .select({ orderId: thread.orderId, side: message.side })
      .from(message)
      .innerJoin(thread, eq(thread.id, message.threadId))
      .where(eq(message.id, subject));
    if (row?.side === side) return { orderId: row.orderId, subject };
  }
  throw new DomainError("NOT_FOUND");
}

async function keep(
  ctx: Ctx,
  of: { orderId: Id<"order">; subject: Subject; side: Side; fileName: string },
  bytes: Uint8Array,
): Promise<CaseFile> {
  const type = documentType(bytes);
  const hash = hex(await crypto.subtle.digest("SHA-256", bytes as BufferSource));
  const { orderId, subject, side } = of;
  const documentId = newId("document", ctx.now());
  const view = { documentId, name: documentName(of.fileName, type), type, sizeBytes: bytes.length };
  await ctx.documents.put(caseFileKey(orderId, hash), bytes, { httpMetadata: { contentType: type } });
  const { documentId: id, ...facts } = view;
  await atomic(
    ctx.db,
    [
      ctx.db.insert(caseFile).values({ id, orderId, subject, side, hash, ...facts, createdAt: ctx.now() }),
      ...(side === "seller" ? [auditRow(ctx, "case_file.added", subject)] : []),
    ],
    { case_file_few: "LIST_FULL" },
  );
  return view;
}

/**
 * Takes a file of the shopper's in, for a case of theirs that is open or a message that they wrote. What it is, its bytes say.
 * @throws NOT_FOUND
 * @throws FILE_REFUSED it is neither PDF, PNG nor JPEG, empty, or larger than 10 MB
 * @throws LIST_FULL there are eight
 */
export async function receiveFromBuyer(
  ctx: ShopperCtx,
  of: { subject: string; fileName: string; key?: string | undefined },
  bytes: Uint8Array,
): Promise<CaseFile> {
  const found = await orderOf(ctx.db, of.subject, "buyer");
  await ownOrderRow(ctx, { orderId: found.orderId, key: of.key });
  return await keep(ctx, { ...found, side: "buyer", fileName: of.fileName }, bytes);
}

/** Takes a file of the seller's in. @throws NOT_FOUND, FILE_REFUSED, LIST_FULL */
export async function receiveFromSeller(
  ctx: SellerCtx<"orders.cancel">,
  of: { subject: string; fileName: string },
  bytes: Uint8Array,
): Promise<CaseFile> {
  const found = await orderOf(ctx.db, of.subject, "seller");
  await orderRow(ctx, found.orderId);
  return await keep(ctx, { ...found, side: "seller", fileName: of.fileName }, bytes);
}

async function rowOf(ctx: Ctx, documentId: Id<"document">): Promise<typeof caseFile.$inferSelect> {
  const [row] = await ctx.db.select().from(caseFile).where(eq(caseFile.id, documentId));
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

async function opened(ctx: Ctx, row: typeof caseFile.$inferSelect): Promise<DocumentFile> {
  const stored = await ctx.documents.get(caseFileKey(row.orderId, row.hash));
  if (!stored) throw new DomainError("NOT_FOUND");
  return { name: row.name, type: row.type, body: stored.body };
}

/** A file of an order of the shopper's own. @throws NOT_FOUND */
export async function fileForBuyer(
  ctx: ShopperCtx,
  of: { documentId: Id<"document">; key?: string | undefined },
): Promise<DocumentFile> {
  const row = await rowOf(ctx, of.documentId);
  await ownOrderRow(ctx, { orderId: row.orderId, key: of.key });
  return await opened(ctx, row);
}

/** A file of an order of the seller's own, or of any for an operator. @throws NOT_FOUND */
export async function fileOfCase(
  ctx: SellerCtx<"orders.read"> | AdminCtx<"orders.read">,
  documentId: Id<"document">,
): Promise<DocumentFile> {
  const row = await rowOf(ctx, documentId);
  await orderRow(ctx, row.orderId);
  return await opened(ctx, row);
}
