// Picks the market and the language. Plain links to the same page elsewhere; each loads the page anew.
import { PLACES } from "@stoa/client";
import { Icon } from "@stoa/ui";
import { useLocation } from "@solidjs/router";
import { For } from "solid-js";
import { askedAnywhere } from "../lib/page.ts";
import { useShop } from "../lib/shop.tsx";

/** The name of a language in itself. */
const nameOf = (locale: string) => new Intl.DisplayNames(locale, { type: "language" }).of(locale.slice(0, 2));

/** A menu of the markets, each in the languages that it can be read in. */
export function MarketMenu() {
  const { market, path, t } = useShop();
  const location = useLocation();
  const rest = () => location.pathname.slice(path().length) + askedAnywhere(location.search);
  return (
    <details class="group relative">
      <summary class="flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-full px-2.5 text-sm font-medium hover:bg-sunken">
        <Icon name="globe" class="size-5.5" />
        <span class="sr-only">
          {t.nav.market}: {market.name}
        </span>
        <span class="figures uppercase max-sm:hidden">{market.currency}</span>
      </summary>
      <ul class="absolute end-0 top-full z-40 mt-1 w-60 rounded-lg border border-line bg-surface p-1.5 shadow-float">
        <For each={PLACES}>
          {(other) => (
            <li>
              <a
                href={other.base + rest()}
                target="_self"
                lang={other.locale}
                hreflang={other.locale}
                aria-current={other.base === path() ? "true" : undefined}
                class="flex min-h-11 items-center justify-between gap-3 rounded-md px-3 text-sm hover:bg-sunken aria-[current]:font-semibold aria-[current]:text-accent"
              >
                <bdi>{other.market.name}</bdi>
                <span class="text-xs text-ink-faint">
                  {nameOf(other.locale)} · {other.market.currency}
                </span>
              </a>
            </li>
          )}
        </For>
      </ul>
    </details>
  );
}
