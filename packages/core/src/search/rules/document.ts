// From a product of the catalogue to what the index keeps of it. Decides; reads nothing.
import type { Currency, Id, ImageView, Language, OptionAxis } from "@stoa/contract";
import { COLOUR_FAMILIES, colourFamily } from "./colours.ts";
import { ratingScoreOf } from "./place.ts";
import type { Head } from "./rank.ts";
import { languageOf, nameLength, stemmed, wordsOf } from "./words.ts";

/** A product as the catalogue has it, with the offers that can be bought. */
export interface SourceProduct {
  productId: Id<"product">;
  slug: string;
  title: string;
  brand: string;
  description: string;
  options: OptionAxis[];
  ratingSum: number;
  ratingCount: number;
  soldCount: number;
  createdAt: number;
  /** From the root down. */
  categories: readonly { slug: string; name: string; names?: readonly string[] }[];
  /** What it is called in other languages. */
  texts?: readonly { language: Language; title: string; description: string | null }[];
  /** Slugs of the collections it was put into. */
  collections: readonly { slug: string; name: string }[];
  tags: readonly string[];
  image: ImageView | null;
  attributes: readonly SourceAttribute[];
  codes: readonly string[];
  offers: readonly SourceOffer[];
}

/** An attribute. `step` is the width of its bins when it is a number that can be filtered. */
export interface SourceAttribute {
  key: string;
  label: string;
  text: string;
  number: number | null;
  unit: string | null;
  filterable: boolean;
  step: number | null;
}

/** An offer that can be bought. */
export interface SourceOffer {
  offerId: Id<"offer">;
  options: Record<string, string>;
  condition: string;
  sellerHandle: string;
  sellerName: string;
  available: boolean;
  prices: { currency: Currency; priceMinor: number; compareAtMinor: number | null }[];
}

/** A facet value before it has a number. */
export interface NamedValue {
  key: string;
  keyLabel: string;
  value: string;
  label: string;
  hex: string | null;
}

/** What the index keeps of a product, its facet values still by name. */
export interface IndexDocument {
  product: SourceProduct;
  values: NamedValue[];
  units: { values: NamedValue[]; offer: SourceOffer }[];
  colours: { value: string; hex: string }[];
  ratingCenti: number;
  ratingScore: number;
  head: Head;
  /** What its categories are called, and what it is called itself in other languages. */
  category: string[];
  description: string[];
  /** Words of title and brand as they are written. */
  words: string[];
}

/** Keys of facets that every product has; attributes and option axes bring their own. */
const BUILT_IN = {
  category: "Category",
  collection: "Collection",
  brand: "Brand",
  colour: "Colour",
  condition: "Condition",
  seller: "Seller",
  tag: "Tag",
} as const;

const builtIn = (key: keyof typeof BUILT_IN, value: string, label = value, hex: string | null = null): NamedValue => ({
  key,
  keyLabel: BUILT_IN[key],
  value,
  label,
  hex,
});

const slug = (label: string): string => wordsOf(label, 6).join("-").slice(0, 40) || "other";

/** An attribute's value as a facet: a number falls into a bin of its step. */
function attributeValue({ key, label, text, number, unit, step }: SourceAttribute): NamedValue {
  if (number === null || step === null)
    return { key, keyLabel: label, value: text, label: unit ? `${text} ${unit}` : text, hex: null };
  const from = Math.floor(number / step) * step;
  const rounded = (value: number) => Number(value.toPrecision(12));
  const span = `${rounded(from)}–${rounded(from + step)}`;
  return { key, keyLabel: label, value: span, label: unit ? `${span} ${unit}` : span, hex: null };
}

/** The facet values of one variant's options; shades count as their colour family. */
function optionValues(options: Record<string, string>, axes: readonly OptionAxis[]): NamedValue[] {
  return Object.entries(options).map(([name, value]) => {
    const axis = axes.find((each) => each.name === name);
    if (axis?.kind !== "swatch") return { key: slug(name), keyLabel: name, value, label: value, hex: null };
    const family = colourFamily(axis.values.find((each) => each.value === value)?.hex ?? "");
    return family ? builtIn("colour", family, family, COLOUR_FAMILIES[family]) : builtIn("colour", value);
  });
}

const distinctValues = (values: readonly NamedValue[]): NamedValue[] => [
  ...new Map(values.map((value) => [`${value.key}\0${value.value}`, value])).values(),
];

/** A category with what it is called in every language. */
type SourceCategory = SourceProduct["categories"][number];

/** A category as a facet value. */
export const categoryValue = ({ slug: value, name }: SourceCategory): NamedValue => builtIn("category", value, name);

/** The stems by which a category is found, one language after the other. */
export function categoryStems({ name, names = [] }: SourceCategory): string[] {
  const [english, german] = [stemmed(name), stemmed(name, "de")];
  const isSame = english.join(" ") === german.join(" ");
  return [...english, ...(isSame ? [] : german), ...names.flatMap((each) => stemmed(each))];
}

const MOST_SWATCHES = 6;

/** What the index keeps of a product; null when nobody offers it. */
export function documentOf(product: SourceProduct): IndexDocument | null {
  const {
    title,
    brand,
    description,
    options,
    categories,
    attributes,
    offers,
    ratingSum,
    ratingCount,
    texts = [],
  } = product;
  if (offers.length === 0) return null;
  const language = languageOf(`${title} ${description}`);
  const stems = (text: string) => stemmed(text, language);
  const swatches = options.filter((axis) => axis.kind === "swatch").flatMap((axis) => axis.values);
  const units = offers.map((offer) => ({
    offer,
    values: distinctValues([
      ...optionValues(offer.options, options),
      builtIn("condition", offer.condition),
      builtIn("seller", offer.sellerHandle, offer.sellerName),
    ]),
  }));
  const families = units.flatMap(({ values }) =>
    values.filter(({ key }) => key === "colour").map(({ label }) => label),
  );
  const shades = swatches.map(({ value }) => value);
  const choices = options
    .filter((axis) => axis.kind !== "swatch")
    .flatMap((axis) => axis.values.map(({ value }) => value));
  // What a thing is called elsewhere says what it is, as its category does; its rank is that of its own words.
  const elsewhere = texts.flatMap((text) => stemmed(text.title, text.language === "de" ? "de" : "en"));
  const own = stems(title);
  const facts = attributes.map(({ label, text, unit }) => `${text} ${unit ?? ""} ${label}`);
  return {
    product,
    values: distinctValues([
      ...categories.map(categoryValue),
      ...product.collections.map((each) => builtIn("collection", each.slug, each.name)),
      ...product.tags.map((each) => builtIn("tag", each)),
      builtIn("brand", brand),
      ...attributes.filter(({ filterable }) => filterable).map(attributeValue),
    ]),
    units,
    colours: swatches.flatMap(({ value, hex }) => (hex ? [{ value, hex }] : [])).slice(0, MOST_SWATCHES),
    ratingCenti: ratingCount > 0 ? Math.round((ratingSum * 100) / ratingCount) : 0,
    ratingScore: ratingScoreOf(ratingSum, ratingCount),
    head: {
      title: own.join(" "),
      titleLength: own.length,
      nameLength: nameLength(title),
      brand: stems(brand).join(" "),
      elsewhere: elsewhere.join(" "),
      attributes: stems([...new Set([...shades, ...families, ...choices, ...facts])].join(" ")).join(" "),
      sku: stems(product.codes.join(" ")).join(" "),
    },
    category: [...categories.flatMap(categoryStems), ...elsewhere],
    description: [
      ...stems(description),
      ...texts.flatMap((text) => stemmed(text.description ?? "", text.language === "de" ? "de" : "en")),
    ],
    words: spelled({ title, brand, titles: texts.map((text) => text.title) }),
  };
}

/** The words of a product's names, in whatever language, from which spelling is learnt. */
export const spelled = ({
  title,
  brand,
  titles,
}: {
  title: string;
  brand: string;
  titles: readonly string[];
}): string[] => [...new Set(wordsOf([title, brand, ...titles].join(" "), 120))].filter((word) => word.length > 1);
