// Postal addresses and the rules of each country.
import { z } from "zod";

/** A postal address within a country; at checkout the country is the market's. */
export const Address = z.strictObject({
  name: z.string().trim().min(1).max(80),
  line1: z.string().trim().min(1).max(120),
  line2: z.string().trim().max(120).default(""),
  city: z.string().trim().min(1).max(80),
  region: z.string().trim().max(80).default(""),
  postalCode: z.string().trim().max(16).default(""),
  phone: z
    .string()
    .trim()
    .regex(/^[+\d][\d\s().-]{5,24}$/),
});
export type Address = z.infer<typeof Address>;

/** Postal codes by country; a country that is not here has none. */
export const POSTAL_CODE: Record<string, RegExp> = {
  US: /^\d{5}(-\d{4})?$/,
  IN: /^[1-9]\d{5}$/,
  DE: /^\d{5}$/,
  JP: /^\d{3}-?\d{4}$/,
};

/** Countries whose addresses name a region. */
export const COUNTRIES_WITH_REGION: ReadonlySet<string> = new Set(["US", "IN", "JP", "AE"]);

/** The fields of an address that its country does not take as they are, as `postalCode` and `region`. */
export function addressTroubles(country: string, address: Pick<Address, "postalCode" | "region">): string[] {
  const code = POSTAL_CODE[country];
  return [
    ...(code && !code.test(address.postalCode) ? ["postalCode"] : []),
    ...(COUNTRIES_WITH_REGION.has(country) && address.region === "" ? ["region"] : []),
  ];
}
