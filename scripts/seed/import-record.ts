// A line of an import file (docs/import-format.md), and what it says once attributes and part numbers are told apart.
import { Currency, MAX_MINOR } from "@stoa/contract";
import { slugOf } from "@stoa/core/catalog";
import { z } from "zod";

const Text = (most: number) => z.string().trim().min(1).max(most);

/** One product of an import file. */
export const ImportRecord = z.object({
  id: Text(120),
  title: Text(300),
  brand: z.string().trim().max(120).nullish(),
  category: z.array(Text(80)).min(1).max(6),
  description: z.string().max(20_000).nullish(),
  attributes: z.record(Text(60), z.union([z.string().max(1_000), z.number(), z.boolean()])).default({}),
  price: z.object({ amount: z.int().min(1).max(MAX_MINOR), currency: Currency }),
  synthetic: z
    .object({
      seller: Text(80),
      rating: z.number().min(1).max(5),
      ratingCount: z.int().min(0),
      stock: z.int().min(0),
      createdAt: z.iso.date().or(z.iso.datetime()),
    })
    .partial()
    .default({}),
});
export type ImportRecord = z.infer<typeof ImportRecord>;

/** Reads a line. A string says what is wrong with it. */
export function recordOf(line: string): ImportRecord | string {
  let value: unknown;
  try {
    value = JSON.parse(line.replace(/^\uFEFF/, ""));
  } catch {
    return "is not JSON";
  }
  const parsed = ImportRecord.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map(({ path, message }) => `${path.join(".") || "the line"}: ${message}`).join("; ");
}

/** An attribute, its number told apart from its unit: `750 g` is 750 of g; `Depth %` is the depth, in %. */
export interface ImportAttribute {
  key: string;
  label: string;
  kind: "text" | "number" | "boolean";
  text: string;
  number: number | null;
  unit: string | null;
}

const UNIT_IN_NAME = /^(.+?)\s+\(?(%|mm|cm|m|g|kg|ml|l|in|W|V|A|Hz)\)?$/;
const UNIT_IN_VALUE = /^(-?\d+(?:\.\d+)?)\s?(%|°C|[a-zA-ZµΩ]{1,5})$/;

/** What a record's attribute is. */
export function attributeOf(name: string, value: string | number | boolean): ImportAttribute {
  const [, label = name, unitInName = null] = UNIT_IN_NAME.exec(name) ?? [];
  const key = slugOf(unitInName === null ? label : `${label}-${unitInName === "%" ? "percent" : unitInName}`).slice(
    0,
    40,
  );
  if (typeof value === "boolean")
    return { key, label, kind: "boolean", text: value ? "Yes" : "No", number: null, unit: null };
  if (typeof value === "number")
    return { key, label, kind: "number", text: String(value), number: value, unit: unitInName };
  const [, digits, unit = null] = UNIT_IN_VALUE.exec(value.trim()) ?? [];
  if (digits === undefined) return { key, label, kind: "text", text: value.trim(), number: null, unit: null };
  return { key, label, kind: "number", text: digits, number: Number(digits), unit };
}

const PART_NUMBER_NAMES = new Set(["part number", "model number", "mpn", "sku", "article number"]);

/** The part number: an attribute of that name, else a word of the title that looks like one, else the record's id. */
export function partNumberOf({ id, title, attributes }: ImportRecord): string {
  const named = Object.entries(attributes).find(([name]) => PART_NUMBER_NAMES.has(name.toLowerCase()))?.[1];
  if (named !== undefined && String(named).trim() !== "") return String(named).trim().slice(0, 60);
  const words = title.split(/[\s,;()]+/);
  return words.find((word) => word.length >= 5 && /[A-Za-z]/.test(word) && (word.match(/\d/g)?.length ?? 0) >= 2) ?? id;
}
