// The facets beside a list: values to tick, values to follow as links, and the departments around where one stands.
import type { Facet, FacetValue, Listings } from "@stoa/client";
import { Checkbox, Icon, Rating } from "@stoa/ui";
import { type Accessor, createSignal, createUniqueId, For, Index, type JSX, Show } from "solid-js";
import { inOrder } from "../lib/facet-order.ts";
import { fieldOf, filtersIn, listingHref, typedText, without, withField } from "../lib/listing-query.ts";
import { useShop } from "../lib/shop.tsx";
import { useLabels } from "./listing-labels.ts";

const SHOWN_VALUES = 8;
/** So many values are looked through faster by typing. */
const VALUES_TO_TYPE_IN = 15;

/** A titled part of the filters that folds. `open` says how it begins. */
export function Group(props: { title: string; open: boolean; children: JSX.Element }) {
  const id = createUniqueId();
  return (
    <details open={props.open} class="facet border-b border-line">
      <summary id={id} class="flex min-h-12 items-center justify-between gap-2 text-sm font-semibold">
        {props.title}
        <Icon name="chevronDown" class="size-4 text-ink-faint" />
      </summary>
      <div role="group" aria-labelledby={id} class="pb-4">
        {props.children}
      </div>
    </details>
  );
}

/** The first values, and the rest behind "more", open when one of them is chosen. Rows stay, so that focus does. */
function Values(props: {
  title: string;
  values: readonly FacetValue[];
  labelOf: (value: FacetValue) => string;
  children: (value: Accessor<FacetValue>) => JSX.Element;
}) {
  const { t, market } = useShop();
  const [wanted, setWanted] = createSignal("");
  const first = () => props.values.slice(0, SHOWN_VALUES);
  const rest = () => props.values.slice(SHOWN_VALUES);
  const isWanted = (value: FacetValue) =>
    props.labelOf(value).toLocaleLowerCase(market.locale).includes(wanted().trim().toLocaleLowerCase(market.locale));
  return (
    <>
      <Index each={first()}>{props.children}</Index>
      <Show when={rest().length > 0}>
        <details open={rest().some((value) => value.selected)} class="facet">
          <summary class="flex min-h-9 items-center gap-1 text-sm font-medium text-accent">
            {t.listing.more(rest().length)} <Icon name="chevronDown" class="size-4" />
          </summary>
          <Show when={props.values.length > VALUES_TO_TYPE_IN}>
            <input
              type="search"
              value={wanted()}
              onInput={(event) => setWanted(event.currentTarget.value)}
              onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
              autocomplete="off"
              aria-label={t.listing.findValue(props.title)}
              placeholder={t.listing.findValue(props.title)}
              class="my-1.5 min-h-9 w-full min-w-0 rounded-md bg-surface px-3 text-sm ring-1 ring-line-strong/70 ring-inset placeholder:text-ink-faint noscript:hidden"
            />
          </Show>
          <Index each={rest()}>{(value) => <div hidden={!isWanted(value())}>{props.children(value)}</div>}</Index>
        </details>
      </Show>
    </>
  );
}

function Count(props: { of: number | null }) {
  const { count } = useShop();
  return (
    <Show when={props.of !== null}>
      <span class="figures text-xs text-ink-faint">{count(props.of!)}</span>
    </Show>
  );
}

/** Values of which several can be ticked. */
export function TickFacet(props: { facet: Facet }) {
  const { facetLabel, valueLabel } = useLabels();
  const labelOf = (value: FacetValue) => valueLabel(props.facet.key, value);
  return (
    <Values title={facetLabel(props.facet)} values={inOrder(props.facet.values)} labelOf={labelOf}>
      {(value) => (
        <Checkbox
          name={fieldOf(props.facet.key)}
          value={value().value}
          checked={value().selected}
          label={
            <span class="flex items-center gap-2">
              <Show when={value().hex}>
                <span
                  class="size-4 shrink-0 rounded-full ring-1 ring-line-strong/60 ring-inset"
                  style={{ "background-color": value().hex! }}
                />
              </Show>
              <span class="min-w-0 flex-1 truncate" title={labelOf(value())}>
                <bdi>{labelOf(value())}</bdi>
              </span>
              <Count of={value().count} />
            </span>
          }
        />
      )}
    </Values>
  );
}

const ROW =
  "flex min-h-9 items-center gap-2 text-sm hover:underline hover:underline-offset-4 aria-[current]:font-semibold aria-[current]:text-accent";

/** Values of which one is chosen at a time, as links. */
export function LinkFacet(props: { here: string; search: URLSearchParams; facet: Facet }) {
  const { valueLabel } = useLabels();
  const field = () => fieldOf(props.facet.key);
  const href = ({ value, selected }: FacetValue) =>
    listingHref(props.here, selected ? without(props.search, field()) : withField(props.search, field(), value));
  return (
    <Index each={props.facet.values}>
      {(value) => (
        <a href={href(value())} noScroll aria-current={value().selected ? "true" : undefined} class={ROW}>
          <span class="min-w-0 flex-1 truncate">
            <Show when={props.facet.key === "rating"} fallback={valueLabel(props.facet.key, value())}>
              <span class="flex items-center gap-2">
                <Rating centi={Number(value().value) * 100} label={valueLabel("rating", value())} />
                <span aria-hidden="true">+</span>
              </span>
            </Show>
          </span>
          <Show when={value().selected} fallback={<Count of={value().count} />}>
            <Icon name="check" class="size-4" />
          </Show>
        </a>
      )}
    </Index>
  );
}

/**
 * The way up and the departments one step down. On a department's own page they lead to pages of their own and the other
 * filters come along; elsewhere they are one more filter, unless there is nothing to filter.
 */
export function Departments(props: { here: string; search: URLSearchParams; found: Listings; isOwnPage: boolean }) {
  const { t, path } = useShop();
  const facet = () => props.found.facets.find(({ key }) => key === "category");
  const isWholeCatalogue = () =>
    props.here === path("/s") && typedText(props.search) === "" && filtersIn(props.search).length === 0;
  const href = (slug: string) =>
    props.isOwnPage || isWholeCatalogue()
      ? listingHref(path(`/c/${slug}`), without(props.search, "category"))
      : listingHref(props.here, withField(props.search, "category", slug));
  const above = () => props.found.crumbs.slice(0, -1);
  const all = () => listingHref(props.isOwnPage ? path("/s") : props.here, without(props.search, "category"));
  return (
    <Show when={facet() || props.found.category}>
      <Group title={t.listing.facets["category"]!} open>
        <Show when={props.found.category}>
          {(category) => (
            <>
              <a href={all()} noScroll class={ROW}>
                <Icon name="chevronStart" class="size-3.5 text-ink-faint" />
                {t.listing.allDepartments}
              </a>
              <For each={above()}>
                {(crumb) => (
                  <a href={href(crumb.slug)} noScroll class={ROW}>
                    <Icon name="chevronStart" class="size-3.5 text-ink-faint" />
                    {crumb.name}
                  </a>
                )}
              </For>
              <p class="flex min-h-9 items-center text-sm font-semibold">{category().name}</p>
            </>
          )}
        </Show>
        <Show when={facet()}>
          {(it) => (
            <div class={props.found.category ? "ps-4" : undefined}>
              <Values title={t.listing.facets["category"]!} values={it().values} labelOf={({ label }) => label}>
                {(value) => (
                  <a href={href(value().value)} noScroll={!props.isOwnPage} class={ROW}>
                    <span class="min-w-0 flex-1 truncate">{value().label}</span>
                    <Count of={value().count} />
                  </a>
                )}
              </Values>
            </div>
          )}
        </Show>
      </Group>
    </Show>
  );
}
