// Facets as a page shows them: which keys, which values, in what order, with what counts.
import type { CategoryNode, Facet, FacetValue, ListingsInput } from "@stoa/contract";
import {
  type Dimension,
  DISCOUNT_STEPS,
  keyOf,
  RATING_STEPS,
  type Selection,
  type Tally,
  type ValueId,
  VALUES_PER_KEY,
} from "../rules/facts.ts";
import type { Scan } from "./scan.ts";

/** Values that a facet shows at most, the chosen ones always among them. */
const MOST_VALUES = 50;
/** Attributes and option axes that a list shows at most, those of most of its products first. */
const MOST_KEYS = 10;
/** An attribute that fewer of the products have narrows too little to be offered: one in this many. */
const RAREST_KEY = 12;
const COVERED_OF = 240;

/** Values of the scan that may be shown, by key number, most products first. */
export interface FacetDraft {
  keyNo: number;
  values: { id: ValueId; count: number }[];
  isExact: boolean;
}

type Tallied = { tally: Tally; isExact: boolean };
const tallyFor = (tallies: Scan["tallies"], dimension: Dimension): Tallied =>
  tallies.get(dimension) ?? tallies.get("rest")!;

/** The facets worth showing, before their values have names. */
export function draftFacets({ tallies, hits }: Scan, selection: Selection): FacetDraft[] {
  const counts = new Map<number, { id: ValueId; count: number }[]>();
  for (const [id, count] of tallies.get("rest")!.tally.values) push(counts, keyOf(id), { id, count });
  for (const keyNo of selection.choices.keys()) {
    const own = [...tallyFor(tallies, keyNo).tally.values].filter(([id]) => keyOf(id) === keyNo);
    counts.set(
      keyNo,
      own.map(([id, count]) => ({ id, count })),
    );
  }
  const least = Math.max(1, Math.floor(Math.min(hits.length, COVERED_OF) / RAREST_KEY));
  return [...counts]
    .filter(([keyNo, values]) => selection.choices.has(keyNo) || sumOf(values) >= least)
    .map(([keyNo, values]) => {
      values.sort((a, b) => b.count - a.count || a.id - b.id);
      const shown = values.slice(0, MOST_VALUES);
      const chosen = (selection.choices.get(keyNo) ?? []).filter(
        (id) => id > 0 && !shown.some((value) => value.id === id),
      );
      return {
        keyNo,
        isExact: tallyFor(tallies, keyNo).isExact,
        values: [...shown, ...chosen.map((id) => values.find((value) => value.id === id) ?? { id, count: 0 })],
      };
    });
}

const sumOf = (values: readonly { count: number }[]): number => values.reduce((sum, { count }) => sum + count, 0);

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** A facet value's names. */
export interface ValueName {
  id: ValueId;
  key: string;
  keyLabel: string;
  value: string;
  label: string;
  hex: string | null;
}

/** The statement that names the values of drafts. */
export const namesQuery = (search: D1Database, drafts: readonly FacetDraft[]): D1PreparedStatement =>
  search
    .prepare(
      `SELECT v.id, v.key, k.label AS keyLabel, v.value, v.label, v.hex FROM json_each(?) w
       CROSS JOIN facet_value v ON v.id = w.value JOIN facet_key k ON k.no = v.id / ${VALUES_PER_KEY}`,
    )
    .bind(JSON.stringify(drafts.flatMap(({ values }) => values.map(({ id }) => id))));

/** Keys that scope and cards use and no filter shows. */
const HIDDEN = new Set(["collection", "tag"]);
const FIRST = ["category", "brand", "colour"];
const LAST = ["condition", "seller"];

/** The facets of a list, in the order in which they stand. `nodes` are the categories one step down. */
export function facetsOf(
  input: ListingsInput,
  scan: Scan,
  {
    drafts,
    names,
    nodes,
  }: { drafts: readonly FacetDraft[]; names: readonly ValueName[]; nodes: readonly CategoryNode[] },
): Facet[] {
  const byId = new Map(names.map((name) => [name.id, name]));
  const named = drafts.flatMap((draft): (Facet & { coverage: number })[] => {
    const values = draft.values.flatMap(({ id, count }) => {
      const name = byId.get(id);
      return name ? [{ ...name, count }] : [];
    });
    const [first] = values;
    if (!first || HIDDEN.has(first.key)) return [];
    const inSight =
      first.key === "category" ? values.filter(({ value }) => nodes.some((node) => node.slug === value)) : values;
    return [
      {
        key: first.key,
        label: first.keyLabel,
        coverage: Math.max(...values.map(({ count }) => count), 0),
        values: inSight.map(({ value, label, hex, count }): FacetValue => ({
          value,
          label,
          hex,
          count: draft.isExact ? count : null,
          selected: chosenIn(input, first.key).includes(value),
        })),
      },
    ];
  });
  const pick = (keys: readonly string[]) => keys.flatMap((key) => named.filter((facet) => facet.key === key));
  const own = named
    .filter(({ key }) => !FIRST.includes(key) && !LAST.includes(key))
    .toSorted((a, b) => b.coverage - a.coverage || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_KEYS);
  return [...pick(FIRST), ...own, ...pick(LAST)]
    .map(({ key, label, values }): Facet => ({ key, label, values }))
    .filter(
      ({ key, values }) =>
        values.length > 1 || values.some(({ selected }) => selected) || (key === "category" && values.length > 0),
    )
    .concat(fixedFacets(input, scan));
}

/** The values chosen of a facet. */
export function chosenIn(input: ListingsInput, key: string): readonly string[] {
  switch (key) {
    case "brand":
      return input.brands;
    case "colour":
      return input.colours;
    case "condition":
      return input.conditions;
    case "seller":
      return input.sellers;
    case "category":
      return [];
    default:
      return input.attributes[key] ?? [];
  }
}

/** Facets whose values are the same everywhere. */
function fixedFacets(input: ListingsInput, { tallies }: Scan): Facet[] {
  const facet = (
    key: Extract<Dimension, string>,
    values: readonly string[],
    counts: (tally: Tally) => readonly number[],
    selected: string | undefined,
  ): Facet => {
    const { tally, isExact } = tallyFor(tallies, key);
    const found = counts(tally);
    return {
      key,
      label: key,
      values: values.flatMap((value, i): FacetValue[] => {
        const isChosen = value === selected;
        if (found[i] === 0 && !isChosen) return [];
        return [{ value, label: value, hex: null, count: isExact ? found[i]! : null, selected: isChosen }];
      }),
    };
  };
  return [
    facet("rating", RATING_STEPS.map(String), (tally) => tally.ratings, input.minRating?.toString()),
    facet("discount", DISCOUNT_STEPS.map(String), (tally) => tally.discounts, input.minDiscount?.toString()),
    facet("stock", ["in"], (tally) => [tally.inStock], input.inStock ? "in" : undefined),
  ].filter(({ values }) => values.length > 0);
}

/** The range of prices that can be chosen from; null where not all were looked at, or nothing was found. */
export function priceRangeOf({ tallies }: Scan): { minMinor: number; maxMinor: number } | null {
  const { tally, isExact } = tallyFor(tallies, "price");
  return !isExact || tally.minMinor === null || tally.maxMinor === null
    ? null
    : { minMinor: tally.minMinor, maxMinor: tally.maxMinor };
}
