// What facets and their values are called in the language of the market.
import { type Condition, type Facet, type Listings, parseMoney } from "@stoa/client";
import { facetKeyOf } from "../lib/listing-query.ts";
import { useShop } from "../lib/shop.tsx";

/** Names of facets and values, for the shop this stands in. */
export function useLabels() {
  const { t, market, money } = useShop();

  const facetLabel = ({ key, label }: Pick<Facet, "key" | "label">): string => t.listing.facets[key] ?? label;

  const valueLabel = (key: string, { value, label }: { value: string; label: string }): string => {
    switch (key) {
      case "colour":
        return t.listing.colours[value] ?? label;
      case "condition":
        return t.condition[value as Condition] ?? label;
      case "rating":
        return t.listing.starsUp(Number(value));
      case "discount":
        return t.listing.percentOff(Number(value));
      case "stock":
        return t.listing.inStock;
      default:
        return label;
    }
  };

  const price = (text: string): string => {
    const minor = parseMoney(text, market.currency);
    return minor === null ? text : money(minor);
  };

  /** What a filter of the address says, short enough for a chip. */
  const filterLabel = (field: string, value: string, found: Listings): string => {
    if (field === "min") return `≥ ${price(value)}`;
    if (field === "max") return `≤ ${price(value)}`;
    if (field === "category") return found.category?.name ?? value;
    const key = facetKeyOf(field);
    const facet = found.facets.find((each) => each.key === key);
    const known = facet?.values.find((each) => each.value === value);
    const text = valueLabel(key, { value, label: known?.label ?? value });
    return key !== field && facet ? `${facet.label}: ${text}` : text;
  };

  return { facetLabel, valueLabel, filterLabel };
}
