// Changes of wish lists themselves: creating, naming, sharing, deleting. Every one touches the buyer's own rows only.
import {
  type CreateList,
  DomainError,
  type ListInput,
  type ListSummary,
  newId,
  type RenameList,
  type ShareList,
} from "@stoa/contract";
import { and, atomic, eq, type Guards, sql, wishList } from "@stoa/db";
import { type BuyerCtx, hex } from "../kernel/index.ts";
import { ownList } from "./queries.ts";

/** What the database refuses of lists, by the name of the trigger. */
export const LIST_GUARDS: Guards = { wish_list_limit: "TOO_MANY_LISTS", wish_item_limit: "LIST_FULL" };

/** Creates an empty list; the buyer's first one is the default. @throws TOO_MANY_LISTS */
export async function createList(ctx: BuyerCtx<"lists">, input: CreateList): Promise<ListSummary> {
  const listId = newId("list", ctx.now());
  const { userId } = ctx.actor;
  await atomic(
    ctx.db,
    [
      ctx.db.run(sql`
        INSERT INTO wish_list (id, user_id, name, is_default, created_at, updated_at)
        SELECT ${listId}, ${userId}, ${input.name},
          NOT EXISTS (SELECT 1 FROM wish_list WHERE user_id = ${userId} AND is_default = 1), ${ctx.now()}, ${ctx.now()}`),
    ],
    LIST_GUARDS,
  );
  const { name, isDefault } = await ownList(ctx, listId);
  return { listId, name, isDefault, isShared: false, itemCount: 0 };
}

/** Gives a list another name. @throws NOT_FOUND */
export async function renameList(ctx: BuyerCtx<"lists">, input: RenameList): Promise<void> {
  await ownList(ctx, input.listId);
  await ctx.db.update(wishList).set({ name: input.name, updatedAt: ctx.now() }).where(eq(wishList.id, input.listId));
}

/** Makes a list the one that hearts go to. @throws NOT_FOUND */
export async function makeDefault(ctx: BuyerCtx<"lists">, input: ListInput): Promise<void> {
  const { id, userId } = await ownList(ctx, input.listId);
  const theirs = eq(wishList.userId, userId);
  await atomic(ctx.db, [
    ctx.db
      .update(wishList)
      .set({ isDefault: false })
      .where(and(theirs, eq(wishList.isDefault, true))),
    ctx.db
      .update(wishList)
      .set({ isDefault: true })
      .where(and(theirs, eq(wishList.id, id))),
  ]);
}

/** Deletes a list with all that is on it. The eldest of the others takes over as the default. @throws NOT_FOUND */
export async function deleteList(ctx: BuyerCtx<"lists">, input: ListInput): Promise<void> {
  const { id, userId } = await ownList(ctx, input.listId);
  await atomic(ctx.db, [
    ctx.db.delete(wishList).where(eq(wishList.id, id)),
    ctx.db.run(sql`
      UPDATE wish_list SET is_default = 1
      WHERE id = (SELECT id FROM wish_list WHERE user_id = ${userId} ORDER BY created_at, id LIMIT 1)
        AND NOT EXISTS (SELECT 1 FROM wish_list WHERE user_id = ${userId} AND is_default = 1)`),
  ]);
}

/**
 * Opens a list to everybody who has its link, and tells the secret in it. A list that is shared keeps its link unless
 * it is to be renewed; the old one leads nowhere from then on.
 * @throws NOT_FOUND
 */
export async function shareList(ctx: BuyerCtx<"lists">, input: ShareList): Promise<{ shareToken: string }> {
  const { id } = await ownList(ctx, input.listId);
  const fresh = hex(crypto.getRandomValues(new Uint8Array(16)));
  const [row] = await ctx.db
    .update(wishList)
    .set({
      ownerName: input.ownerName,
      shareToken: input.renew ? fresh : sql`coalesce(${wishList.shareToken}, ${fresh})`,
      updatedAt: ctx.now(),
    })
    .where(eq(wishList.id, id))
    .returning({ shareToken: wishList.shareToken });
  if (!row?.shareToken) throw new DomainError("NOT_FOUND"); // Deleted in the meantime.
  return { shareToken: row.shareToken };
}

/** Makes a list private again; its link leads nowhere from then on. @throws NOT_FOUND */
export async function unshareList(ctx: BuyerCtx<"lists">, input: ListInput): Promise<void> {
  const { id } = await ownList(ctx, input.listId);
  await ctx.db.update(wishList).set({ shareToken: null, updatedAt: ctx.now() }).where(eq(wishList.id, id));
}
