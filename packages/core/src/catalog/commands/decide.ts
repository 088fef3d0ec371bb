// What operators decide about proposals. Each decision is one batch; of two at once one holds and the other is refused.
import { type AnswerChange, type ApproveChange, type ChangedFields, DomainError, type Id } from "@stoa/contract";
import { atomic, eq, productChange, sql, type Statement } from "@stoa/db";
import { type AdminCtx, auditRow, later, sent } from "../../kernel/index.ts";
import { CHANGE_GUARDS } from "../guards.ts";
import { forgetCategoryTree } from "../queries.ts";
import { changeStatements, productNow, toDraft } from "../record.ts";
import { slugOf } from "../rules.ts";
import { changedFields, requireStep } from "../rules/changes.ts";

type Change = typeof productChange.$inferSelect;

async function openChange({ db }: AdminCtx<"catalogue.write">, changeId: Id<"change">): Promise<Change> {
  const [change] = await db.select().from(productChange).where(eq(productChange.id, changeId));
  if (!change) throw new DomainError("NOT_FOUND");
  return change;
}

/** The statement that decides: the database refuses it when the change moved on, or was written anew since it was read. */
function decided(
  ctx: AdminCtx<"catalogue.write">,
  input: { changeId: Id<"change">; revision: number },
  set: Partial<Change> & Pick<Change, "status">,
): Statement {
  return ctx.db
    .update(productChange)
    .set({ revision: input.revision, decidedBy: ctx.actor.userId, decidedAt: ctx.now(), ...set })
    .where(eq(productChange.id, input.changeId));
}

/**
 * Approves a proposal: the product reads so within seconds. `newAddress` gives it the address of its new title; the old
 * one goes on leading to it.
 * @throws NOT_FOUND no such proposal
 * @throws CONFLICT it was decided or written anew in the meantime, or a product in the shop has one of the GTINs
 */
export async function approveChange(ctx: AdminCtx<"catalogue.write">, input: ApproveChange): Promise<void> {
  const change = await openChange(ctx, input.changeId);
  requireStep(change.status, "approved");
  const now = await productNow(ctx, change.productId);
  const isNew = change.kind === "create";
  const wanted: ChangedFields = isNew ? { status: "active" } : { ...change.after };
  if (input.newAddress && wanted.title) wanted.slug = await freeSlug(ctx, wanted.title, change.productId);
  // The record tells what the change did, which is not what it would have done when it was proposed.
  const { before, after } = changedFields(now.fields, wanted);
  const jobs = [
    later(ctx, { type: "product.changed", productId: change.productId }),
    later(ctx, { type: "change.decided", changeId: change.id }),
  ];
  await atomic(
    ctx.db,
    [
      decided(ctx, input, { status: "approved", reason: null, ...(isNew ? {} : { before, after }) }),
      ...(await changeStatements(ctx, now, after, change.sellerId)),
      auditRow(ctx, "product.approve", change.productId, { changeId: change.id, fields: Object.keys(after) }),
      ...jobs.map((job) => job.statement),
    ],
    CHANGE_GUARDS,
  );
  sent(ctx, jobs);
  ctx.later(forgetCategoryTree(ctx));
}

/**
 * Refuses a proposal, or asks the seller for another version of it. The reason goes to the seller.
 * @throws NOT_FOUND no such proposal
 * @throws CONFLICT it was decided or written anew in the meantime
 */
export async function answerChange(
  ctx: AdminCtx<"catalogue.write">,
  status: "refused" | "changes_asked",
  input: AnswerChange,
): Promise<void> {
  const change = await openChange(ctx, input.changeId);
  requireStep(change.status, status);
  const job = later(ctx, { type: "change.decided", changeId: change.id });
  await atomic(
    ctx.db,
    [
      decided(ctx, input, { status, reason: input.reason }),
      ...(status === "refused" ? toDraft(ctx, change) : []),
      auditRow(ctx, `product.${status}`, change.productId, { changeId: change.id, reason: input.reason }),
      job.statement,
    ],
    CHANGE_GUARDS,
  );
  sent(ctx, [job]);
}

/** The address of a title, with the end of the product's id where another product has or had it. */
async function freeSlug({ db }: AdminCtx<"catalogue.write">, title: string, productId: Id<"product">): Promise<string> {
  const slug = slugOf(title);
  const taken = await db.all(sql`
    SELECT 1 FROM product WHERE slug = ${slug} AND id <> ${productId}
    UNION ALL SELECT 1 FROM product_slug WHERE slug = ${slug} AND product_id <> ${productId} LIMIT 1`);
  return taken.length === 0 ? slug : `${slug}-${productId.slice(-5)}`;
}
