// Markets: country, currency, language and tax display in one word that is the first segment of every URL.
import { z } from "zod";
import type { Currency } from "./money.ts";

/** The handles of the markets, as in `/us`, `/in`, `/de`, `/jp`, `/ae`. */
export const MARKET_HANDLES = ["us", "in", "de", "jp", "ae"] as const;
export type MarketHandle = (typeof MARKET_HANDLES)[number];
export const MarketHandle = z.enum(MARKET_HANDLES);

/** How a customer can pay. */
export const PAYMENT_METHODS = ["card", "upi", "wallet", "cod"] as const;
export type PaymentMethod = (typeof PAYMENT_METHODS)[number];
export const PaymentMethod = z.enum(PAYMENT_METHODS);

/** The languages that the shop speaks. */
export const LANGUAGES = ["en", "de", "ja", "ar", "hi"] as const;
export type Language = (typeof LANGUAGES)[number];

/** All that a page needs to know of its market. */
export interface Market {
  handle: MarketHandle;
  country: string;
  name: string;
  currency: Currency;
  /** BCP 47; number, date and money formats follow it. */
  locale: string;
  language: "en" | "de" | "ja" | "ar";
  /** Other languages that the market can be read in, with their locale: under `/in/hi` beside `/in`. */
  alsoIn?: Partial<Record<Language, string>>;
  direction: "ltr" | "rtl";
  timeZone: string;
  /** Whether shown prices already hold the tax. */
  taxInclusive: boolean;
  taxBps: number;
  taxName: string;
  methods: readonly PaymentMethod[];
}

/** The five markets of the demo marketplace. Tax is the standard rate of the country (for the US a typical combined rate). */
export const MARKETS = {
  us: {
    handle: "us",
    country: "US",
    name: "United States",
    currency: "USD",
    locale: "en-US",
    language: "en",
    direction: "ltr",
    timeZone: "America/New_York",
    taxInclusive: false,
    taxBps: 825,
    taxName: "Sales tax",
    methods: ["card", "wallet"],
  },
  in: {
    handle: "in",
    country: "IN",
    name: "India",
    currency: "INR",
    locale: "en-IN",
    language: "en",
    alsoIn: { hi: "hi-IN" },
    direction: "ltr",
    timeZone: "Asia/Kolkata",
    taxInclusive: true,
    taxBps: 1800,
    taxName: "GST",
    methods: ["upi", "card", "wallet", "cod"],
  },
  de: {
    handle: "de",
    country: "DE",
    name: "Deutschland",
    currency: "EUR",
    locale: "de-DE",
    language: "de",
    direction: "ltr",
    timeZone: "Europe/Berlin",
    taxInclusive: true,
    taxBps: 1900,
    taxName: "MwSt.",
    methods: ["card", "wallet"],
  },
  jp: {
    handle: "jp",
    country: "JP",
    name: "日本",
    currency: "JPY",
    locale: "ja-JP",
    language: "ja",
    direction: "ltr",
    timeZone: "Asia/Tokyo",
    taxInclusive: true,
    taxBps: 1000,
    taxName: "消費税",
    methods: ["card", "wallet", "cod"],
  },
  ae: {
    handle: "ae",
    country: "AE",
    name: "الإمارات",
    currency: "AED",
    locale: "ar-AE",
    language: "ar",
    direction: "rtl",
    timeZone: "Asia/Dubai",
    taxInclusive: true,
    taxBps: 500,
    taxName: "ضريبة القيمة المضافة",
    methods: ["card", "wallet", "cod"],
  },
} as const satisfies Record<MarketHandle, Market>;

/** One market for each language, English first: how texts of the marketplace itself are looked at. */
export const READINGS: readonly Market[] = Object.values<Market>(MARKETS).filter(
  ({ language }, place, all) => all.findIndex((market) => market.language === language) === place,
);

/** The market that keeps its books in a currency. */
export const CURRENCY_MARKETS = Object.fromEntries(
  Object.values(MARKETS).map(({ currency, handle }) => [currency, handle]),
) as Record<Currency, MarketHandle>;

/** The market of a handle; null for a word that is none. */
export function marketOf(handle: string): Market | null {
  return (MARKETS as Record<string, Market>)[handle] ?? null;
}

/** The clocks of a seller's country; UTC where the marketplace has no market. */
export function timeZoneOf(country: string): string {
  return Object.values(MARKETS).find((market) => market.country === country)?.timeZone ?? "UTC";
}

/** The input of every public read: which market is looking. */
export const InMarket = z.strictObject({ market: MarketHandle });
export type InMarket = z.infer<typeof InMarket>;

/** A market as somebody reads it: its first path segments, and the language with its locale. */
export interface ShopPlace {
  market: Market;
  language: Language;
  locale: string;
  /** What every path of it begins with: `/in`, or `/in/hi` in another language than the market's own. */
  base: string;
}

/** A market in a language that it can be read in; in its own where it cannot. */
export function placeOf(market: Market, asked: string | undefined): ShopPlace {
  const locale = Object.hasOwn(market.alsoIn ?? {}, asked ?? "") ? market.alsoIn?.[asked as Language] : undefined;
  return locale === undefined
    ? { market, language: market.language, locale: market.locale, base: `/${market.handle}` }
    : { market: { ...market, locale }, language: asked as Language, locale, base: `/${market.handle}/${asked}` };
}

/** Every market in every language that it can be read in, the market's own first. */
export const PLACES: readonly ShopPlace[] = Object.values(MARKETS as Record<MarketHandle, Market>).flatMap((market) => [
  placeOf(market, undefined),
  ...Object.keys(market.alsoIn ?? {}).map((language) => placeOf(market, language)),
]);

const countryNames = new Map<string, Intl.DisplayNames>();

/** The name of a country in a language; the code itself where it is none. */
export function countryName(code: string, locale = "en"): string {
  const names = countryNames.get(locale) ?? new Intl.DisplayNames(locale, { type: "region" });
  countryNames.set(locale, names);
  return names.of(code) ?? code;
}

/** The English name of a market, for the desks. */
export const marketName = (market: MarketHandle): string => countryName(MARKETS[market].country);

/** Whether a word names the language of a read of a market; else it is read in the market's own. */
export const languageIn = (market: Market, asked: string | null): Language =>
  placeOf(market, asked ?? undefined).language;
