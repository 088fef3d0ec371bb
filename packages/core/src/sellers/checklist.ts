// A seller's checklist: what is asked of them, what they have answered, and what an operator says to it. An answer knows
// its version, so that nobody reviews what they have not read.
import {
  type AnswerRequirement,
  type Checklist,
  type ChecklistItem,
  DomainError,
  type Id,
  type ReviewAnswer,
} from "@stoa/contract";
import {
  and,
  asc,
  atomic,
  type Database,
  document,
  eq,
  isNull,
  or,
  requirement,
  requirementAnswer,
  seller,
  type Statement,
  sql,
} from "@stoa/db";
import { type AdminCtx, auditRow, type Ctx, later, type SellerCtx, sent } from "../kernel/index.ts";
import { answerText, checkAnswerable, isOpen, reviewed } from "./rules/checklist.ts";

const GUARDS = {
  requirement_answer_next_version: "CONFLICT",
  "requirement_answer.seller_id": "CONFLICT",
} as const;

/** What is asked of a seller now, with their answers, in its order. @throws NOT_FOUND no such seller */
export async function checklist(db: Database, sellerId: Id<"seller">): Promise<Checklist> {
  const asked = and(
    isNull(requirement.archivedAt),
    or(isNull(requirement.country), eq(requirement.country, seller.country)),
  );
  // Not one batch: there D1 names columns by themselves, and three of these tables have an `id`.
  const [sellers, rows] = await Promise.all([
    db
      .select({
        sellerId: seller.id,
        name: seller.name,
        handle: seller.handle,
        status: seller.status,
        statusReason: seller.statusReason,
      })
      .from(seller)
      .where(eq(seller.id, sellerId)),
    db
      .select({ requirement, answer: requirementAnswer, document })
      .from(requirement)
      .innerJoin(seller, eq(seller.id, sellerId))
      .leftJoin(
        requirementAnswer,
        and(eq(requirementAnswer.requirementId, requirement.id), eq(requirementAnswer.sellerId, sellerId)),
      )
      .leftJoin(document, eq(document.id, requirementAnswer.documentId))
      .where(asked)
      .orderBy(asc(requirement.position), asc(requirement.id)),
  ]);
  const [found] = sellers;
  if (!found) throw new DomainError("NOT_FOUND");
  const items = rows.map(({ requirement: of, answer, document: file }): ChecklistItem => ({
    requirementId: of.id,
    kind: of.kind,
    title: of.title,
    help: of.help,
    country: of.country,
    isRequired: of.isRequired === 1,
    status: answer?.status ?? null,
    version: answer?.version ?? 0,
    text: answer?.text ?? "",
    document: file && { documentId: file.id, name: file.name, type: file.type, sizeBytes: file.sizeBytes },
    reason: answer?.reason ?? null,
    givenAt: answer?.givenAt ?? null,
    decidedAt: answer?.decidedAt ?? null,
  }));
  return { seller: found, items, open: items.filter((item) => item.isRequired && isOpen(item.status)).length };
}

/** The seller's own checklist. */
export const ownChecklist = (ctx: SellerCtx<"store.manage">): Promise<Checklist> =>
  checklist(ctx.db, ctx.actor.sellerId);

/** A seller's checklist as it is reviewed. @throws NOT_FOUND */
export const checklistOf = (ctx: AdminCtx<"sellers.decide">, sellerId: Id<"seller">): Promise<Checklist> =>
  checklist(ctx.db, sellerId);

async function itemOf(ctx: Ctx, sellerId: Id<"seller">, requirementId: Id<"requirement">): Promise<ChecklistItem> {
  const { items } = await checklist(ctx.db, sellerId);
  const item = items.find((each) => each.requirementId === requirementId);
  if (!item) throw new DomainError("NOT_FOUND");
  return item;
}

/** Makes an answer, or its next version. */
function answering(
  ctx: Ctx,
  of: { sellerId: Id<"seller">; item: ChecklistItem },
  set: Partial<typeof requirementAnswer.$inferInsert> & Pick<typeof requirementAnswer.$inferInsert, "status">,
): Statement {
  const { sellerId, item } = of;
  if (item.version === 0)
    return ctx.db.insert(requirementAnswer).values({ sellerId, requirementId: item.requirementId, ...set });
  return ctx.db
    .update(requirementAnswer)
    .set({ ...set, version: item.version + 1 })
    .where(and(eq(requirementAnswer.sellerId, sellerId), eq(requirementAnswer.requirementId, item.requirementId)));
}

/** Writes an answer of the seller, with whatever else belongs to it. */
async function give(
  ctx: SellerCtx<"store.manage">,
  item: ChecklistItem,
  content: { text: string; documentId: Id<"document"> | null },
  first: readonly Statement[] = [],
): Promise<void> {
  const { sellerId, userId } = ctx.actor;
  checkAnswerable(item.status);
  const set = { status: "given" as const, ...content, reason: null, givenAt: ctx.now(), givenBy: userId };
  const detail = { version: item.version + 1, ...(content.documentId ? { documentId: content.documentId } : {}) };
  await atomic(
    ctx.db,
    [...first, answering(ctx, { sellerId, item }, set), auditRow(ctx, "checklist.answer", item.requirementId, detail)],
    GUARDS,
  );
}

/**
 * Answers a requirement with words, or confirms it.
 * @throws NOT_FOUND it is not asked of this seller
 * @throws INVALID_INPUT it asks for something else
 * @throws ILLEGAL_TRANSITION the answer was approved
 * @throws CONFLICT a colleague answered in the meantime
 */
export async function answerRequirement(
  ctx: SellerCtx<"store.manage">,
  { requirementId, ...input }: AnswerRequirement,
): Promise<void> {
  const item = await itemOf(ctx, ctx.actor.sellerId, requirementId);
  await give(ctx, item, { text: answerText(item.kind, input), documentId: null });
}

/** Something that asks for a file of this seller. @throws NOT_FOUND, INVALID_INPUT, ILLEGAL_TRANSITION */
export async function documentAskedFor(
  ctx: SellerCtx<"store.manage">,
  requirementId: Id<"requirement">,
): Promise<ChecklistItem> {
  const item = await itemOf(ctx, ctx.actor.sellerId, requirementId);
  if (item.kind !== "document") throw new DomainError("INVALID_INPUT", { fields: ["requirementId"] });
  checkAnswerable(item.status);
  return item;
}

/** Answers with a file whose row is written in the same batch. @throws CONFLICT a colleague answered in the meantime */
export const answerWithDocument = (
  ctx: SellerCtx<"store.manage">,
  item: ChecklistItem,
  file: { documentId: Id<"document">; row: Statement },
): Promise<void> => give(ctx, item, { text: "", documentId: file.documentId }, [file.row]);

/**
 * Says what an operator thinks of an answer, or does without one. Who is asked again gets a mail with the reason.
 * @throws NOT_FOUND it is not asked of this seller
 * @throws INVALID_INPUT the reason is missing
 * @throws ILLEGAL_TRANSITION there is nothing to review so
 * @throws CONFLICT the answer is another than the one that was read
 */
export async function reviewAnswer(
  ctx: AdminCtx<"sellers.decide">,
  { sellerId, requirementId, review, reason, version }: ReviewAnswer,
): Promise<void> {
  const item = await itemOf(ctx, sellerId, requirementId);
  if (item.version !== version) throw new DomainError("CONFLICT");
  const status = reviewed(item.status, review, reason);
  const set = {
    status,
    reason: reason === "" ? null : reason,
    decidedAt: ctx.now(),
    decidedBy: ctx.actor.userId,
  };
  const job = later(ctx, { type: "answer.reviewed", sellerId, requirementId, version: version + 1 });
  await atomic(
    ctx.db,
    [
      answering(ctx, { sellerId, item }, set),
      auditRow(ctx, `checklist.${review}`, sellerId, { requirementId, version: version + 1, reason }),
      job.statement,
    ],
    GUARDS,
  );
  sent(ctx, [job]);
}

/** Whether nothing that is required of a seller is open, as a condition in SQL. */
export const nothingOpen = (sellerId: Id<"seller">) => sql`NOT EXISTS (
  SELECT 1 FROM requirement r JOIN seller s ON s.id = ${sellerId}
  LEFT JOIN requirement_answer a ON a.requirement_id = r.id AND a.seller_id = s.id
  WHERE r.archived_at IS NULL AND r.is_required = 1 AND (r.country IS NULL OR r.country = s.country)
    AND coalesce(a.status, '') NOT IN ('approved', 'waived'))`;
