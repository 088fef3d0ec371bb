// The search field: a plain form. When one goes there, suggestions are loaded and take over the keyboard.
import { Icon } from "@stoa/ui";
import { useLocation, useNavigate } from "@solidjs/router";
import { createSignal, lazy, Show, Suspense } from "solid-js";
import { listingHref, typedText } from "../lib/listing-query.ts";
import { keepSearches, recentSearches, withSearch } from "../lib/recent-searches.ts";
import { useShop } from "../lib/shop.tsx";

const Suggestions = lazy(() => import("./suggestions.tsx"));

/** The search form of the header. */
export function SearchBox() {
  const { t, path, market } = useShop();
  const location = useLocation();
  const navigate = useNavigate();
  /** What stands in the field while suggestions may be shown. */
  const [typed, setTyped] = createSignal<string | null>(null);
  let form!: HTMLFormElement;
  let input!: HTMLInputElement;
  const go = (href: string) => {
    setTyped(null);
    input.blur();
    navigate(href);
  };
  const search = (text: string) => {
    input.value = text;
    if (text) keepSearches(market.handle, withSearch(recentSearches(market.handle), text));
    go(listingHref(path("/s"), [["q", text]]));
  };
  return (
    <search>
      <form
        ref={form}
        action={path("/s")}
        method="get"
        class="relative"
        onSubmit={(event) => {
          event.preventDefault();
          search(input.value.trim());
        }}
        onFocusOut={(event) => !form.contains(event.relatedTarget as Node | null) && setTyped(null)}
      >
        <input
          ref={input}
          type="search"
          name="q"
          value={typedText(new URLSearchParams(location.search))}
          maxlength="200"
          autocomplete="off"
          enterkeyhint="search"
          aria-label={t.search.label}
          placeholder={t.search.placeholder}
          onFocus={() => input.value === "" && setTyped("")}
          onInput={() => setTyped(input.value)}
          class="h-11 w-full rounded-full bg-sunken ps-4.5 pe-12 text-base placeholder:text-ink-faint focus:bg-surface focus:ring-2 focus:ring-accent focus:outline-none sm:text-sm [&::-webkit-search-cancel-button]:hidden"
        />
        <button
          type="submit"
          aria-label={t.search.submit}
          class="absolute end-0.5 top-0.5 grid size-10 place-items-center rounded-full text-ink-soft hover:bg-surface hover:text-ink"
        >
          <Icon name="search" />
        </button>
        <Show when={typed() !== null}>
          <Suspense>
            <Suggestions
              input={input}
              text={typed() ?? ""}
              onSearch={search}
              onGo={go}
              onClose={() => setTyped(null)}
            />
          </Suspense>
        </Show>
      </form>
    </search>
  );
}
