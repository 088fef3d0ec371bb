// The filters of a list: one GET form, at the side on wide screens, folded away on the phone.
import { type Condition, type Facet, type FacetValue, type Listings, writeMoney } from "@stoa/client";
import { Button, Checkbox, Icon, Rating } from "@stoa/ui";
import { type Accessor, For, Index, type JSX, Show } from "solid-js";
import { listingHref, without, withField } from "../lib/listing-query.ts";
import { useShop } from "../lib/shop.tsx";
import { filterCount } from "./listing-chips.tsx";

const SHOWN_VALUES = 8;

function Group(props: { title: string; children: JSX.Element }) {
  return (
    <fieldset class="border-b border-line pb-4">
      <legend class="pt-4 pb-1 text-sm font-semibold">{props.title}</legend>
      {props.children}
    </fieldset>
  );
}

/** The first values, and the rest behind "more", open when one of them is chosen. Rows stay, so that focus does. */
function Values(props: { values: readonly FacetValue[]; children: (value: Accessor<FacetValue>) => JSX.Element }) {
  const { t } = useShop();
  const rest = () => props.values.slice(SHOWN_VALUES);
  return (
    <>
      <Index each={props.values.slice(0, SHOWN_VALUES)}>{props.children}</Index>
      <Show when={rest().length > 0}>
        <details open={rest().some((value) => value.selected)}>
          <summary class="flex min-h-9 items-center gap-1 text-sm font-medium text-accent">
            {t.listing.more} <Icon name="chevronDown" class="size-4" />
          </summary>
          <Index each={rest()}>{props.children}</Index>
        </details>
      </Show>
    </>
  );
}

function Count(props: { of: number }) {
  const { count } = useShop();
  return <span class="figures text-xs text-ink-faint">{count(props.of)}</span>;
}

function TickFacet(props: { facet: Facet; name: string; label?: (value: FacetValue) => string }) {
  return (
    <Values values={props.facet.values}>
      {(value) => (
        <Checkbox
          name={props.name}
          value={value().value}
          checked={value().selected}
          label={
            <span class="flex items-center gap-2">
              <Show when={value().hex}>
                <span
                  class="size-4 rounded-full ring-1 ring-line-strong/60 ring-inset"
                  style={{ "background-color": value().hex! }}
                />
              </Show>
              <span class="min-w-0 flex-1 truncate">{props.label?.(value()) ?? value().label}</span>
              <Count of={value().count} />
            </span>
          }
        />
      )}
    </Values>
  );
}

/** One value of a facet as a link: these facets take one value at a time. */
function LinkFacet(props: {
  facet: Facet;
  href: (value: FacetValue) => string;
  show?: (value: FacetValue) => JSX.Element;
}) {
  return (
    <Values values={props.facet.values}>
      {(value) => (
        <a
          href={props.href(value())}
          noScroll
          aria-current={value().selected ? "true" : undefined}
          class="flex min-h-9 items-center gap-2 text-sm hover:underline hover:underline-offset-4 aria-[current]:font-semibold aria-[current]:text-accent"
        >
          <span class="min-w-0 flex-1 truncate">{props.show?.(value()) ?? value().label}</span>
          <Show when={value().selected} fallback={<Count of={value().count} />}>
            <Icon name="check" class="size-4" />
          </Show>
        </a>
      )}
    </Values>
  );
}

/** The form. `onChange` navigates to the fields it is given; without scripts the form does. */
export function Filters(props: {
  here: string;
  found: Listings;
  fixed?: "category" | "seller" | undefined;
  search: URLSearchParams;
  onChange: (fields: Iterable<[string, unknown]>) => void;
}) {
  const { t, market, path } = useShop();
  const facet = (key: Facet["key"]) => props.found.facets.find((one) => one.key === key && one.values.length > 0);
  const toggle = (name: string, value: FacetValue) =>
    listingHref(props.here, value.selected ? without(props.search, name) : withField(props.search, name, value.value));
  const kept = () => [...props.search].filter(([name]) => ["q", "category", "seller", "rating"].includes(name));
  const submit = (form: HTMLFormElement) => props.onChange([...new FormData(form)]);
  const price = (name: "min" | "max", label: string, hint: number | undefined) => (
    <input
      name={name}
      value={props.search.get(name) ?? ""}
      inputmode="decimal"
      aria-label={`${label} (${market.currency})`}
      placeholder={hint === undefined ? "" : writeMoney(hint, market.currency)}
      class="figures min-h-10 w-full min-w-0 rounded-md bg-surface px-3 text-sm ring-1 ring-line-strong/70 ring-inset placeholder:text-ink-faint"
    />
  );
  return (
    <form
      id="filters"
      action={props.here}
      method="get"
      class="min-w-0"
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget);
      }}
      onChange={(event) =>
        event.target instanceof HTMLInputElement && event.target.type === "checkbox" && submit(event.currentTarget)
      }
    >
      <For each={kept()}>{([name, value]) => <input type="hidden" name={name} value={value} />}</For>
      <details class="filter-drawer rounded-lg max-lg:border max-lg:border-line max-lg:px-4">
        <summary class="flex min-h-12 items-center gap-2 text-sm font-semibold">
          <Icon name="filter" />
          {t.listing.filters}
          <Show when={filterCount(props.search)}>
            {(count) => (
              <span class="figures grid size-5 place-items-center rounded-full bg-accent text-2xs text-on-accent">
                {count()}
              </span>
            )}
          </Show>
          <Icon name="chevronDown" class="ms-auto size-4" />
        </summary>
        <Show when={props.found.category?.children.length}>
          <Group title={t.listing.subcategories}>
            <For each={props.found.category!.children}>
              {(child) => (
                <a
                  href={path(`/c/${child.slug}`)}
                  class="flex min-h-9 items-center text-sm hover:underline hover:underline-offset-4"
                >
                  {child.name}
                </a>
              )}
            </For>
          </Group>
        </Show>
        <Show when={props.fixed !== "category" && facet("category")}>
          {(it) => (
            <Group title={t.listing.facets.category}>
              <LinkFacet facet={it()} href={(value) => toggle("category", value)} />
            </Group>
          )}
        </Show>
        <Group title={t.listing.price}>
          <div class="flex items-center gap-2 pt-1 pb-2">
            {price("min", t.listing.min, props.found.priceRange?.minMinor)}
            <span class="text-ink-faint">–</span>
            {price("max", t.listing.max, props.found.priceRange?.maxMinor)}
          </div>
          <Checkbox name="deals" value="1" checked={props.search.get("deals") === "1"} label={t.listing.deals} />
          <Checkbox name="stock" value="1" checked={props.search.get("stock") === "1"} label={t.listing.inStock} />
        </Group>
        <Show when={facet("colour")}>
          {(it) => (
            <Group title={t.listing.facets.colour}>
              <TickFacet facet={it()} name="colour" />
            </Group>
          )}
        </Show>
        <Show when={facet("brand")}>
          {(it) => (
            <Group title={t.listing.facets.brand}>
              <TickFacet facet={it()} name="brand" />
            </Group>
          )}
        </Show>
        <Show when={facet("rating")}>
          {(it) => (
            <Group title={t.listing.facets.rating}>
              <LinkFacet
                facet={it()}
                href={(value) => toggle("rating", value)}
                show={(value) => (
                  <Rating centi={Number(value.value) * 100} label={t.listing.starsUp(Number(value.value))} />
                )}
              />
            </Group>
          )}
        </Show>
        <Show when={facet("condition")}>
          {(it) => (
            <Group title={t.listing.facets.condition}>
              <TickFacet
                facet={it()}
                name="condition"
                label={(value) => t.condition[value.value as Condition] ?? value.label}
              />
            </Group>
          )}
        </Show>
        <Show when={props.fixed !== "seller" && facet("seller")}>
          {(it) => (
            <Group title={t.listing.facets.seller}>
              <LinkFacet facet={it()} href={(value) => toggle("seller", value)} />
            </Group>
          )}
        </Show>
        <Button type="submit" size="sm" wide class="my-4">
          {t.listing.apply}
        </Button>
      </details>
    </form>
  );
}
