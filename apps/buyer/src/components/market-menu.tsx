// Picks the market. Plain links to the same page elsewhere; each loads the page anew, in its own language.
import { MARKETS } from "@stoa/client";
import { Icon } from "@stoa/ui";
import { useLocation } from "@solidjs/router";
import { For } from "solid-js";
import { useShop } from "../lib/shop.tsx";

/** A menu of the five markets. */
export function MarketMenu() {
  const { market, t } = useShop();
  const location = useLocation();
  const rest = () => location.pathname.replace(/^\/[^/]*/, "");
  return (
    <details class="group relative">
      <summary
        class="flex min-h-11 min-w-11 items-center justify-center gap-1.5 rounded-full px-2.5 text-sm font-medium hover:bg-sunken"
        aria-label={`${t.nav.market}: ${market.name}`}
      >
        <Icon name="globe" class="size-5.5" />
        <span class="figures uppercase max-sm:hidden">{market.currency}</span>
      </summary>
      <ul class="absolute end-0 top-full z-40 mt-1 w-60 rounded-lg border border-line bg-surface p-1.5 shadow-float">
        <For each={Object.values(MARKETS)}>
          {(other) => (
            <li>
              <a
                href={`/${other.handle}${rest()}`}
                target="_self"
                lang={other.locale}
                hreflang={other.locale}
                aria-current={other.handle === market.handle ? "true" : undefined}
                class="flex min-h-11 items-center justify-between gap-3 rounded-md px-3 text-sm hover:bg-sunken aria-[current]:font-semibold aria-[current]:text-accent"
              >
                <bdi>{other.name}</bdi>
                <span class="text-xs text-ink-faint">{other.currency}</span>
              </a>
            </li>
          )}
        </For>
      </ul>
    </details>
  );
}
