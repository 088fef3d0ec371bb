// What the filter form holds: once in the rail beside a list, once more in the drawer of the phone.
import type { Facet, Listings } from "@stoa/client";
import { createMemo, For, Show } from "solid-js";
import { fieldOf, filtersIn } from "../lib/listing-query.ts";
import { useShop } from "../lib/shop.tsx";
import { Departments, Group, LinkFacet, TickFacet } from "./listing-facets.tsx";
import { useLabels } from "./listing-labels.ts";
import { PriceFields } from "./listing-price.tsx";

/** Where a list stands that is about one thing only: that filter is not offered again. */
export type Fixed = "category" | "collection" | "seller";

/** What the filters need to know. `onChange` navigates to the fields it is given; without scripts the form does. */
export interface FilterProps {
  here: string;
  found: Listings;
  fixed?: Fixed | undefined;
  search: URLSearchParams;
  onChange: (fields: Iterable<[string, unknown]>) => void;
}

/** Facets that do not stand among the others, or whose values are links. */
const APART = ["category", "rating", "discount", "stock"];
/** Facets that begin unfolded. */
const OPEN_FACETS = 5;

/** Submits the form as it stands: the fields of `form`, wherever it is. */
export const fieldsOf = (form: HTMLFormElement): [string, unknown][] => [...new FormData(form)];

/** The fields. `keepsSort` where the menu of orders belongs to another form. */
export function FilterFields(props: FilterProps & { keepsSort?: boolean | undefined }) {
  const { t } = useShop();
  const { facetLabel } = useLabels();
  const facet = (key: string) => props.found.facets.find((each) => each.key === key);
  const isTicked = ({ key }: Facet) => !APART.includes(key) && !(key === "seller" && props.fixed === "seller");
  /** Keys in the order in which they first came, as long as the list is about the same: what one looks at stays put. */
  const order = createMemo<{ about: string; keys: string[] }>(
    (before) => {
      const about = `${props.here} ${props.search.get("q")} ${props.search.get("category")}`;
      const keys = props.found.facets.filter(isTicked).map(({ key }) => key);
      const known = before.about === about ? before.keys.filter((key) => keys.includes(key)) : [];
      return { about, keys: [...known, ...keys.filter((key) => !known.includes(key))] };
    },
    { about: "", keys: [] },
  );
  /** What the form would lose: fields of its address that it shows no control for. */
  const kept = () => {
    const shown = new Set(["min", "max"]);
    for (const { key, values } of props.found.facets.filter((each) => isTicked(each) || each.key === "stock"))
      for (const { value } of values) shown.add(`${fieldOf(key)}=${value}`);
    const words = ["q", "verbatim", ...(props.keepsSort ? ["sort"] : [])];
    return [
      ...[...props.search].filter(([field]) => words.includes(field)),
      ...filtersIn(props.search).filter(([field, value]) => !shown.has(field) && !shown.has(`${field}=${value}`)),
    ];
  };
  return (
    <>
      <For each={kept()}>{([name, value]) => <input type="hidden" name={name} value={value} />}</For>
      <Departments here={props.here} search={props.search} found={props.found} isOwnPage={props.fixed === "category"} />
      <Show when={props.found.cards.length > 0 || props.search.has("min") || props.search.has("max")}>
        <Group title={t.listing.price} open>
          <PriceFields
            search={props.search}
            range={props.found.priceRange}
            onChoose={(form) => props.onChange(fieldsOf(form))}
          />
        </Group>
      </Show>
      <For each={order().keys}>
        {(key, i) => (
          <Show when={facet(key)}>
            {(it) => (
              <Group title={facetLabel(it())} open={i() < OPEN_FACETS || it().values.some(({ selected }) => selected)}>
                <TickFacet facet={it()} />
              </Group>
            )}
          </Show>
        )}
      </For>
      <For each={["rating", "discount"]}>
        {(key) => (
          <Show when={facet(key)}>
            {(it) => (
              <Group title={facetLabel(it())} open>
                <LinkFacet here={props.here} search={props.search} facet={it()} />
              </Group>
            )}
          </Show>
        )}
      </For>
      <Show when={facet("stock")}>
        {(it) => (
          <Group title={facetLabel(it())} open>
            <TickFacet facet={it()} />
          </Group>
        )}
      </Show>
    </>
  );
}

/** Whether a change of this control is to be followed at once. */
export const isFilterControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement &&
  target.name !== "" &&
  (target.type === "checkbox" || target.inputMode === "decimal");
