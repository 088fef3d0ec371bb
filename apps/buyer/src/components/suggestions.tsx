// What the search field suggests while one types: words, products, departments, sellers. A combobox by the ARIA
// pattern: arrows move, Enter opens, Escape closes, and focus stays in the field.
import type { Suggestions as Found } from "@stoa/client";
import { Icon, Money, Picture } from "@stoa/ui";
import { createEffect, createMemo, createSignal, For, type JSX, onCleanup, Show } from "solid-js";
import { api } from "../lib/api.ts";
import { useShop } from "../lib/shop.tsx";

const WAIT_MS = 120;
const LIST_ID = "suggestions";

interface Option {
  href: string;
  group: string;
  view: JSX.Element;
}

/** Suggestions under `input`, for the text in it. */
export default function Suggestions(props: {
  input: HTMLInputElement;
  text: string;
  onGo: (href: string) => void;
  onClose: () => void;
}) {
  const { market, t, path } = useShop();
  const [found, setFound] = createSignal<Found>();
  const [active, setActive] = createSignal(-1);

  createEffect(() => {
    const q = props.text.trim();
    let stale = false;
    const timer = setTimeout(async () => {
      // A failed suggestion is no loss: the form still searches.
      const answer: Found | undefined = await api()
        .shop.search.suggest.query({ market: market.handle, q: q.slice(0, 80) })
        .catch(() => undefined);
      if (stale) return;
      setFound(answer);
      setActive(-1);
    }, WAIT_MS);
    onCleanup(() => {
      stale = true;
      clearTimeout(timer);
    });
  });

  const options = createMemo((): Option[] => {
    const answer = found();
    if (!answer) return [];
    const line = (icon: "search" | "tag" | "store", text: string) => (
      <>
        <Icon name={icon} class="size-4 text-ink-faint" />
        <span class="truncate">{text}</span>
      </>
    );
    return [
      ...answer.terms.map((term) => ({
        href: `${path("/s")}?q=${encodeURIComponent(term)}`,
        group: t.search.suggestions,
        view: line("search", term),
      })),
      ...answer.products.map((product) => ({
        href: path(`/p/${product.slug}`),
        group: t.search.products,
        view: (
          <>
            <span class="size-11 shrink-0 overflow-hidden rounded-md">
              <Picture image={product.image} sizes="44px" />
            </span>
            <span class="min-w-0 flex-1 truncate">{product.title}</span>
            <Money
              minor={product.priceMinor}
              currency={product.currency}
              locale={market.locale}
              class="text-ink-faint"
            />
          </>
        ),
      })),
      ...answer.categories.map((category) => ({
        href: path(`/c/${category.slug}`),
        group: t.search.categories,
        view: line("tag", category.name),
      })),
      ...answer.sellers.map((seller) => ({
        href: path(`/shop/${seller.handle}`),
        group: t.search.sellers,
        view: line("store", seller.name),
      })),
    ];
  });

  const onKeyDown = (event: KeyboardEvent) => {
    const last = options().length - 1;
    const chosen = options()[active()];
    if (event.key === "ArrowDown") setActive((at) => (at >= last ? -1 : at + 1));
    else if (event.key === "ArrowUp") setActive((at) => (at < 0 ? last : at - 1));
    else if (event.key === "Escape") props.onClose();
    else if (event.key === "Enter" && chosen) props.onGo(chosen.href);
    else return;
    event.preventDefault();
  };

  const { input } = props;
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", LIST_ID);
  input.addEventListener("keydown", onKeyDown);
  createEffect(() => {
    input.setAttribute("aria-expanded", String(options().length > 0));
    if (active() < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", `${LIST_ID}-${active()}`);
  });
  onCleanup(() => {
    input.removeEventListener("keydown", onKeyDown);
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  });

  return (
    <Show when={options().length > 0}>
      <ul
        id={LIST_ID}
        role="listbox"
        aria-label={t.search.suggestions}
        class="absolute inset-x-0 top-full z-40 mt-2 max-h-[70dvh] overflow-y-auto rounded-xl border border-line bg-surface p-2 shadow-float"
      >
        <For each={options()}>
          {(option, i) => (
            <>
              <Show when={option.group !== options()[i() - 1]?.group}>
                <li role="presentation" class="px-3 pt-2.5 pb-1 text-xs font-medium text-ink-faint">
                  {option.group}
                </li>
              </Show>
              <li
                id={`${LIST_ID}-${i()}`}
                role="option"
                aria-selected={i() === active()}
                class="flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-3 py-1 text-sm hover:bg-sunken aria-selected:bg-sunken"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => props.onGo(option.href)}
              >
                {option.view}
              </li>
            </>
          )}
        </For>
      </ul>
    </Show>
  );
}
