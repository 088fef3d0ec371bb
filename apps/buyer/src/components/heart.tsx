// Hearts: buttons that put a product on a list. They are plain HTML and belong to one form of the page; one listener
// sends it in the background, and hearts fill once it is known what is on the visitor's lists.
import { classNames, Icon } from "@stoa/ui";
import { useNavigate } from "@solidjs/router";
import { createEffect, onCleanup, onMount } from "solid-js";
import { addWish } from "../lib/forms/wish.ts";
import { mark, usePainting } from "../lib/painting.ts";
import { useShop } from "../lib/shop.tsx";
import { viewer } from "../lib/visitor.ts";
import { askWishes, forgetWishes, wishes } from "../lib/wishes.ts";

/** The form that every heart of a page belongs to, by this id. */
export const WISH_FORM = "wish-form";

/** The heart on a card. */
export function Heart(props: { productId: string; title: string }) {
  const { t } = useShop();
  return (
    <button
      type="submit"
      form={WISH_FORM}
      name="wish"
      value={props.productId}
      data-heart={props.productId}
      aria-label={t.keep.heart(props.title)}
      class={classNames(
        "absolute end-2.5 top-2.5 z-10 grid size-10 place-items-center rounded-full bg-surface/85 text-ink transition",
        "hover:bg-surface hover:text-deal focus-visible:rounded-full active:scale-90 aria-pressed:text-deal aria-pressed:[&_path]:fill-current",
      )}
    >
      <Icon name="heart" />
    </button>
  );
}

/** The form of all hearts, and what makes them quick: once on a page. */
export function Hearts() {
  const shop = useShop();
  const navigate = useNavigate();

  createEffect(() => (viewer() ? void askWishes() : forgetWishes()));
  usePainting(() => {
    const on = wishes() && new Set<string>(wishes()!.productIds);
    for (const heart of document.querySelectorAll<HTMLElement>("[data-heart]"))
      mark(heart, "aria-pressed", on && String(on.has(heart.dataset["heart"]!)));
  });

  const press = async (button: HTMLButtonElement) => {
    if (button.ariaDisabled === "true") return;
    button.setAttribute("aria-disabled", "true");
    const { pressHeart } = await import("./press-heart.ts");
    await pressHeart(button, shop, navigate);
    button.removeAttribute("aria-disabled");
  };
  const onSubmit = (event: SubmitEvent) => {
    if (!(event.target instanceof HTMLFormElement) || event.target.id !== WISH_FORM) return;
    event.preventDefault();
    void press(event.submitter as HTMLButtonElement);
  };
  onMount(() => {
    document.addEventListener("submit", onSubmit);
    onCleanup(() => document.removeEventListener("submit", onSubmit));
  });

  return (
    <form id={WISH_FORM} method="post" action={shop.path("/lists")} hidden>
      <input type="hidden" name="form" value={addWish.name} />
    </form>
  );
}
