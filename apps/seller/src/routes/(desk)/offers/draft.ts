// The product being written: what is in the form, what the API would say about it, and why not.
import { type Condition, CreateProduct, type Currency, MARKETS, parseMoney } from "@stoa/client";

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
  sku: string;
  gtin: string;
  condition: Condition;
  onHand: string;
  weightGrams: string;
  prices: Partial<Record<Currency, string>>;
  photos: Photo[];
}

/** A form nobody has touched. */
export function emptyDraft(): Draft {
  return {
    title: "",
    brand: "",
    categorySlug: "",
    description: "",
    sku: "",
    gtin: "",
    condition: "new",
    onHand: "",
    weightGrams: "",
    prices: {},
    photos: [],
  };
}

/** The markets' currencies with the countries that pay in them. */
export const PRICED_MARKETS = Object.values(MARKETS);

/** What is wrong with each field; `prices.USD` and `photos.0.alt` name parts. Empty when all is well. */
export type Problems = Record<string, string>;

const FIELD_SENTENCE: Record<string, string> = {
  title: "Give it a title of 3 to 140 characters.",
  brand: "Name the brand, or your shop when there is none.",
  categorySlug: "Choose the category where buyers look for it.",
  description: "Describe it in at least 20 characters, at most 5,000.",
  sku: "Give it your own article number, at most 60 characters.",
  gtin: "A GTIN has 8, 12, 13 or 14 digits. Leave it empty when there is none.",
  onHand: "Count your stock: a whole number from 0 to 1,000,000.",
  weightGrams: "Weigh it with its packing: whole grams, at least 1.",
  prices: "Set a price in at least one currency.",
};

const wholeNumber = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : null);

/** Checks a draft with the schema of the API: the input to send, or what is wrong. */
export function checkDraft(
  draft: Draft,
): { input: CreateProduct; problems: null } | { input: null; problems: Problems } {
  const { photos, prices, ...rest } = draft;
  const priced = Object.entries(prices).filter(([, text]) => text.trim() !== "") as [Currency, string][];
  const parsed = CreateProduct.safeParse({
    ...rest,
    gtin: draft.gtin.replaceAll(/[\s-]/g, "") || null,
    onHand: wholeNumber(draft.onHand),
    weightGrams: wholeNumber(draft.weightGrams),
    prices: priced.map(([currency, text]) => ({ currency, priceMinor: parseMoney(text, currency) })),
    images: photos.map(({ hash, alt }) => ({ hash: hash ?? "", alt })),
  });
  if (parsed.success) return { input: parsed.data, problems: null };
  const problems: Problems = {};
  for (const { path } of parsed.error.issues) {
    const [field, index, part] = path.map(String);
    if (field === "prices" && index !== undefined) problems[`prices.${priced[Number(index)]?.[0]}`] = "Not an amount.";
    else if (field === "images" && part === "alt")
      problems[`photos.${index}.alt`] = "Say what the picture shows, for those who cannot see it.";
    else if (field === "images") problems["photos"] = photosSentence(photos);
    else if (field !== undefined) problems[field] = FIELD_SENTENCE[field] ?? "Something is missing here.";
  }
  return { input: null, problems };
}

function photosSentence(photos: readonly Photo[]): string {
  if (photos.length === 0) return "Add at least one picture.";
  if (photos.length > 8) return "A product has at most 8 pictures. Remove some.";
  return photos.some((photo) => photo.error)
    ? "Remove the picture that could not be uploaded."
    : "Wait until every picture is uploaded.";
}
