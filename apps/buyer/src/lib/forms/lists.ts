// The forms of the lists' own pages.
import { type Id, MAX_LINE_QUANTITY } from "@stoa/client";
import { api } from "../api.ts";
import { formAction } from "../form.tsx";
import { LISTS, text } from "./fields.ts";

const listOf = (fields: FormData) => text(fields, "listId") as Id<"list">;
const itemOf = (fields: FormData) => text(fields, "itemId") as Id<"wish">;
const pageOf = (market: string, fields: FormData, query = "") => `/${market}/lists/${listOf(fields)}${query}`;

/** Creates a list and leads to it. */
export const createList = formAction("create-list", LISTS, async (fields, { handle }) => {
  const { listId } = await api().shop.lists.create.mutate({ name: text(fields, "name") });
  return { to: `/${handle}/lists/${listId}` };
});

/** Gives a list another name. */
export const renameList = formAction("rename-list", LISTS, async (fields, { handle }) => {
  await api().shop.lists.rename.mutate({ listId: listOf(fields), name: text(fields, "name") });
  return { to: pageOf(handle, fields) };
});

/** Makes a list the one that hearts go to. */
export const makeDefaultList = formAction("make-default-list", LISTS, async (fields, { handle }) => {
  await api().shop.lists.makeDefault.mutate({ listId: listOf(fields) });
  return { to: pageOf(handle, fields) };
});

/** Deletes a list. */
export const deleteList = formAction("delete-list", LISTS, async (fields, { handle }) => {
  await api().shop.lists.delete.mutate({ listId: listOf(fields) });
  return { to: `/${handle}/lists` };
});

/** Shares a list, saves the name its readers see, or gives it a new link. */
export const shareList = formAction("share-list", LISTS, async (fields, { handle }) => {
  await api().shop.lists.share.mutate({
    listId: listOf(fields),
    ownerName: text(fields, "ownerName"),
    renew: text(fields, "intent") === "renew",
  });
  return { to: pageOf(handle, fields, "?panel=share") };
});

/** Makes a list private. */
export const unshareList = formAction("unshare-list", LISTS, async (fields, { handle }) => {
  await api().shop.lists.unshare.mutate({ listId: listOf(fields) });
  return { to: pageOf(handle, fields) };
});

/** Saves note and quantity of a thing. */
export const editWish = formAction("edit-wish", LISTS, async (fields, { handle }) => {
  const quantity = Math.min(MAX_LINE_QUANTITY, Math.max(1, Math.round(Number(fields.get("quantity"))) || 1));
  await api().shop.lists.edit.mutate({ itemId: itemOf(fields), quantity, note: text(fields, "note") });
  return { to: pageOf(handle, fields) };
});

/** Moves a thing to another list. */
export const moveWish = formAction("move-wish", LISTS, async (fields, { handle }) => {
  await api().shop.lists.move.mutate({ itemId: itemOf(fields), listId: text(fields, "toListId") as Id<"list"> });
  return { to: pageOf(handle, fields) };
});

/** Takes a thing off its list. */
export const removeWish = formAction("remove-wish", LISTS, async (fields, { handle }) => {
  await api().shop.lists.remove.mutate({ itemId: itemOf(fields) });
  return { to: pageOf(handle, fields, `?removed=${itemOf(fields)}`) };
});

/** Puts a thing back that was taken off. */
export const restoreWish = formAction("restore-wish", LISTS, async (fields, { handle }) => {
  await api().shop.lists.restore.mutate({ itemIds: [itemOf(fields)] });
  return { to: pageOf(handle, fields) };
});
