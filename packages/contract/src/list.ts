// Wish lists: several per buyer, private or shared by a link that nobody can guess; and what their pages show.
import { z } from "zod";
import { MAX_LINE_QUANTITY } from "./cart.ts";
import { type Id, idSchema } from "./id.ts";
import { MarketHandle } from "./market.ts";
import type { ImageView } from "./media.ts";
import type { Currency } from "./money.ts";
import type { Page } from "./page.ts";

/** Most lists of one buyer, and most things on one list. */
export const MAX_LISTS = 20;
export const MAX_LIST_ITEMS = 500;

/** Things on one page of a list. */
export const LIST_PAGE_SIZE = 50;

/** What a list is called. */
export const ListName = z.string().trim().min(1).max(60);

/** The secret part of a shared list's address: 128 bits in hex. */
export const ShareToken = z.string().regex(/^[0-9a-f]{32}$/);

const Note = z.string().trim().max(300);
const Quantity = z.int().min(1).max(MAX_LINE_QUANTITY);
const Cursor = z.string().max(200).nullish();

/** Creates a list. */
export const CreateList = z.strictObject({ name: ListName });
export type CreateList = z.infer<typeof CreateList>;

/** Names one of the buyer's lists. */
export const ListInput = z.strictObject({ listId: idSchema("list") });
export type ListInput = z.infer<typeof ListInput>;

/** Gives a list another name. */
export const RenameList = ListInput.extend({ name: ListName });
export type RenameList = z.infer<typeof RenameList>;

/** Shares a list by link, under the name that its readers see ("" for none). `renew` makes the old link lead nowhere. */
export const ShareList = ListInput.extend({
  ownerName: z.string().trim().max(40),
  renew: z.boolean().default(false),
});
export type ShareList = z.infer<typeof ShareList>;

/** Reads a page of one of the buyer's lists. */
export const ListPageInput = ListInput.extend({ market: MarketHandle, cursor: Cursor });
export type ListPageInput = z.infer<typeof ListPageInput>;

/** Reads a page of a shared list. */
export const SharedListInput = z.strictObject({ market: MarketHandle, token: ShareToken, cursor: Cursor });
export type SharedListInput = z.infer<typeof SharedListInput>;

/** Puts a product, or one variant of it, on a list; without a list on the default one, made when there is none. */
export const AddWish = z.strictObject({
  market: MarketHandle,
  listId: idSchema("list").optional(),
  productId: idSchema("product"),
  variantId: idSchema("variant").optional(),
  quantity: Quantity.default(1),
  note: Note.default(""),
});
export type AddWish = z.infer<typeof AddWish>;

/** Takes a product, variants included, off all the buyer's lists. */
export const Unwish = z.strictObject({ productId: idSchema("product") });
export type Unwish = z.infer<typeof Unwish>;

/** Names a thing on one of the buyer's lists. */
export const WishInput = z.strictObject({ itemId: idSchema("wish") });
export type WishInput = z.infer<typeof WishInput>;

/** Changes note and quantity of a thing on a list. */
export const EditWish = WishInput.extend({ quantity: Quantity, note: Note });
export type EditWish = z.infer<typeof EditWish>;

/** Moves a thing to another list of the same buyer. */
export const MoveWish = WishInput.extend({ listId: idSchema("list") });
export type MoveWish = z.infer<typeof MoveWish>;

/** Puts back what was taken off within the last hour. */
export const RestoreWishes = z.strictObject({ itemIds: z.array(idSchema("wish")).min(1).max(MAX_LISTS) });
export type RestoreWishes = z.infer<typeof RestoreWishes>;

/** A list in one line. */
export interface ListSummary {
  listId: Id<"list">;
  name: string;
  isDefault: boolean;
  isShared: boolean;
  itemCount: number;
}

/** What pages need to show hearts: the lists, default first, and the products on any of them, newest first, at most 500. */
export interface MyWishes {
  lists: ListSummary[];
  productIds: Id<"product">[];
}

/** A list on the overview, with pictures of its newest things. */
export interface ListCard extends ListSummary {
  images: ImageView[];
  updatedAt: number;
}

/** How things stand with something wished for, compared with the moment it was put on the list. */
export type WishMark = "price_drop" | "back_in_stock" | "sold_out" | "unavailable";

/** A thing on a list as everybody with the link sees it. Price and offer are today's best; null when nobody offers it here. */
export interface SharedWish {
  productId: Id<"product">;
  variantId: Id<"variant"> | null;
  slug: string;
  /** The variant's SKU, which names it in the address of the product page; null for the product as a whole. */
  sku: string | null;
  title: string;
  variantLabel: string;
  image: ImageView | null;
  quantity: number;
  offerId: Id<"offer"> | null;
  priceMinor: number | null;
  currency: Currency;
  inStock: boolean;
}

/** A thing on one's own list. `addedMinor` is its price when it was added, null where that was in another currency. */
export interface WishView extends SharedWish {
  itemId: Id<"wish">;
  note: string;
  addedAt: number;
  addedMinor: number | null;
  marks: WishMark[];
}

/** One's own list, newest thing first. `shareToken` is null while it is private. */
export interface ListView extends ListSummary {
  shareToken: string | null;
  ownerName: string;
  items: Page<WishView>;
}

/** A shared list as its readers see it: nothing of its owner but the name they chose ("" for none). */
export interface SharedListView {
  name: string;
  ownerName: string;
  itemCount: number;
  items: Page<SharedWish>;
}

/** Where something was put. `added` is false when it was there already. */
export interface WishAdded {
  itemId: Id<"wish">;
  listId: Id<"list">;
  listName: string;
  added: boolean;
}
