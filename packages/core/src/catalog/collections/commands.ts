// What operators do with collections. Each change is one batch with its audit row and its jobs: the pages that show
// the collection follow, and so do the products that came into it or left it.
import {
  type ArrangeCollections,
  type CollectionId,
  type CollectionView,
  type CreateCollection,
  DomainError,
  type Id,
  newId,
  type SaveCollection,
  type SetCollectionStatus,
} from "@stoa/contract";
import { atomic, type BatchPart, collection, collectionVersion, eq, type Statement, sql } from "@stoa/db";
import { type AdminCtx, auditRow, type Job, later, sent } from "../../kernel/index.ts";
import { collectionById, listCollections } from "./queries.ts";
import { arranged, touchedProducts } from "./rules.ts";

const GUARDS = {
  "collection.slug": "HANDLE_TAKEN",
  "collection_version.collection_id": "CONFLICT",
} as const;

type Content = CreateCollection["content"];

const chosenOf = (content: Content): Id<"product">[] => (content.kind === "manual" ? content.productIds : []);

/** Every chosen product must exist; a rule's conditions may be of things to come. @throws INVALID_INPUT */
async function requireProducts(ctx: AdminCtx<"catalogue.write">, ids: readonly Id<"product">[]): Promise<void> {
  const rows = await ctx.db.all(
    sql`SELECT p.id FROM json_each(${JSON.stringify(ids)}) w JOIN product p ON p.id = w.value`,
  );
  if (rows.length < ids.length) throw new DomainError("INVALID_INPUT", { field: "productIds" });
}

function members(
  ctx: AdminCtx<"catalogue.write">,
  collectionId: Id<"collection">,
  ids: readonly Id<"product">[],
): Statement[] {
  return [
    ctx.db.run(sql`DELETE FROM collection_product WHERE collection_id = ${collectionId}`),
    ctx.db.run(sql`INSERT INTO collection_product (collection_id, product_id, position)
      SELECT ${collectionId}, value, key FROM json_each(${JSON.stringify(ids)})`),
  ];
}

/** Runs the statements with the version row, the audit row and the jobs, and tells the queue. */
async function change(
  ctx: AdminCtx<"catalogue.write">,
  statements: readonly BatchPart[],
  facts: readonly Job[],
): Promise<void> {
  const jobs = facts.map((fact) => later(ctx, fact));
  await atomic(ctx.db, [...statements, ...jobs.map((job) => job.statement)], GUARDS);
  sent(ctx, jobs);
}

const changed = (
  collectionId: Id<"collection">,
  slugs: readonly string[],
  productIds: readonly Id<"product">[],
): Job[] => [
  { type: "collection.changed", collectionId, slugs: [...new Set(slugs)] },
  ...(productIds.length > 0 ? [{ type: "products.changed" as const, productIds: [...productIds] }] : []),
];

function versionRow(ctx: AdminCtx<"catalogue.write">, collectionId: Id<"collection">, version: number): Statement {
  return ctx.db
    .insert(collectionVersion)
    .values({ collectionId, version, savedBy: ctx.actor.userId, savedAt: ctx.now() });
}

/**
 * Creates a collection as a draft at the end of the list.
 * @throws HANDLE_TAKEN another collection has this address
 * @throws INVALID_INPUT a product that is not there
 */
export async function createCollection(
  ctx: AdminCtx<"catalogue.write">,
  input: CreateCollection,
): Promise<CollectionView> {
  const { content, ...words } = input;
  const ids = chosenOf(content);
  await requireProducts(ctx, ids);
  const now = ctx.now();
  const id = newId("collection", now);
  await change(
    ctx,
    [
      ctx.db.insert(collection).values({
        ...words,
        id,
        kind: content.kind,
        rules: content.kind === "rule" ? content.rules : null,
        position: sql`(SELECT coalesce(max(position), -1) + 1 FROM collection)`,
        createdAt: now,
        updatedAt: now,
      }),
      versionRow(ctx, id, 1),
      ...members(ctx, id, ids),
      auditRow(ctx, "collection.create", id, { slug: input.slug, kind: content.kind }),
    ],
    [],
  );
  return await collectionById(ctx, { collectionId: id });
}

/**
 * Saves a collection as a whole; its state stays.
 * @throws CONFLICT somebody saved it since `version` was read; nothing is written
 * @throws NOT_FOUND, HANDLE_TAKEN, INVALID_INPUT as for a new one
 */
export async function saveCollection(ctx: AdminCtx<"catalogue.write">, input: SaveCollection): Promise<CollectionView> {
  const { content, collectionId, version, ...words } = input;
  const before = await collectionById(ctx, { collectionId });
  if (before.version !== version) throw new DomainError("CONFLICT", { version: before.version });
  const ids = chosenOf(content);
  await requireProducts(ctx, ids);
  const touched = touchedProducts(
    { slug: before.slug, productIds: before.products.map((each) => each.productId) },
    { slug: input.slug, productIds: ids },
  );
  await change(
    ctx,
    [
      versionRow(ctx, collectionId, version + 1),
      ctx.db
        .update(collection)
        .set({
          ...words,
          kind: content.kind,
          rules: content.kind === "rule" ? content.rules : null,
          version: version + 1,
          updatedAt: ctx.now(),
        })
        .where(eq(collection.id, collectionId)),
      ...members(ctx, collectionId, ids),
      auditRow(ctx, "collection.save", collectionId, { version: version + 1, productCount: ids.length }),
    ],
    before.status === "published" ? changed(collectionId, [before.slug, input.slug], touched) : [],
  );
  return await collectionById(ctx, { collectionId });
}

/**
 * Publishes a collection or takes it back; already so, nothing happens.
 * @throws INVALID_INPUT there is nothing in it to publish
 * @throws NOT_FOUND
 */
export async function setCollectionStatus(
  ctx: AdminCtx<"catalogue.write">,
  input: SetCollectionStatus,
): Promise<CollectionView> {
  const { collectionId, status } = input;
  const before = await collectionById(ctx, input);
  if (before.status === status) return before;
  if (status === "published" && before.productCount === 0)
    throw new DomainError("INVALID_INPUT", { field: "productIds" });
  await change(
    ctx,
    [
      ctx.db.update(collection).set({ status, updatedAt: ctx.now() }).where(eq(collection.id, collectionId)),
      auditRow(ctx, `collection.${status === "published" ? "publish" : "unpublish"}`, collectionId),
    ],
    changed(
      collectionId,
      [before.slug],
      before.products.map((each) => each.productId),
    ),
  );
  return await collectionById(ctx, input);
}

/** Puts the collections in order and gives them back so. */
export async function arrangeCollections(ctx: AdminCtx<"catalogue.write">, input: ArrangeCollections) {
  const present = await listCollections(ctx);
  const order = arranged(
    present.map((each) => each.collectionId),
    input.collectionIds,
  );
  await change(
    ctx,
    [
      ctx.db.run(sql`UPDATE collection SET position = o.key FROM json_each(${JSON.stringify(order)}) o
        WHERE o.value = collection.id AND collection.position <> o.key`),
      auditRow(ctx, "collection.arrange", "collection", { count: order.length }),
    ],
    [{ type: "collection.changed", collectionId: order[0]!, slugs: [] }],
  );
  return await listCollections(ctx);
}

/** Removes a draft for good; a published collection is taken back first. @throws NOT_FOUND, ILLEGAL_TRANSITION */
export async function removeCollection(ctx: AdminCtx<"catalogue.write">, input: CollectionId): Promise<void> {
  const { slug, status } = await collectionById(ctx, input);
  if (status === "published") throw new DomainError("ILLEGAL_TRANSITION", { from: status, to: "removed" });
  await change(
    ctx,
    [
      ctx.db.delete(collection).where(eq(collection.id, input.collectionId)),
      auditRow(ctx, "collection.remove", input.collectionId, { slug }),
    ],
    [],
  );
}
