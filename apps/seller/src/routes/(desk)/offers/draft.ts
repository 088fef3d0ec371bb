// The product being written: what is in the form, what the API would say about it, and why not.
import {
  type AttributeValue,
  type CategoryAttribute,
  type Condition,
  CreateProduct,
  type Currency,
  MARKETS,
  type OptionAxis,
  parseMoney,
  ProductContent,
} from "@stoa/client";
import { gridProblem, rowKey, type RowDraft, variantsOf } from "./variants";

/** A picture on its way or arrived; `hash` is set once the server has it. */
export interface Photo {
  key: number;
  fileName: string;
  previewUrl: string;
  alt: string;
  progress: number;
  hash: string | null;
  error: string | null;
}

/** The form as typed. */
export interface Draft {
  title: string;
  brand: string;
  categorySlug: string;
  description: string;
  /** Values of typed attributes by key, as typed; `yes` or `no` for those that are one of both. */
  attributes: Record<string, string>;
  /** The values that a page has already: they go back as they are unless something else is typed. */
  kept: AttributeValue[];
  photos: Photo[];
  condition: Condition;
  /** The axes on which variants differ; without any there is one variant. */
  axes: OptionAxis[];
  /** What is typed for each variant of the grid, by its values. */
  rows: Record<string, RowDraft>;
  sku: string;
  gtin: string;
  onHand: string;
  weightGrams: string;
  prices: Partial<Record<Currency, string>>;
}

/** A form nobody has touched. */
export function emptyDraft(): Draft {
  return {
    title: "",
    brand: "",
    categorySlug: "",
    description: "",
    attributes: {},
    kept: [],
    photos: [],
    condition: "new",
    axes: [],
    rows: {},
    sku: "",
    gtin: "",
    onHand: "",
    weightGrams: "",
    prices: {},
  };
}

/** The markets' currencies with the countries that pay in them. */
export const PRICED_MARKETS = Object.values(MARKETS);

/** What is wrong with each field; `prices.USD`, `photos.0.alt` and `rows.Red.gtin` name parts. Empty when all is well. */
export type Problems = Record<string, string>;

/** A form that can be sent, or what is wrong with it. */
export type Checked<Input> = { input: Input; problems: null } | { input: null; problems: Problems };

const FIELD_SENTENCE: Record<string, string> = {
  title: "Give it a title of 3 to 140 characters.",
  brand: "Name the brand, or your shop when there is none.",
  categorySlug: "Choose the category where buyers look for it.",
  description: "Describe it in at least 20 characters, at most 5,000.",
  sku: "Give it your own article number, at most 60 characters.",
  gtin: "A GTIN has 8, 12, 13 or 14 digits, and the last one checks the others. Leave it empty when there is none.",
  onHand: "Count your stock: a whole number from 0 to 1,000,000.",
  weightGrams: "Weigh it with its packing: whole grams, at least 1.",
  prices: "Set a price in at least one currency.",
  options: "Every axis needs a name of its own, and every value may stand there once.",
};

const wholeNumber = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : null);

/** A value as it is typed. */
export const typedValue = ({ value }: AttributeValue): string =>
  typeof value === "boolean" ? (value ? "yes" : "no") : String(value);

/** Typed attributes as the API wants them: what the category asks and is filled in, and what the page has beyond that. */
function valuesOf(draft: Draft, asked: readonly CategoryAttribute[]): AttributeValue[] {
  const kept = new Map(draft.kept.map((one) => [one.key, one]));
  const values = asked.flatMap(({ key, kind }): AttributeValue[] => {
    const typed = (draft.attributes[key] ?? "").trim();
    const before = kept.get(key);
    kept.delete(key);
    if (typed === "") return [];
    if (before && typedValue(before) === typed) return [before];
    if (kind === "boolean") return [{ key, value: typed === "yes" }];
    const number = kind === "number" ? numberOf(typed) : Number.NaN;
    return [{ key, value: Number.isFinite(number) ? number : typed }];
  });
  return [...values, ...kept.values()];
}

const numberOf = (text: string) => Number(text.replace(",", "."));

const contentOf = (draft: Draft, asked: readonly CategoryAttribute[]) => ({
  title: draft.title,
  brand: draft.brand,
  categorySlug: draft.categorySlug,
  description: draft.description,
  attributes: valuesOf(draft, asked),
  images: draft.photos.map(({ hash, alt }) => ({ hash: hash ?? "", alt })),
});

/** What the category would say: a required value that is missing, a number that is none. */
function attributeProblems(draft: Draft, asked: readonly CategoryAttribute[]): Problems {
  const problems: Problems = {};
  for (const { key, label, kind, required, unit } of asked) {
    const text = (draft.attributes[key] ?? "").trim();
    const isAxis = draft.axes.some((axis) => axis.name === label);
    const isKept = draft.kept.some((one) => one.key === key && typedValue(one) === text);
    if (required && text === "" && !isAxis) problems[`attributes.${key}`] = "Buyers of this category ask for it.";
    if (kind === "number" && text !== "" && !isKept && !Number.isFinite(numberOf(text)))
      problems[`attributes.${key}`] = unit ? `Type a number of ${unit}, such as 12.5.` : "Type a number.";
  }
  return problems;
}

/** Checks what a product page says: the input of a proposal, or what is wrong. */
export function checkContent(draft: Draft, asked: readonly CategoryAttribute[]): Checked<ProductContent> {
  const parsed = ProductContent.safeParse(contentOf(draft, asked));
  const problems = attributeProblems(draft, asked);
  if (parsed.success && Object.keys(problems).length === 0) return { input: parsed.data, problems: null };
  for (const { path } of parsed.error?.issues ?? []) problemOf(draft, problems, path.map(String));
  return { input: null, problems };
}

/** Checks a whole draft with the schema of the API: the input to send, or what is wrong. */
export function checkDraft(draft: Draft, asked: readonly CategoryAttribute[] = []): Checked<CreateProduct> {
  const variants = variantsOf(draft);
  const parsed = CreateProduct.safeParse({
    ...contentOf(draft, asked),
    condition: draft.condition,
    options: draft.axes,
    variants: variants.map(({ options, row }) => ({
      options,
      sku: row.sku,
      gtin: row.gtin.trim() || null,
      onHand: wholeNumber(row.onHand),
      weightGrams: wholeNumber(draft.weightGrams),
      prices: pricesOf(row.prices).map(([currency, text]) => ({ currency, priceMinor: parseMoney(text, currency) })),
    })),
  });
  const problems = attributeProblems(draft, asked);
  if (parsed.success && Object.keys(problems).length === 0) return { input: parsed.data, problems: null };
  for (const { path } of parsed.error?.issues ?? []) {
    const [field, index, part, place] = path.map(String);
    if (field !== "variants") problemOf(draft, problems, path.map(String));
    else if (index === undefined) problems["options"] = "There are at most 60 variants, and at least one.";
    else variantProblem(draft, problems, { index: Number(index), part: part ?? "", place });
  }
  return { input: null, problems };
}

const pricesOf = (prices: Draft["prices"]) =>
  Object.entries(prices).filter(([, text]) => text.trim() !== "") as [Currency, string][];

function problemOf(draft: Draft, problems: Problems, [field = "", index, part]: readonly string[]): void {
  if (field === "images" && part === "alt")
    problems[`photos.${index}.alt`] = "Say what the picture shows, for those who cannot see it.";
  else if (field === "images") problems["photos"] = photosSentence(draft.photos);
  else problems[field] = FIELD_SENTENCE[field] ?? "Something is missing here.";
}

/** A problem of one variant, at its row of the grid; at the one field for all where there is no grid, or none of its own. */
function variantProblem(
  draft: Draft,
  problems: Problems,
  { index, part, place }: { index: number; part: string; place: string | undefined },
): void {
  const variant = variantsOf(draft)[index];
  if (!variant) return;
  const isGrid = draft.axes.length > 0;
  if (part === "weightGrams") problems["weightGrams"] = FIELD_SENTENCE["weightGrams"]!;
  else if (part === "prices") {
    const currency = place === undefined ? undefined : pricesOf(variant.row.prices)[Number(place)]?.[0];
    const isOwn = currency !== undefined && draft.rows[rowKey(variant.options)]?.prices[currency];
    if (currency === undefined) problems["prices"] = FIELD_SENTENCE["prices"]!;
    else problems[isOwn ? `rows.${rowKey(variant.options)}.prices` : `prices.${currency}`] = "Not an amount.";
  } else if (isGrid) problems[`rows.${rowKey(variant.options)}.${part}`] = gridProblem(part, variant.row);
  else problems[part] = FIELD_SENTENCE[part] ?? "Something is missing here.";
}

function photosSentence(photos: readonly Photo[]): string {
  if (photos.length === 0) return "Add at least one picture.";
  if (photos.length > 8) return "A product has at most 8 pictures. Remove some.";
  return photos.some((photo) => photo.error)
    ? "Remove the picture that could not be uploaded."
    : "Wait until every picture is uploaded.";
}
