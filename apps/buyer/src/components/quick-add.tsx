// The small add-to-cart button on a card. The form is plain HTML; one listener for the whole page sends it in the
// background, so that the cards themselves need no script. Those of the product page are sent here, too.
import { Icon, toast } from "@stoa/ui";
import { onCleanup, onMount } from "solid-js";
import { addToCart } from "../lib/forms/cart.ts";
import { useShop } from "../lib/shop.tsx";
import { cartCount, guessCartCount } from "../lib/visitor.ts";
import { useAdded } from "./added.ts";

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
  const tellAdded = useAdded();
  const send = async (form: HTMLFormElement, pressed: HTMLElement | null) => {
    const button = pressed ?? form.querySelector("button");
    if (button?.ariaDisabled === "true") return;
    button?.setAttribute("aria-disabled", "true");
    const fields = new FormData(form);
    const countBefore = cartCount();
    // Seen at once, taken back when it is refused.
    if (countBefore !== null) guessCartCount(countBefore + Number(fields.get("quantity") ?? 1));
    const outcome = await addToCart.run(fields, market);
    guessCartCount(null);
    button?.removeAttribute("aria-disabled");
    if (!("code" in outcome)) return tellAdded(form.dataset["quickAdd"] === "drawer");
    toast(t.errors[outcome.code], { tone: "bad" });
  };
  const onSubmit = (event: SubmitEvent) => {
    if (!(event.target instanceof HTMLFormElement) || !event.target.matches("[data-quick-add]")) return;
    event.preventDefault();
    void send(event.target, event.submitter);
  };
  onMount(() => {
    document.addEventListener("submit", onSubmit);
    onCleanup(() => document.removeEventListener("submit", onSubmit));
  });
}
