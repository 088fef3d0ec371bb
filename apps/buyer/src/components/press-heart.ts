// What happens when a heart is pressed in the browser: the product goes on a list or off all of them, and either can be
// taken back. Loaded with the first press.
import type { Id } from "@stoa/client";
import { toast } from "@stoa/ui";
import { type Navigator, revalidate } from "@solidjs/router";
import { api } from "../lib/api.ts";
import { refusalOf } from "../lib/errors.ts";
import { LISTS } from "../lib/forms/fields.ts";
import { sendWish, signInFor } from "../lib/forms/wish.ts";
import type { Shop } from "../lib/shop.tsx";
import { viewer } from "../lib/visitor.ts";
import { askWishes, setWished, wishes } from "../lib/wishes.ts";

const changed = () => Promise.all([askWishes(), revalidate(LISTS)]);

/** Does what a heart says, and tells what came of it. A guest is led to sign in and back here. */
export async function pressHeart(button: HTMLButtonElement, shop: Shop, navigate: Navigator): Promise<void> {
  const wish = button.value;
  const productId = button.dataset["heart"] as Id<"product"> | undefined;
  const toSignIn = () => navigate(signInFor(wish, shop.market.handle, location.pathname + location.search));
  try {
    if (viewer() === null && (await api().account.me.query()) === null) return toSignIn();
    if (productId && wishes()?.productIds.includes(productId)) await takeOff(productId, shop);
    else await putOn(wish, shop, navigate);
  } catch (error) {
    const { code } = refusalOf(error);
    if (code === "UNAUTHENTICATED") return toSignIn();
    toast(shop.t.errors[code], { tone: "bad" });
  }
  void changed(); // hearts show what is true, whatever came of it
}

async function putOn(wish: string, { market, t, path }: Shop, navigate: Navigator): Promise<void> {
  setWished(wish.split(".")[0] as Id<"product">, true);
  const { listId, listName, added } = await sendWish(wish, market.handle);
  toast(added ? t.keep.saved(listName) : t.keep.savedBefore(listName), {
    tone: "good",
    action: { label: t.keep.view, run: () => navigate(path(`/lists/${listId}`)) },
  });
}

async function takeOff(productId: Id<"product">, { t }: Shop): Promise<void> {
  setWished(productId, false);
  const { itemIds } = await api().shop.lists.unwish.mutate({ productId });
  const undo = async () => {
    setWished(productId, true);
    await api().shop.lists.restore.mutate({ itemIds });
    await changed();
  };
  const tell = (error: unknown) => toast(t.errors[refusalOf(error).code], { tone: "bad" });
  toast(t.keep.takenOff, { tone: "good", action: { label: t.keep.undo, run: () => void undo().catch(tell) } });
}
