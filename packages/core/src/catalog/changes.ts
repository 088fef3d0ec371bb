// The record of changes: what waits for operators, what happened to a product, what a seller proposed.
import {
  type AdminChangesInput,
  type ChangeId,
  type ChangeView,
  DomainError,
  type Id,
  type Page,
  type ProposalView,
} from "@stoa/contract";
import { alias, and, eq, gt, lt, or, product, productChange, seller, sql, type SQL, user } from "@stoa/db";
import { type AdminCtx, type Ctx, pageOf, readCursor } from "../kernel/index.ts";
import { productNow, recordView } from "./record.ts";

const author = alias(user, "author");
const decider = alias(user, "decider");

const columns = {
  changeId: productChange.id,
  productId: productChange.productId,
  productTitle: product.title,
  productSlug: product.slug,
  imageHash: sql<
    string | null
  >`(SELECT i.hash FROM product_image i WHERE i.product_id = ${productChange.productId} ORDER BY i.position, i.id LIMIT 1)`,
  kind: productChange.kind,
  status: productChange.status,
  revision: productChange.revision,
  before: productChange.before,
  after: productChange.after,
  reason: productChange.reason,
  sellerId: productChange.sellerId,
  sellerName: seller.name,
  author: author.name,
  decidedBy: decider.name,
  decidedAt: productChange.decidedAt,
  createdAt: productChange.createdAt,
};

const changes = ({ db }: Pick<Ctx, "db">) =>
  db
    .select(columns)
    .from(productChange)
    .innerJoin(product, eq(product.id, productChange.productId))
    .leftJoin(seller, eq(seller.id, productChange.sellerId))
    .leftJoin(author, eq(author.id, productChange.authorId))
    .leftJoin(decider, eq(decider.id, productChange.decidedBy));

type ChangeRow = Awaited<ReturnType<typeof changes>>[number];

const changeView = ({ sellerId, sellerName, ...row }: ChangeRow): ChangeView => ({
  ...row,
  seller: sellerId && sellerName ? { sellerId, name: sellerName } : null,
});

/** The newest changes of a product, at most a hundred; those of one seller alone when it is named. */
export async function changesOf(
  ctx: Pick<Ctx, "db">,
  productId: Id<"product">,
  sellerId?: Id<"seller">,
): Promise<ChangeView[]> {
  const rows = await changes(ctx)
    .where(and(eq(productChange.productId, productId), sellerId ? eq(productChange.sellerId, sellerId) : undefined))
    .orderBy(sql`${productChange.createdAt} DESC, ${productChange.id} DESC`)
    .limit(100);
  return rows.map(changeView);
}

/** Sellers' proposals in one state: the longest waiting first while they are open, else the newest first; id breaks ties. */
export async function listChanges(
  ctx: AdminCtx<"catalogue.read">,
  input: AdminChangesInput,
): Promise<Page<ChangeView>> {
  const at = readCursor(input.cursor);
  const isOldestFirst = input.status === "open";
  const beyond = isOldestFirst ? gt : lt;
  const after = at
    ? or(
        beyond(productChange.createdAt, at.at),
        and(eq(productChange.createdAt, at.at), beyond(productChange.id, at.id as Id<"change">)),
      )
    : undefined;
  const direction: SQL = isOldestFirst ? sql`ASC` : sql`DESC`;
  const rows = await changes(ctx)
    .where(and(eq(productChange.status, input.status), sql`${productChange.sellerId} IS NOT NULL`, after))
    .orderBy(sql`${productChange.createdAt} ${direction}, ${productChange.id} ${direction}`)
    .limit(input.limit + 1);
  return pageOf(rows, input.limit, (row) => ({ at: row.createdAt, id: row.changeId }), changeView);
}

/** A proposal beside the product as it is now. @throws NOT_FOUND */
export async function proposalById(ctx: AdminCtx<"catalogue.read">, { changeId }: ChangeId): Promise<ProposalView> {
  const [row] = await changes(ctx).where(eq(productChange.id, changeId));
  if (!row) throw new DomainError("NOT_FOUND");
  return { change: changeView(row), product: await recordView(ctx, await productNow(ctx, row.productId)) };
}
