// The suggestions one by one: what each looks like and where it leads.
import type { Suggestions } from "@stoa/client";
import { Icon, Money, Picture } from "@stoa/ui";
import { For, type JSX, Show } from "solid-js";
import { matchParts } from "../lib/match-parts.ts";
import { type Shop, useShop } from "../lib/shop.tsx";

/** One suggestion: words to search for, or an address to go to. */
export interface Option {
  group: string;
  /** Set where it leads to a search. */
  search?: string;
  href?: string;
  view: () => JSX.Element;
}

/** A text with what was typed in bold. */
function Matched(props: { text: string; typed: string }) {
  return (
    <bdi>
      <For each={matchParts(props.text, props.typed)}>
        {(part) => (
          <Show when={part.isMatch} fallback={part.text}>
            <b class="font-bold text-ink">{part.text}</b>
          </Show>
        )}
      </For>
    </bdi>
  );
}

function Line(props: { icon: "search" | "tag" | "store" | "clock"; text: string; typed: string }) {
  return (
    <>
      <Icon name={props.icon} class="size-4 shrink-0 text-ink-faint" />
      <span class="min-w-0 flex-1 truncate text-ink-soft">
        <Matched text={props.text} typed={props.typed} />
      </span>
    </>
  );
}

function Product(props: { product: Suggestions["products"][number]; typed: string }) {
  const { market } = useShop();
  return (
    <>
      <span class="size-11 shrink-0 overflow-hidden rounded-md">
        {/* Said to be smaller than it is, so that the smallest width is asked for on every screen. */}
        <Picture image={props.product.image && { ...props.product.image, alt: "" }} sizes="32px" />
      </span>
      <span class="line-clamp-2 min-w-0 flex-1 leading-snug text-ink-soft">
        <Matched text={props.product.title} typed={props.typed} />
      </span>
      <Money
        minor={props.product.priceMinor}
        currency={props.product.currency}
        locale={market.locale}
        class="shrink-0 font-medium"
      />
    </>
  );
}

/** What was found for a text, in the order of the list. */
export function foundOptions(found: Suggestions, typed: string, { t, path }: Shop): Option[] {
  return [
    ...found.terms.map((term) => ({
      search: term,
      group: t.search.suggestions,
      view: () => <Line icon="search" text={term} typed={typed} />,
    })),
    ...found.products.map((product) => ({
      href: path(`/p/${product.slug}`),
      group: t.search.products,
      view: () => <Product product={product} typed={typed} />,
    })),
    ...found.categories.map(({ slug, name }) => ({
      href: path(`/c/${slug}`),
      group: t.search.categories,
      view: () => <Line icon="tag" text={name} typed={typed} />,
    })),
    ...found.sellers.map(({ handle, name }) => ({
      href: path(`/shop/${handle}`),
      group: t.search.sellers,
      view: () => <Line icon="store" text={name} typed={typed} />,
    })),
  ];
}

/** What was searched for before. */
export function recentOptions(searches: readonly string[], { t }: Shop): Option[] {
  return searches.map((text) => ({
    search: text,
    group: t.search.recent,
    view: () => <Line icon="clock" text={text} typed="" />,
  }));
}
