// Wishes on their way to a list. A guest is led to sign in, and the wish goes with them.
import { type MarketHandle, ownPath, type WishAdded } from "@stoa/client";
import { api } from "../api.ts";
import { refusalOf } from "../errors.ts";
import { formAction } from "../form.tsx";
import { readWish } from "../wish.ts";
import { LISTS, text } from "./fields.ts";

/** Puts a wish, as it is written in a heart, on its list. */
export async function sendWish(wish: string, market: MarketHandle): Promise<WishAdded> {
  const read = readWish(wish) ?? { productId: wish as `prd_${string}` }; // refused as no id
  return await api().shop.lists.add.mutate({ market, ...read });
}

/** The page on which a guest signs in for a wish; it is on its list when they come back to `next`. */
export function signInFor(wish: string, market: MarketHandle, next = ""): string {
  return `/${market}/login?${new URLSearchParams({ wish, ...(next && { next }) })}`;
}

/** The form behind all hearts of a page, for visitors without scripts: it ends at the list. */
export const addWish = formAction("add-wish", LISTS, async (fields, { handle }) => {
  const wish = text(fields, "wish");
  try {
    return { to: `/${handle}/lists/${(await sendWish(wish, handle)).listId}` };
  } catch (error) {
    const refusal = refusalOf(error);
    return refusal.code === "UNAUTHENTICATED" ? { to: signInFor(wish, handle) } : refusal;
  }
});

/** Where somebody goes who has just signed in. A wish that they brought is on its list by then. */
export async function afterSignIn(fields: FormData, market: MarketHandle): Promise<string> {
  const next = text(fields, "next");
  const wish = text(fields, "wish");
  if (wish === "") return ownPath(next, `/${market}/account`);
  try {
    const { listId } = await sendWish(wish, market);
    return ownPath(next, `/${market}/lists/${listId}`);
  } catch (error) {
    // They are signed in all the same; the page of the lists says what came of the wish.
    return `/${market}/lists?refused=${refusalOf(error).code}`;
  }
}
