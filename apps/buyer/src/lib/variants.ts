// Which variant of a product the address asks for, and where each choice of an option leads.
import type { OfferView, OptionAxis, ProductPage, VariantView } from "@stoa/client";

/** The variant with this SKU; else the first that can be bought, else the first. */
export function variantOf(product: ProductPage, sku: string | undefined): VariantView | undefined {
  const inStock = (variant: VariantView) => variant.offers.some((offer) => offer.available > 0);
  return (
    product.variants.find((variant) => variant.sku === sku) ?? product.variants.find(inStock) ?? product.variants[0]
  );
}

/** Offers as a page shows them, and the name of the seller whose shop led there, where that is why theirs stands first. */
export interface Shown {
  offers: readonly OfferView[];
  cameFrom: string | null;
}

/** Offers in their order, but what the seller with this handle can send comes first: who looks around in a shop buys there. */
export function offersFrom(offers: readonly OfferView[], handle: string | undefined): Shown {
  const theirs = offers.filter((offer) => offer.seller.handle === handle && offer.available > 0);
  const best = offers.find((offer) => offer.available > 0);
  if (!theirs[0] || theirs[0] === best) return { offers, cameFrom: null };
  return { offers: [...theirs, ...offers.filter((offer) => !theirs.includes(offer))], cameFrom: theirs[0].seller.name };
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
