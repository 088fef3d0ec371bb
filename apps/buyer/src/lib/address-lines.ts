// A postal address as it is written on a parcel in its country.
import type { Address } from "@stoa/client";

/** The lines of an address, top to bottom. */
export function addressLines(address: Address, country: string): string[] {
  const { name, line1, line2, city, region, postalCode, phone } = address;
  const words = (...parts: string[]) => parts.filter(Boolean).join(" ");
  const town: Record<string, string[]> = {
    US: [words(city && `${city},`, region, postalCode)],
    IN: [words(city, postalCode), region],
    DE: [words(postalCode, city)],
    AE: [[city, region].filter(Boolean).join(", ")],
  };
  const lines =
    country === "JP"
      ? [postalCode && `〒${postalCode}`, words(region, city), line1, line2, name]
      : [name, line1, line2, ...(town[country] ?? [words(postalCode, city), region])];
  return [...lines, phone].filter(Boolean);
}
