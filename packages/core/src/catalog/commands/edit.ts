// What operators change by themselves: product pages, their addresses, whether they are in the shop. Each leaves its record.
import {
  type CatalogueSettings,
  type ChangedFields,
  type ChangeKind,
  DomainError,
  type EditProduct,
  newId,
  type SetProductStatus,
} from "@stoa/contract";
import { atomic, productChange } from "@stoa/db";
import { type AdminCtx, auditRow, later, sent } from "../../kernel/index.ts";
import { CHANGE_GUARDS } from "../guards.ts";
import { forgetCategoryTree } from "../queries.ts";
import { changeStatements, type ProductNow, productNow } from "../record.ts";
import { changedFields } from "../rules/changes.ts";
import { settingStatement } from "../settings.ts";

/**
 * Edits a product page. It reads so within seconds; a new `slug` leaves the old address leading to it.
 * @throws NOT_FOUND no such product
 * @throws INVALID_INPUT nothing differs from now, or a value that the category does not take
 * @throws CONFLICT the address belongs to another product
 */
export async function editProduct(
  ctx: AdminCtx<"catalogue.write">,
  { productId, ...wanted }: EditProduct,
): Promise<void> {
  const now = await productNow(ctx, productId);
  const { after } = changedFields(now.fields, wanted);
  const fields = Object.keys(after);
  if (fields.length === 0) throw new DomainError("INVALID_INPUT", { field: "content" });
  await change(ctx, now, { kind: fields.join() === "slug" ? "slug" : "edit", after, reason: null });
}

/**
 * Takes a product out of the shop, or puts it back.
 * @throws NOT_FOUND no such product
 * @throws ILLEGAL_TRANSITION it is not in the state that this starts from: in the shop, or taken out of it
 * @throws CONFLICT another product in the shop has one of its GTINs
 */
export async function setProductStatus(ctx: AdminCtx<"catalogue.write">, input: SetProductStatus): Promise<void> {
  const now = await productNow(ctx, input.productId);
  const from = input.status === "active" ? "archived" : "active";
  if (now.fields.status !== from) throw new DomainError("ILLEGAL_TRANSITION", { from: now.fields.status });
  await change(ctx, now, { kind: "archive", after: { status: input.status }, reason: input.reason });
}

async function change(
  ctx: AdminCtx<"catalogue.write">,
  now: ProductNow,
  { kind, after, reason }: { kind: ChangeKind; after: ChangedFields; reason: string | null },
): Promise<void> {
  const at = ctx.now();
  const changeId = newId("change", at);
  const by = ctx.actor.userId;
  const job = later(ctx, { type: "product.changed", productId: now.productId });
  await atomic(
    ctx.db,
    [
      ctx.db.insert(productChange).values({
        id: changeId,
        productId: now.productId,
        authorId: by,
        kind,
        ...changedFields(now.fields, after),
        status: "approved",
        reason,
        decidedBy: by,
        decidedAt: at,
        createdAt: at,
      }),
      ...(await changeStatements(ctx, now, after, null)),
      auditRow(ctx, `product.${kind}`, now.productId, { changeId, fields: Object.keys(after), reason }),
      job.statement,
    ],
    CHANGE_GUARDS,
  );
  sent(ctx, [job]);
  ctx.later(forgetCategoryTree(ctx));
}

/** Sets how proposals are taken from now on. */
export async function setCatalogueSettings(
  ctx: AdminCtx<"catalogue.write">,
  value: CatalogueSettings,
): Promise<CatalogueSettings> {
  await atomic(ctx.db, [settingStatement(ctx, value), auditRow(ctx, "catalogue.set", "catalogue", { ...value })]);
  return value;
}
