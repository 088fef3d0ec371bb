// The small add-to-cart button on a card. The form is plain HTML; one listener for the whole page sends it in the
// background, so that the cards themselves need no script.
import { Icon, toast } from "@stoa/ui";
import { onCleanup, onMount } from "solid-js";
import { addToCart } from "../lib/forms/cart.ts";
import { useShop } from "../lib/shop.tsx";
import { useAddedToast } from "./added-toast.ts";

/** The form on a card. */
export function QuickAdd(props: { offerId: string; title: string }) {
  const { t, path } = useShop();
  return (
    <form method="post" action={path("/cart")} data-quick-add class="absolute end-2.5 bottom-2.5 z-10">
      <input type="hidden" name="form" value={addToCart.name} />
      <input type="hidden" name="offerId" value={props.offerId} />
      <button
        type="submit"
        aria-label={t.card.add(props.title)}
        class="grid size-11 place-items-center rounded-full bg-surface text-ink shadow-rise transition hover:bg-accent hover:text-on-accent focus-visible:rounded-full active:scale-95 aria-disabled:animate-pulse"
      >
        <Icon name="plus" />
      </button>
    </form>
  );
}

/** Listens for all of them; once on a page. */
export function useQuickAdds() {
  const { market, t } = useShop();
  const tellAdded = useAddedToast();
  const send = async (form: HTMLFormElement) => {
    const button = form.querySelector("button");
    if (button?.ariaDisabled === "true") return;
    button?.setAttribute("aria-disabled", "true");
    const outcome = await addToCart.run(new FormData(form), market);
    button?.removeAttribute("aria-disabled");
    if ("code" in outcome) toast(t.errors[outcome.code], { tone: "bad" });
    else tellAdded();
  };
  const onSubmit = (event: SubmitEvent) => {
    if (!(event.target instanceof HTMLFormElement) || !event.target.matches("[data-quick-add]")) return;
    event.preventDefault();
    void send(event.target);
  };
  onMount(() => {
    document.addEventListener("submit", onSubmit);
    onCleanup(() => document.removeEventListener("submit", onSubmit));
  });
}
