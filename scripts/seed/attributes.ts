// Which typed attributes the demo's categories ask for, read off its products: where an attribute occurs, how its values
// look, and on which axes variants differ.
import type { AttributeKind } from "@stoa/contract";
import { attribute, categoryAttribute } from "@stoa/db";
import type { Shelves } from "./catalogue.ts";
import type { SourceProduct } from "./catalogue-file.ts";
import { type Rows, rowsOf } from "./write.ts";

/** One value of one product. */
interface Use {
  key: string;
  label: string;
  value: string | number;
  unit: string | null;
  axis: boolean;
  /** The path of the product's category. */
  path: string;
}

/** An attribute of the marketplace. */
export interface DemoAttribute {
  key: string;
  label: string;
  kind: AttributeKind;
  unit: string | null;
  step: number | null;
}

/** Units that are the same thing in another size: how many of the second one of the first is. */
const IN_UNIT: Record<string, number> = {
  "mm cm": 0.1,
  "m cm": 100,
  "ml l": 0.001,
  "kW W": 1_000,
  "g kg": 0.001,
};

/** A number in the attribute's own unit, null where it cannot be told. */
export function numberIn(unit: string | null, value: string | number, valueUnit: string | null): number | null {
  if (typeof value !== "number") return null;
  if (valueUnit === unit) return value;
  const factor = IN_UNIT[`${valueUnit} ${unit}`];
  return factor === undefined ? null : Number((value * factor).toFixed(4));
}

/** Few enough to choose from. */
const MOST_FILTER_VALUES = 14;

/** What buyers filter by however many values it has. */
const ALWAYS_FILTERED = new Set(["material", "colour", "eu-size"]);

/** The attributes that these products have, by key. */
export function attributesOf(products: readonly SourceProduct[]): Map<string, DemoAttribute> {
  const uses = Map.groupBy(products.flatMap(usesOf), (use) => use.key);
  return new Map([...uses].map(([key, all]) => [key, attributeOf(key, all)]));
}

/** Rows of the attributes, and of the categories that ask for them. */
export function buildAttributes(
  products: readonly SourceProduct[],
  { attributes, categoryIdOf }: Pick<Shelves, "attributes" | "categoryIdOf">,
): Rows[] {
  const uses = Map.groupBy(products.flatMap(usesOf), (use) => use.key);
  const asked = [...uses].flatMap(([key, all], position) =>
    [...Map.groupBy(all, (use) => use.path.split("/")[0]!).values()].map((own) => {
      const path = sharedPath(own.map((use) => use.path));
      return {
        categoryId: categoryIdOf.get(path)!,
        attributeKey: key,
        position,
        filterable: isFilterable(attributes.get(key)!, own),
        variantAxis: own.some((use) => use.axis),
        required: isRequired(key, own.length, products.filter((product) => isUnder(product.category, path)).length),
      };
    }),
  );
  return [rowsOf(attribute, [...attributes.values()]), rowsOf(categoryAttribute, asked)];
}

function usesOf({ category: path, attributes, options }: SourceProduct): Use[] {
  return [
    ...attributes.map(({ key, label, value, unit }) => ({ key, label, value, unit: unit ?? null, axis: false, path })),
    ...options.flatMap(({ name, values }) =>
      values.map(({ value }) => ({
        key: name.toLowerCase().replaceAll(/\W+/g, "-"),
        label: name,
        value,
        unit: null,
        axis: true,
        path,
      })),
    ),
  ];
}

function attributeOf(key: string, uses: readonly Use[]): DemoAttribute {
  const { label } = uses[0]!;
  const values = uses.filter((use) => !use.axis);
  const numbers = values.filter((use) => typeof use.value === "number");
  if (numbers.length * 2 <= uses.length) {
    const isYesOrNo = uses.every((use) => use.value === "Yes" || use.value === "No");
    return { key, label, kind: isYesOrNo ? "boolean" : "text", unit: null, step: null };
  }
  const unit = commonest(numbers.map((use) => use.unit));
  const measured = numbers.flatMap((use) => numberIn(unit, use.value, use.unit) ?? []);
  return { key, label, kind: "number", unit, step: stepOf(measured) };
}

function commonest<T>(values: readonly T[]): T {
  return [...Map.groupBy(values, (value) => value)].toSorted(([, a], [, b]) => b.length - a.length)[0]![0];
}

/** A round width of bins that puts the middle half of the numbers into about three. */
function stepOf(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  if (sorted.every(Number.isInteger) && sorted.at(-1)! <= 16) return sorted.at(-1) === sorted[0] ? null : 1;
  const [low, high] = [sorted[Math.floor(sorted.length / 4)]!, sorted[Math.floor((sorted.length * 3) / 4)]!];
  if (low === high) return null;
  const rough = (high - low) / 3;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  return Number((([1, 2, 5].find((one) => one * magnitude >= rough) ?? 10) * magnitude).toPrecision(1));
}

/** The lowest category above all of these. */
function sharedPath(paths: readonly string[]): string {
  const [first = "", ...others] = paths;
  const steps = first.split("/");
  const kept = steps.findIndex((_, i) => others.some((path) => path.split("/")[i] !== steps[i]));
  return steps.slice(0, kept === -1 ? undefined : kept).join("/");
}

const isUnder = (path: string, branch: string) => path === branch || path.startsWith(`${branch}/`);

function isFilterable({ key, kind, step }: DemoAttribute, uses: readonly Use[]): boolean {
  if (ALWAYS_FILTERED.has(key)) return true;
  if (kind === "number") return step !== null && uses.length >= 4;
  const distinct = new Set(uses.map((use) => use.value)).size;
  return kind === "boolean" ? uses.length >= 3 : distinct >= 2 && distinct <= MOST_FILTER_VALUES && uses.length >= 4;
}

/** What nearly every product of a category says; sizes are asked for, but not every seller has measured. */
function isRequired(key: string, useCount: number, productCount: number): boolean {
  return key === "material" && useCount >= 10 && useCount >= productCount * 0.95;
}
