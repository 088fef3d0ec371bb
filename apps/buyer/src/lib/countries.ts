// Countries that the marketplace delivers to.
import { MARKETS } from "@stoa/client";

/** The countries of the markets. */
export const COUNTRIES: readonly string[] = Object.values(MARKETS).map(({ country }) => country);
