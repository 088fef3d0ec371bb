// What sellers propose for a product page, write anew when asked to, or take back.
import {
  type ChangedFields,
  type ChangeId,
  type ChangeStatus,
  DomainError,
  type Id,
  newId,
  type ReviseProduct,
} from "@stoa/contract";
import { and, atomic, eq, inArray, productChange, type Statement, sql } from "@stoa/db";
import { auditRow, later, type SellerCtx, sent } from "../../kernel/index.ts";
import { CHANGE_GUARDS } from "../guards.ts";
import { forgetCategoryTree } from "../queries.ts";
import { changeStatements, type ProductNow, productNow, toDraft } from "../record.ts";
import { changedFields, holdsAtOnce, requireStep } from "../rules/changes.ts";
import { catalogueSettings, standingOf } from "../settings.ts";

/** A seller's proposal that is open or to be reworked. */
type Pending = typeof productChange.$inferSelect;

/** What a proposal became: it holds already, or waits. */
export interface Proposed {
  changeId: Id<"change">;
  status: ChangeStatus;
}

/**
 * Proposes how a product page should read. The page in the shop stays as it is until an operator approves; a page that
 * is not in the shop yet is written anew at once and waits with it. A proposal of the same seller that waits already is
 * replaced. From a trusted author the change holds at once.
 * @throws NOT_FOUND the seller neither wrote the product nor offers it
 * @throws INVALID_INPUT nothing differs from now, or what `changeStatements` refuses
 * @throws CONFLICT the proposal was decided in the meantime, or a product in the shop has one of the GTINs
 * @throws ILLEGAL_TRANSITION the product was taken out of the shop
 */
export async function reviseProduct(
  ctx: SellerCtx<"offers.write">,
  { productId, ...content }: ReviseProduct,
): Promise<Proposed> {
  const { sellerId } = ctx.actor;
  await requireOwn(ctx, productId);
  const [now, pending, settings, standing] = await Promise.all([
    productNow(ctx, productId),
    pendingOf(ctx, productId),
    catalogueSettings(ctx),
    standingOf(ctx, sellerId, productId),
  ]);
  if (now.fields.status === "archived") throw new DomainError("ILLEGAL_TRANSITION", { from: "archived" });
  if (pending) requireStep(pending.status, "open");
  const isLive = now.fields.status === "active";
  const { before, after } = changedFields(now.fields, content);
  if (isLive && Object.keys(after).length === 0) throw new DomainError("INVALID_INPUT", { field: "content" });
  const isTrusted = holdsAtOnce(settings, isLive ? standing : { ...standing, isAuthor: true });
  // Built in any case, so that what could never be approved is refused at once.
  const applied = await changeStatements(
    ctx,
    now,
    isLive ? after : { ...after, status: isTrusted ? "active" : "proposed" },
    sellerId,
  );
  const change = changeRow(ctx, now, {
    pending,
    before: isLive ? before : {},
    after: isLive ? after : content,
    isTrusted,
  });
  const jobs = isTrusted ? [later(ctx, { type: "product.changed", productId })] : [];
  await atomic(
    ctx.db,
    [
      ...change.statements,
      ...(isLive && !isTrusted ? [] : applied),
      auditRow(ctx, "product.propose", productId, { changeId: change.changeId, fields: Object.keys(after) }),
      ...jobs.map((job) => job.statement),
    ],
    CHANGE_GUARDS,
  );
  sent(ctx, jobs);
  if (isTrusted) ctx.later(forgetCategoryTree(ctx));
  return { changeId: change.changeId, status: isTrusted ? "approved" : "open" };
}

interface Proposal {
  pending: Pending | null;
  before: ChangedFields;
  after: ChangedFields;
  isTrusted: boolean;
}

/** The statements that write a proposal down: the next revision of the one that waits, or a new one. */
function changeRow(ctx: SellerCtx<"offers.write">, now: ProductNow, { pending, before, after, isTrusted }: Proposal) {
  const { db } = ctx;
  const at = ctx.now();
  const changeId = pending?.id ?? newId("change", at);
  const approved = { status: "approved" as const, decidedAt: at };
  const open = { status: "open" as const, decidedAt: null };
  const statements: Statement[] = [
    pending
      ? db
          .update(productChange)
          .set({ ...open, before, after, revision: pending.revision + 1, authorId: ctx.actor.userId, reason: null })
          .where(eq(productChange.id, changeId))
      : db.insert(productChange).values({
          id: changeId,
          productId: now.productId,
          sellerId: ctx.actor.sellerId,
          authorId: ctx.actor.userId,
          kind: now.fields.status === "active" ? "edit" : "create",
          before,
          after,
          ...(isTrusted ? approved : open),
          createdAt: at,
        }),
  ];
  if (pending && isTrusted)
    statements.push(
      db
        .update(productChange)
        .set({ ...approved, revision: pending.revision + 1 })
        .where(eq(productChange.id, changeId)),
    );
  return { changeId, statements };
}

/**
 * Takes a proposal back. A product that was never in the shop becomes a draft, which can be proposed again.
 * @throws NOT_FOUND not a proposal of this seller
 * @throws CONFLICT it was decided already
 */
export async function withdrawChange(ctx: SellerCtx<"offers.write">, { changeId }: ChangeId): Promise<void> {
  const [change] = await ctx.db
    .select()
    .from(productChange)
    .where(and(eq(productChange.id, changeId), eq(productChange.sellerId, ctx.actor.sellerId)));
  if (!change) throw new DomainError("NOT_FOUND");
  requireStep(change.status, "withdrawn");
  await atomic(
    ctx.db,
    [
      ctx.db
        .update(productChange)
        .set({ status: "withdrawn", revision: change.revision, decidedAt: ctx.now(), decidedBy: ctx.actor.userId })
        .where(eq(productChange.id, changeId)),
      ...toDraft(ctx, change),
      auditRow(ctx, "product.withdraw", change.productId, { changeId }),
    ],
    CHANGE_GUARDS,
  );
}

/** The seller's proposal about a product that is open or to be reworked. */
export async function pendingOf(
  { db, actor }: SellerCtx<"offers.write">,
  productId: Id<"product">,
): Promise<Pending | null> {
  const [row] = await db
    .select()
    .from(productChange)
    .where(
      and(
        eq(productChange.productId, productId),
        eq(productChange.sellerId, actor.sellerId),
        inArray(productChange.status, ["open", "changes_asked"]),
      ),
    );
  return row ?? null;
}

/** Refuses a product that the seller neither wrote nor offers. @throws NOT_FOUND */
export async function requireOwn({ db, actor }: SellerCtx<"offers.read">, productId: Id<"product">): Promise<void> {
  const rows = await db.all(sql`
    SELECT 1 FROM product_change WHERE product_id = ${productId} AND seller_id = ${actor.sellerId} AND kind = 'create'
    UNION ALL SELECT 1 FROM variant v JOIN offer o ON o.variant_id = v.id AND o.seller_id = ${actor.sellerId} WHERE v.product_id = ${productId}
    LIMIT 1`);
  if (rows.length === 0) throw new DomainError("NOT_FOUND");
}
