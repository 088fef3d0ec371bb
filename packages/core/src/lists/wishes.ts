// Changes of what stands on wish lists: adding, editing, moving, taking off and putting back.
import {
  type AddWish,
  DomainError,
  type EditWish,
  HOUR_MS,
  type Id,
  MARKETS,
  type MoveWish,
  newId,
  type RestoreWishes,
  type Unwish,
  type WishAdded,
  type WishInput,
} from "@stoa/contract";
import { and, atomic, eq, isNull, sql, type Statement, wishItem, wishList } from "@stoa/db";
import type { BuyerCtx } from "../kernel/index.ts";
import { LIST_GUARDS } from "./commands.ts";
import { ownList } from "./queries.ts";
import { FIRST_LIST_NAME, mergedWish } from "./rules.ts";
import { standings, type Wished } from "./standings.ts";

/** How long something taken off can be put back. */
const UNDO_MS = HOUR_MS;

type ItemRow = typeof wishItem.$inferSelect;

/** The product as a whole, or one of its own variants. @throws NOT_FOUND when it is not for sale */
async function wishedThing(ctx: BuyerCtx<"lists">, input: AddWish): Promise<Wished> {
  const variantId = input.variantId ?? null;
  const [row] = await ctx.db.all(sql`
    SELECT 1 FROM product p WHERE p.id = ${input.productId} AND p.status = 'active'
      AND (${variantId} IS NULL OR EXISTS (SELECT 1 FROM variant v WHERE v.id = ${variantId} AND v.product_id = p.id))`);
  if (!row) throw new DomainError("NOT_FOUND");
  return { productId: input.productId, variantId };
}

const sameThing = (thing: Wished) =>
  sql`product_id = ${thing.productId} AND variant_id IS ${thing.variantId} AND removed_at IS NULL`;

/**
 * Puts a thing on a list with what it costs today. A thing that is there already stays as it is, so that a repeated
 * call changes nothing.
 * @throws NOT_FOUND neither such a product nor such a list of the buyer
 * @throws LIST_FULL there is no room on the list
 */
export async function addWish(ctx: BuyerCtx<"lists">, input: AddWish): Promise<WishAdded> {
  const market = MARKETS[input.market];
  if (input.listId) await ownList(ctx, input.listId);
  const thing = await wishedThing(ctx, input);
  const [standing] = await standings(ctx, market, [thing]);
  const { userId } = ctx.actor;
  const now = ctx.now();
  const target = input.listId
    ? sql`l.id = ${input.listId} AND l.user_id = ${userId}`
    : sql`l.user_id = ${userId} AND l.is_default = 1`;
  const itemId = newId("wish", now);
  await atomic(
    ctx.db,
    [
      ...(input.listId ? [] : [firstList(ctx, FIRST_LIST_NAME[market.language])]),
      ctx.db.run(sql`
        INSERT INTO wish_item (id, list_id, product_id, variant_id, quantity, note, added_currency, added_minor, added_in_stock, added_at)
        SELECT ${itemId}, l.id, ${thing.productId}, ${thing.variantId}, ${input.quantity}, ${input.note},
          ${market.currency}, ${standing?.priceMinor ?? null}, ${standing?.inStock ? 1 : 0}, ${now}
        FROM wish_list l WHERE ${target} ON CONFLICT DO NOTHING`),
      ctx.db.run(sql`
        UPDATE wish_list SET updated_at = ${now} WHERE id = (SELECT list_id FROM wish_item WHERE id = ${itemId})`),
    ],
    LIST_GUARDS,
  );
  const [there] = await ctx.db.all<Omit<WishAdded, "added">>(sql`
    SELECT w.id AS itemId, l.id AS listId, l.name AS listName FROM wish_list l
    JOIN wish_item w ON w.list_id = l.id AND ${sameThing(thing)} WHERE ${target}`);
  if (!there) throw new DomainError("NOT_FOUND"); // The list was deleted in the meantime.
  return { ...there, added: there.itemId === itemId };
}

/** Makes a default list where the buyer has none. */
function firstList(ctx: BuyerCtx<"lists">, name: string): Statement {
  const { userId } = ctx.actor;
  return ctx.db.run(sql`
    INSERT INTO wish_list (id, user_id, name, is_default, created_at, updated_at)
    SELECT ${newId("list", ctx.now())}, ${userId}, ${name}, 1, ${ctx.now()}, ${ctx.now()}
    WHERE NOT EXISTS (SELECT 1 FROM wish_list WHERE user_id = ${userId} AND is_default = 1)`);
}

/** A thing on one of the buyer's lists. @throws NOT_FOUND also for one on somebody else's */
async function ownItem(ctx: BuyerCtx<"lists">, itemId: Id<"wish">): Promise<ItemRow> {
  const [row] = await ctx.db
    .select({ item: wishItem })
    .from(wishItem)
    .innerJoin(wishList, eq(wishList.id, wishItem.listId))
    .where(and(eq(wishItem.id, itemId), eq(wishList.userId, ctx.actor.userId), isNull(wishItem.removedAt)));
  if (!row) throw new DomainError("NOT_FOUND");
  return row.item;
}

/** Changes note and quantity. @throws NOT_FOUND */
export async function editWish(ctx: BuyerCtx<"lists">, input: EditWish): Promise<void> {
  const { id } = await ownItem(ctx, input.itemId);
  await ctx.db.update(wishItem).set({ quantity: input.quantity, note: input.note }).where(eq(wishItem.id, id));
}

/**
 * Moves a thing to another list. Where the same thing is there already the two become one.
 * @throws NOT_FOUND neither such a thing nor such a list of the buyer
 * @throws LIST_FULL there is no room on the other list
 * @throws CONFLICT the same thing was put there at this very moment
 */
export async function moveWish(ctx: BuyerCtx<"lists">, input: MoveWish): Promise<void> {
  const [item, list] = await Promise.all([ownItem(ctx, input.itemId), ownList(ctx, input.listId)]);
  if (item.listId === list.id) return;
  const [there] = await ctx.db
    .select()
    .from(wishItem)
    .where(and(eq(wishItem.listId, list.id), sameThing(item)));
  const statements = there
    ? [
        ctx.db.update(wishItem).set(mergedWish(there, item)).where(eq(wishItem.id, there.id)),
        ctx.db.delete(wishItem).where(eq(wishItem.id, item.id)),
      ]
    : [ctx.db.update(wishItem).set({ listId: list.id }).where(eq(wishItem.id, item.id))];
  const touched = ctx.db.update(wishList).set({ updatedAt: ctx.now() }).where(eq(wishList.id, list.id));
  await atomic(ctx.db, [...statements, touched], { ...LIST_GUARDS, wish_item_once: "CONFLICT" });
}

/** Takes a thing off its list; it can be put back for an hour. @throws NOT_FOUND */
export async function removeWish(ctx: BuyerCtx<"lists">, input: WishInput): Promise<{ itemIds: Id<"wish">[] }> {
  const { id } = await ownItem(ctx, input.itemId);
  return await takeOff(ctx, [id]);
}

/** Takes a product, variants included, off all the buyer's lists. @throws NOT_FOUND it is on none of them */
export async function unwish(ctx: BuyerCtx<"lists">, input: Unwish): Promise<{ itemIds: Id<"wish">[] }> {
  const rows = await ctx.db
    .select({ id: wishItem.id })
    .from(wishItem)
    .innerJoin(wishList, eq(wishList.id, wishItem.listId))
    .where(
      and(eq(wishItem.productId, input.productId), eq(wishList.userId, ctx.actor.userId), isNull(wishItem.removedAt)),
    );
  if (rows.length === 0) throw new DomainError("NOT_FOUND");
  return await takeOff(
    ctx,
    rows.map((row) => row.id),
  );
}

/** Marks things as taken off, and forgets those that were so for too long to be put back. */
async function takeOff(ctx: BuyerCtx<"lists">, itemIds: Id<"wish">[]): Promise<{ itemIds: Id<"wish">[] }> {
  await atomic(ctx.db, [
    ctx.db.run(sql`DELETE FROM wish_item WHERE removed_at < ${ctx.now() - UNDO_MS}`),
    ctx.db.run(sql`
      UPDATE wish_item SET removed_at = ${ctx.now()}
      WHERE id IN (SELECT value FROM json_each(${JSON.stringify(itemIds)})) AND removed_at IS NULL`),
  ]);
  return { itemIds };
}

/**
 * Puts things back as they were: price, note and place. What was added anew in the meantime stays as it is.
 * @throws NOT_FOUND none of them is the buyer's
 * @throws LIST_FULL there is no room for them any more
 */
export async function restoreWishes(ctx: BuyerCtx<"lists">, input: RestoreWishes): Promise<void> {
  const ids = JSON.stringify(input.itemIds);
  const [own] = await ctx.db.all(sql`
    SELECT 1 FROM wish_item w JOIN wish_list l ON l.id = w.list_id AND l.user_id = ${ctx.actor.userId}
    WHERE w.id IN (SELECT value FROM json_each(${ids})) LIMIT 1`);
  if (!own) throw new DomainError("NOT_FOUND");
  await atomic(
    ctx.db,
    [
      ctx.db.run(sql`
        UPDATE wish_item SET removed_at = NULL
        WHERE id IN (SELECT value FROM json_each(${ids})) AND removed_at >= ${ctx.now() - UNDO_MS}
          AND list_id IN (SELECT id FROM wish_list WHERE user_id = ${ctx.actor.userId})
          AND NOT EXISTS (SELECT 1 FROM wish_item w WHERE w.list_id = wish_item.list_id
            AND w.product_id = wish_item.product_id AND w.variant_id IS wish_item.variant_id AND w.removed_at IS NULL)`),
    ],
    { ...LIST_GUARDS, wish_item_once: "CONFLICT" },
  );
}
