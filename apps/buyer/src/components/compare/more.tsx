// More products for a comparison: a search, or what is similar to those that stand there. Each is a link to the larger
// comparison, so nothing here needs a script.
import { MAX_COMPARED, type ProductCard } from "@stoa/client";
import { Button, Icon, Money, Picture } from "@stoa/ui";
import { For, Show } from "solid-js";
import { usePageTexts } from "../../i18n/pages.ts";
import { compareQuery } from "../../lib/compared.ts";
import { useShop } from "../../lib/shop.tsx";

function Proposal(props: { of: ProductCard; slugs: readonly string[] }) {
  const { market, path } = useShop();
  const words = usePageTexts().compare;
  return (
    <li>
      <a
        href={path(`/compare${compareQuery([...props.slugs, props.of.slug])}`)}
        rel="nofollow"
        title={words.put(props.of.title)}
        class="flex items-center gap-3 rounded-lg border border-line bg-surface p-2.5 hover:shadow-rise"
      >
        <span class="size-14 shrink-0 overflow-hidden rounded-md bg-tile">
          <Picture image={props.of.image && { ...props.of.image, alt: "" }} sizes="56px" />
        </span>
        <span class="min-w-0 flex-1 text-sm">
          <span class="line-clamp-2 leading-snug font-medium">{props.of.title}</span>
          <Money
            minor={props.of.priceMinor}
            currency={props.of.currency}
            locale={market.locale}
            class="text-ink-faint"
          />
        </span>
        <Icon name="plus" class="size-5 text-accent" />
      </a>
    </li>
  );
}

/** The search and its proposals; `found` is null where nothing was searched. */
export function More(props: {
  slugs: readonly string[];
  q: string;
  found: readonly ProductCard[] | null;
  related: readonly ProductCard[];
}) {
  const { path } = useShop();
  const words = usePageTexts().compare;
  const proposals = () => (props.found ?? props.related).filter((card) => !props.slugs.includes(card.slug)).slice(0, 8);
  const title = () =>
    props.found ? (proposals().length > 0 ? words.results : words.nothing)(props.q) : words.suggested;
  return (
    <Show when={props.slugs.length < MAX_COMPARED}>
      <section class="mt-14">
        <h2 class="text-xl font-semibold tracking-tight">{words.find}</h2>
        <form method="get" action={path("/compare")} role="search" class="mt-4 flex max-w-lg gap-3">
          <For each={props.slugs}>{(slug) => <input type="hidden" name="p" value={slug} />}</For>
          <input
            type="search"
            name="q"
            value={props.q}
            required
            maxlength="200"
            aria-label={words.findPlaceholder}
            placeholder={words.findPlaceholder}
            class="h-11 min-w-0 flex-1 rounded-full bg-sunken px-4.5 text-base focus:bg-surface focus:ring-2 focus:ring-accent focus:outline-none sm:text-sm"
          />
          <Button type="submit">{words.findSubmit}</Button>
        </form>
        <Show when={proposals().length > 0 || props.found}>
          <h3 class="mt-6 text-sm font-medium text-ink-faint" aria-live="polite">
            {title()}
          </h3>
          <ul class="mt-3 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
            <For each={proposals()}>{(card) => <Proposal of={card} slugs={props.slugs} />}</For>
          </ul>
        </Show>
      </section>
    </Show>
  );
}
