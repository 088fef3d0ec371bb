// Which market somebody who names none probably wants.
import { MARKETS, type MarketHandle } from "@stoa/client";

const MARKET_OF_LANGUAGE: Record<string, MarketHandle> = { de: "de", ja: "jp", ar: "ae", hi: "in", en: "us" };

/** The market of the first language tag we know: its region where that is a market, else its language. */
export function preferredMarket(acceptLanguage: string, country: string | undefined): MarketHandle {
  const ofCountry = (code: string | undefined) =>
    Object.values(MARKETS).find((market) => market.country === code?.toUpperCase())?.handle;
  for (const tag of acceptLanguage.split(",")) {
    const [language = "", region] = tag.split(";")[0]!.trim().split("-");
    const found =
      ofCountry(region) ??
      (language.toLowerCase() === "en" && !region ? ofCountry(country) : undefined) ??
      MARKET_OF_LANGUAGE[language.toLowerCase()];
    if (found) return found;
  }
  return ofCountry(country) ?? "us";
}
