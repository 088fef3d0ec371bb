// The bare address leads to a market: by the languages the browser asks for, else by the country it asks from.
import { MARKETS, type MarketHandle } from "@stoa/client";
import type { APIEvent } from "@solidjs/start/server";

const MARKET_OF_LANGUAGE: Record<string, MarketHandle> = { de: "de", ja: "jp", ar: "ae", hi: "in", en: "us" };

/** The market of the first language tag we know: its region where that is a market, else its language. */
export function preferredMarket(acceptLanguage: string, country: string | undefined): MarketHandle {
  const ofCountry = (code: string | undefined) => Object.values(MARKETS).find((market) => market.country === code?.toUpperCase())?.handle;
  for (const tag of acceptLanguage.split(",")) {
    const [language = "", region] = tag.split(";")[0]!.trim().split("-");
    const found = ofCountry(region) ?? (language.toLowerCase() === "en" && !region ? ofCountry(country) : undefined) ?? MARKET_OF_LANGUAGE[language.toLowerCase()];
    if (found) return found;
  }
  return ofCountry(country) ?? "us";
}

export function GET({ request }: APIEvent) {
  const country = (request as { cf?: { country?: string } }).cf?.country;
  const market = preferredMarket(request.headers.get("accept-language") ?? "", country);
  return new Response(null, { status: 302, headers: { location: `/${market}`, vary: "accept-language" } });
}
