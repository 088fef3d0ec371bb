// Countries that the marketplace delivers to, by name.
import { MARKETS } from "@stoa/client";

/** The countries of the markets. */
export const COUNTRIES: readonly string[] = Object.values(MARKETS).map(({ country }) => country);

/** The name of a country in a language. */
export const countryName = (country: string, locale: string): string =>
  new Intl.DisplayNames([locale], { type: "region" }).of(country) ?? country;
