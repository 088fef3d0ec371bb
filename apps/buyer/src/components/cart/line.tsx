// A line of the cart: picture, name, price, a stepper and a way out. Each button is a form of its own making.
import type { CartLineView, CartView, Currency, LineProblem } from "@stoa/client";
import { FormError, Icon, Money, Notice, Picture, toast } from "@stoa/ui";
import { Show } from "solid-js";
import { useQuantityForm } from "../../lib/cart-now.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { saveForLater, undoRemoval } from "../../lib/forms/cart-page.ts";
import { useShop } from "../../lib/shop.tsx";
import { useCartTexts } from "../../i18n/cart-pages.ts";
import { LaterNote } from "../later-note.tsx";
import { Drift } from "./drift.tsx";
import { Stepper } from "./stepper.tsx";

const LINK =
  "inline-flex min-h-10 items-center gap-1.5 rounded-full px-2 text-sm text-ink-soft hover:text-ink focus-visible:rounded-full";

function Remove(props: { line: CartLineView; cart: CartView }) {
  const { market, t, path } = useShop();
  const words = useCartTexts();
  const { offerId, title } = props.line;
  const undo = useForm(undoRemoval, () => undefined);
  const putBack = () => void undo.submit(new FormData(), market);
  const form = useQuantityForm(
    () => props.cart,
    () => toast(words.removedOne(title), { tone: "good", action: { label: t.cart.undo, run: putBack } }),
  );
  return (
    <Form state={form} market={market} to={path("/cart")}>
      <input type="hidden" name="offerId" value={offerId} />
      <button type="submit" name="quantity" value="0" disabled={form.pending()} class={LINK}>
        <Icon name="trash" class="size-4.5" />
        {t.cart.remove}
      </button>
    </Form>
  );
}

function Save(props: { line: CartLineView }) {
  const { market, path } = useShop();
  const words = useCartTexts();
  const form = useForm(saveForLater, () => undefined);
  return (
    <Form state={form} market={market} to={path("/cart")}>
      <input type="hidden" name="offerId" value={props.line.offerId} />
      <button type="submit" disabled={form.pending()} class={LINK}>
        <Icon name="clock" class="size-4.5" />
        {words.save}
      </button>
      <FormError message={form.refusal() && useShop().t.errors[form.refusal()!.code]} />
    </Form>
  );
}

/** How many of a line can be bought, as far as its problem is concerned. */
const most = (line: CartLineView, problem: LineProblem): number =>
  problem === "over_limit" ? (line.maxPerOrder ?? 0) : line.available;

/** A line. What keeps it from being bought is said beside it. */
export function CartLine(props: { line: CartLineView; cart: CartView; currency: Currency }) {
  const { market, t, path } = useShop();
  const words = useCartTexts();
  return (
    <li class="flex gap-4 py-5 sm:gap-6">
      <a
        href={path(`/p/${props.line.productSlug}`)}
        tabindex="-1"
        aria-hidden="true"
        class="block size-24 shrink-0 overflow-hidden rounded-md sm:size-32"
      >
        <Picture image={props.line.image && { ...props.line.image, alt: "" }} sizes="(min-width: 40rem) 128px, 96px" />
      </a>
      <div class="flex min-w-0 flex-1 flex-col gap-1.5">
        <div class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <a
            href={path(`/p/${props.line.productSlug}`)}
            class="min-w-0 font-medium hover:underline hover:underline-offset-4"
          >
            {props.line.title}
          </a>
          <Money minor={props.line.totalMinor} currency={props.currency} locale={market.locale} class="font-semibold" />
        </div>
        <p class="text-sm text-ink-faint">
          {[props.line.variantLabel, props.line.condition === "new" ? "" : t.condition[props.line.condition]]
            .filter(Boolean)
            .join(" · ")}
          <Show when={props.line.quantity > 1}>
            <span>
              {props.line.variantLabel ? " · " : ""}
              <Money minor={props.line.unitMinor} currency={props.currency} locale={market.locale} /> {t.cart.each}
            </span>
          </Show>
        </p>
        <Show when={props.line.later}>
          <p class="text-sm font-medium text-info">
            <LaterNote later={props.line.later} />
          </p>
        </Show>
        <Drift line={props.line} currency={props.currency} />
        <Show when={props.line.problem}>
          {(problem) => <Notice tone="warn">{words.problem[problem()](most(props.line, problem()))}</Notice>}
        </Show>
        <div class="mt-auto flex flex-wrap items-center gap-x-4 gap-y-2 pt-1">
          <Stepper line={props.line} cart={props.cart} />
          <Save line={props.line} />
          <Remove line={props.line} cart={props.cart} />
        </div>
      </div>
    </li>
  );
}
