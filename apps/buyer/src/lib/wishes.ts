// Which products are on the visitor's lists. Pages are the same for everybody, so the browser asks once somebody is
// signed in, and hearts fill then.
import type { Id, MyWishes } from "@stoa/client";
import { createSignal } from "solid-js";
import { isServer } from "solid-js/web";
import { api } from "./api.ts";

const [wishes, writeWishes] = createSignal<MyWishes | null>(null);

/** The visitor's lists and what is on them; null while nobody is signed in or the answer is on its way. */
export { wishes };

/** Asks anew. Pages are whole without the answer, so a failure is left alone. */
export async function askWishes(): Promise<void> {
  if (isServer) return;
  const answer: MyWishes | null = await api()
    .shop.lists.mine.query()
    .catch(() => null);
  if (answer) writeWishes(answer);
}

/** Nobody is signed in any more. */
export function forgetWishes(): void {
  if (!isServer) writeWishes(null);
}

/** Fills or empties the heart of a product at once, before the answer is there. */
export function setWished(productId: Id<"product">, wished: boolean): void {
  const before = wishes();
  if (isServer || before === null) return;
  const others = before.productIds.filter((id) => id !== productId);
  writeWishes({ ...before, productIds: wished ? [productId, ...others] : others });
}
