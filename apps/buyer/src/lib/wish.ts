// A wish as it travels in one field: in a heart's button, and in the address of the sign-in page that it leads guests to.
import type { Id } from "@stoa/client";

/** What is wished for, and for which list; the default one where none is named. */
export interface Wish {
  productId: Id<"product">;
  variantId?: Id<"variant"> | undefined;
  listId?: Id<"list"> | undefined;
}

/** Writes a wish: its ids joined by dots. */
export function writeWish({ productId, variantId, listId }: Wish): string {
  return [productId, variantId, listId].filter(Boolean).join(".");
}

const SHAPE = /^(prd_\w+)(?:\.(var_\w+))?(?:\.(lst_\w+))?$/;

/** Reads a wish; null for a text that is none. The API judges the ids. */
export function readWish(text: string): Wish | null {
  const [, productId, variantId, listId] = SHAPE.exec(text) ?? [];
  if (productId === undefined) return null;
  return {
    productId: productId as Id<"product">,
    ...(variantId !== undefined && { variantId: variantId as Id<"variant"> }),
    ...(listId !== undefined && { listId: listId as Id<"list"> }),
  };
}
