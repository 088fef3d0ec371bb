// Which variant of a product the address asks for, and where each choice of an option leads.
import type { OptionAxis, ProductPage, VariantView } from "@stoa/client";

/** The variant with this SKU; else the first that can be bought, else the first. */
export function variantOf(product: ProductPage, sku: string | undefined): VariantView | undefined {
  const inStock = (variant: VariantView) => variant.offers.some((offer) => offer.available > 0);
  return (
    product.variants.find((variant) => variant.sku === sku) ?? product.variants.find(inStock) ?? product.variants[0]
  );
}

/** A choice of an option: the variant it leads to, null when there is none. */
export interface Choice {
  value: string;
  hex: string | null;
  chosen: boolean;
  variant: VariantView | null;
}

/** The choices of an axis, seen from a variant: the one that keeps most of its other options. */
export function choicesOf(product: ProductPage, axis: OptionAxis, from: VariantView): Choice[] {
  const kept = (variant: VariantView) =>
    Object.entries(from.options).filter(([name, value]) => variant.options[name] === value).length;
  return axis.values.map(({ value, hex }) => {
    const candidates = product.variants.filter((variant) => variant.options[axis.name] === value);
    return {
      value,
      hex,
      chosen: from.options[axis.name] === value,
      variant: candidates.toSorted((a, b) => kept(b) - kept(a))[0] ?? null,
    };
  });
}
