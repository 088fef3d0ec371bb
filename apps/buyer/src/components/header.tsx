// The head of every page: name, search, account, cart, the departments. The same HTML for everybody; who is looking and
// how full the cart is come in after the page is there.
import type { Crumb } from "@stoa/client";
import { Icon, Wordmark } from "@stoa/ui";
import { For, onMount, Show } from "solid-js";
import { useShop } from "../lib/shop.tsx";
import { askVisitor, cartCount, unread, viewer } from "../lib/visitor.ts";
import { MarketMenu } from "./market-menu.tsx";
import { SearchBox } from "./search-box.tsx";

const BUTTON =
  "relative flex min-h-11 min-w-11 items-center justify-center gap-2 rounded-full px-2.5 text-sm font-medium hover:bg-sunken focus-visible:rounded-full";

/** A number at the corner of a button. */
const COUNT =
  "figures absolute end-0.5 top-0.5 grid h-4.5 min-w-4.5 animate-enter place-items-center rounded-full bg-accent px-1 text-2xs font-bold text-on-accent";

/** The header with the departments below it. */
export function Header(props: { departments: readonly Crumb[] }) {
  const { market, t, path } = useShop();
  onMount(() => void askVisitor(market.handle));
  return (
    <>
      <a
        href="#content"
        class="sr-only z-50 rounded-full bg-ink px-4 py-2 text-ground focus:not-sr-only focus:fixed focus:start-4 focus:top-4"
      >
        {t.skip}
      </a>
      <header class="sticky top-0 z-30 border-b border-line bg-ground">
        <div class="page flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5 sm:flex-nowrap sm:gap-x-6">
          <a href={path()} class="flex min-h-11 items-center" aria-label="Stoa">
            <Wordmark class="h-6.5 w-auto" />
          </a>
          <div class="order-last w-full sm:order-none sm:max-w-2xl sm:flex-1">
            <SearchBox />
          </div>
          <nav aria-label={t.nav.account} class="ms-auto flex items-center sm:gap-1">
            <MarketMenu />
            <a href={path(viewer() ? "/account" : "/login")} class={BUTTON}>
              <Icon name="person" class="size-5.5" />
              <span class="max-w-32 truncate max-lg:sr-only">{viewer()?.name ?? t.nav.signIn}</span>
            </a>
            <Show when={viewer()}>
              <a
                href={path("/account/notifications")}
                class={BUTTON}
                aria-label={unread() > 0 ? t.keep.noticesNew(unread()) : t.keep.notices}
              >
                <Icon name="bell" class="size-5.5" />
                <Show when={unread() > 0}>
                  <span class={COUNT}>{unread() > 99 ? "99+" : unread()}</span>
                </Show>
              </a>
            </Show>
            <a href={path("/lists")} class={`${BUTTON} max-sm:hidden`} aria-label={t.keep.lists}>
              <Icon name="heart" class="size-5.5" />
            </a>
            <a href={path("/cart")} class={BUTTON} aria-label={cartCount() ? t.nav.cartWith(cartCount()!) : t.nav.cart}>
              <Icon name="bag" class="size-5.5" />
              <Show when={cartCount()}>{(count) => <span class={COUNT}>{count()}</span>}</Show>
            </a>
          </nav>
        </div>
      </header>
      <nav aria-label={t.nav.main} class="border-b border-line">
        <ul class="page rail justify-start gap-x-6">
          <For each={props.departments}>
            {(department) => (
              <li>
                <a
                  href={path(`/c/${department.slug}`)}
                  class="flex min-h-11 items-center text-sm whitespace-nowrap text-ink-soft hover:text-ink hover:underline hover:underline-offset-4"
                >
                  {department.name}
                </a>
              </li>
            )}
          </For>
        </ul>
      </nav>
    </>
  );
}
