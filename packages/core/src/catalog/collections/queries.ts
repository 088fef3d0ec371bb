// Collections as they are read: by the shop (published ones), by the search index, and by operators.
import {
  type CollectionCard,
  type CollectionId,
  type CollectionKind,
  type CollectionProduct,
  type CollectionRules,
  type CollectionSummary,
  type CollectionView,
  DomainError,
  type Id,
} from "@stoa/contract";
import { and, collection, collectionProduct, eq, sql } from "@stoa/db";
import type { AdminCtx, Ctx } from "../../kernel/index.ts";

/**
 * Published collections in the order of the shop. Few and small, so they are read where they are true: no page that was
 * read anew after a change shows the shop of before.
 */
export async function publishedCollections(ctx: Pick<Ctx, "db">): Promise<CollectionCard[]> {
  const { slug, name, description, imageHash, status, position, id } = collection;
  return await ctx.db
    .select({ slug, name, description, imageHash })
    .from(collection)
    .where(eq(status, "published"))
    .orderBy(position, id);
}

/** A published collection with what decides what is in it: a rule, or products in their order. */
export interface CollectionRecord extends CollectionCard {
  collectionId: Id<"collection">;
  kind: CollectionKind;
  rules: CollectionRules | null;
  productIds: Id<"product">[];
}

/** What a rule finds before it belongs to a collection. */
export const draftOf = (rules: CollectionRules): CollectionRecord => ({
  collectionId: "col_draft",
  slug: "draft",
  name: "",
  description: "",
  imageHash: null,
  kind: "rule",
  rules,
  productIds: [],
});

/** A published collection by its slug. @throws NOT_FOUND also for a draft */
export async function collectionBySlug(ctx: Pick<Ctx, "db">, slug: string): Promise<CollectionRecord> {
  const bySlug = and(eq(collection.slug, slug), eq(collection.status, "published"));
  const [rows, chosen] = await ctx.db.batch([
    ctx.db.select().from(collection).where(bySlug),
    ctx.db
      .select({ productId: collectionProduct.productId })
      .from(collectionProduct)
      .innerJoin(collection, eq(collection.id, collectionProduct.collectionId))
      .where(bySlug)
      .orderBy(collectionProduct.position),
  ]);
  const [row] = rows;
  if (!row) throw new DomainError("NOT_FOUND");
  const { id: collectionId, name, description, imageHash, kind, rules } = row;
  return {
    collectionId,
    slug,
    name,
    description,
    imageHash,
    kind,
    rules,
    productIds: chosen.map((each) => each.productId),
  };
}

/** All collections, drafts too, in the order of the shop. For operators. */
export async function listCollections(ctx: AdminCtx<"catalogue.read">): Promise<CollectionSummary[]> {
  return await ctx.db.all<CollectionSummary>(sql`
    SELECT c.id AS collectionId, c.slug, c.name, c.description, c.image_hash AS imageHash, c.kind, c.status,
      c.updated_at AS updatedAt,
      CASE c.kind WHEN 'manual' THEN (SELECT count(*) FROM collection_product m WHERE m.collection_id = c.id) END AS productCount
    FROM collection c ORDER BY c.position, c.id`);
}

/** A collection as it is edited. For operators. @throws NOT_FOUND */
export async function collectionById(
  ctx: AdminCtx<"catalogue.read">,
  { collectionId }: CollectionId,
): Promise<CollectionView> {
  const [rows, chosen] = await ctx.db.batch([
    ctx.db.select().from(collection).where(eq(collection.id, collectionId)),
    ctx.db.all<Omit<CollectionProduct, "isShown"> & { isShown: number }>(sql`
      SELECT p.id AS productId, p.slug, p.title,
        (SELECT i.hash FROM product_image i WHERE i.product_id = p.id ORDER BY i.position, i.id LIMIT 1) AS imageHash,
        p.status = 'active' AND EXISTS (SELECT 1 FROM variant v CROSS JOIN offer o ON o.variant_id = v.id AND o.status = 'active'
          CROSS JOIN seller s ON s.id = o.seller_id AND s.status = 'active' WHERE v.product_id = p.id) AS isShown
      FROM collection_product m JOIN product p ON p.id = m.product_id
      WHERE m.collection_id = ${collectionId} ORDER BY m.position`),
  ]);
  const [row] = rows;
  if (!row) throw new DomainError("NOT_FOUND");
  const { id: _, position: __, createdAt: ___, ...words } = row;
  return {
    ...words,
    collectionId,
    productCount: row.kind === "manual" ? chosen.length : null,
    products: chosen.map((each) => ({ ...each, isShown: each.isShown === 1 })),
  };
}
