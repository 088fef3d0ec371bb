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

/** All that a page needs to know of its market. */
export interface Market {
  handle: MarketHandle;
  country: string;
  name: string;
  currency: Currency;
  /** BCP 47; number, date and money formats follow it. */
  locale: string;
  language: "en" | "de" | "ja" | "ar";
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

/** The market of a handle; null for a word that is none. */
export function marketOf(handle: string): Market | null {
  return (MARKETS as Record<string, Market>)[handle] ?? null;
}

/** The input of every public read: which market is looking. */
export const InMarket = z.strictObject({ market: MarketHandle });
export type InMarket = z.infer<typeof InMarket>;
