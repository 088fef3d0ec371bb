// What a list says of itself: how a search was understood, and what to do where nothing was found.
import type { Listings } from "@stoa/client";
import { buttonClass, EmptyState, LinkButton } from "@stoa/ui";
import { For, type JSX, Show } from "solid-js";
import { filtersIn, listingHref, typedText, unfiltered, without, withField } from "../lib/listing-query.ts";
import { createRead, getDepartments } from "../lib/queries.ts";
import { useShop } from "../lib/shop.tsx";

interface NoteProps {
  here: string;
  found: Listings;
  search: URLSearchParams;
}

const LINK = "font-semibold text-accent underline underline-offset-4";

function SearchLink(props: { href: string; children: JSX.Element }) {
  return (
    <a href={props.href} class={LINK}>
      <bdi>{props.children}</bdi>
    </a>
  );
}

/** How the words were put right, and whether all of them were found. */
export function SearchNotes(props: NoteProps) {
  const { t } = useShop();
  const typed = () => typedText(props.search);
  const corrected = () => {
    const spelling = props.found.spelling;
    return spelling?.applied ? spelling.text : null;
  };
  const guessed = () => {
    const spelling = props.found.spelling;
    return spelling && !spelling.applied ? spelling.text : null;
  };
  const hrefOf = (text: string) =>
    listingHref(props.here, [...without(props.search, "q").filter(([field]) => field !== "verbatim"), ["q", text]]);
  return (
    <>
      <Show when={corrected()}>
        {(text) => (
          <p class="pb-4">
            {t.search.showingFor}{" "}
            <strong>
              <bdi>{text()}</bdi>
            </strong>
            <span class="block text-sm text-ink-soft">
              {t.search.insteadFor}{" "}
              <SearchLink href={listingHref(props.here, withField(props.search, "verbatim", "1"))}>
                {typed()}
              </SearchLink>
            </span>
          </p>
        )}
      </Show>
      <Show when={guessed()}>
        {(text) => (
          <p class="pb-4">
            {t.search.didYouMean} <SearchLink href={hrefOf(text())}>{text()}</SearchLink>
            {t.search.questionMark}
          </p>
        )}
      </Show>
      <Show when={props.found.isRelaxed}>
        <p class="mb-5 rounded-md bg-sunken px-4 py-3 text-sm text-ink-soft">{t.search.relaxed}</p>
      </Show>
    </>
  );
}

/** Nothing was found: filters can go, departments can be looked through. */
export function NothingFound(props: NoteProps) {
  const { t, path, market } = useShop();
  const departments = createRead(() => getDepartments(market.handle).catch(() => []));
  const filters = () => filtersIn(props.search).length;
  return (
    <>
      <EmptyState
        title={t.search.none(typedText(props.search))}
        icon="search"
        actions={
          <Show when={filters() > 0}>
            <LinkButton href={listingHref(props.here, unfiltered(props.search))} variant="primary">
              {t.listing.clearAll(filters())}
            </LinkButton>
          </Show>
        }
      >
        {filters() > 0 ? t.search.noneFiltered : t.search.noneHint}
      </EmptyState>
      <Show when={departments()?.length}>
        <nav aria-label={t.home.departments} class="pb-8 text-center">
          <p class="pb-3 text-sm text-ink-soft">{t.search.orBrowse}</p>
          <ul class="flex flex-wrap justify-center gap-2">
            <For each={departments()}>
              {({ slug, name }) => (
                <li>
                  <a href={path(`/c/${slug}`)} class={buttonClass({ size: "sm" })}>
                    {name}
                  </a>
                </li>
              )}
            </For>
          </ul>
        </nav>
      </Show>
    </>
  );
}
