// The order of a facet's values: measures and sizes from small to large, everything else as it came, most products first.
import type { FacetValue } from "@stoa/client";

const SIZES = ["xxs", "xs", "s", "m", "l", "xl", "xxl", "2xl", "3xl", "4xl"];

const sizeOf = (label: string): number => SIZES.indexOf(label.toLowerCase());
const measureOf = (label: string): number => Number.parseFloat(label.replace(",", "."));

/** The values in the order in which people look for them. */
export function inOrder(values: readonly FacetValue[]): readonly FacetValue[] {
  for (const rank of [sizeOf, measureOf])
    if (values.every(({ label }) => rank(label) >= 0)) return values.toSorted((a, b) => rank(a.label) - rank(b.label));
  return values;
}
