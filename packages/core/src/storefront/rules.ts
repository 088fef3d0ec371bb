// How products stand side by side. Pure: the same products in the same order always make the same rows.
import type { ComparedAttribute, OfferView } from "@stoa/contract";

/** An attribute of one product. */
export interface AttributeText {
  key: string;
  label: string;
  text: string;
  unit: string | null;
}

/** Whether a row of texts is worth a look: not every product says the same. */
export const differing = (texts: readonly (string | null)[]): boolean => new Set(texts).size > 1;

/** The attributes of products, one row for each key: those that most products tell come first, else in the products' order. */
export function alignAttributes(products: readonly (readonly AttributeText[])[]): ComparedAttribute[] {
  const labels = new Map(products.flatMap((own) => own.map(({ key, label }) => [key, label] as const)).toReversed());
  const keys = new Set(products.flatMap((own) => own.map(({ key }) => key)));
  const rows = [...keys].map((key): ComparedAttribute => {
    const texts = products.map((own) => {
      const found = own.find((attribute) => attribute.key === key);
      return found ? [found.text, found.unit].filter(Boolean).join(" ") : null;
    });
    return { key, label: labels.get(key) ?? key, texts, differs: differing(texts) };
  });
  const told = (row: ComparedAttribute) => row.texts.filter((text) => text !== null).length;
  return rows.toSorted((a, b) => told(b) - told(a));
}

/** The offer that stands for a product: of each variant's best, in stock before sold out, then the cheapest. */
export function offerOfProduct(variants: readonly { offers: readonly OfferView[] }[]): OfferView | null {
  const best = variants.flatMap(({ offers }) => offers[0] ?? []);
  const worth = (offer: OfferView) => (offer.available > 0 ? 0 : 1);
  return best.toSorted((a, b) => worth(a) - worth(b) || a.priceMinor - b.priceMinor)[0] ?? null;
}
