// The market a page belongs to, with its texts and addresses. Every component below the market's layout can ask for it.
import { formatMoney, type Language, type Market, type ShopPlace, type Currency } from "@stoa/client";
import { createContext, useContext } from "solid-js";
import { countText } from "../i18n/count.ts";
import { type Texts, textsOf } from "../i18n/index.ts";

/** What a page needs to know of its market. */
export interface Shop {
  /** The market; its locale is that of the language. */
  market: Market;
  language: Language;
  t: Texts;
  /** The address of a page in this market: `path("/cart")` is `/us/cart`, `/in/hi/cart` in Hindi. */
  path: (rest?: string) => string;
  /** A whole number as text. */
  count: (n: number) => string;
  /** An average of stars, given times 100, as text: `4.3`. */
  stars: (centi: number) => string;
  /** An amount as text, for sentences and attributes; elsewhere use `<Money>`. */
  money: (minor: number, currency?: Currency) => string;
}

/** Makes the shop of a place. Its texts must be loaded. */
export function shopOf({ market, language, base }: ShopPlace): Shop {
  const comma = language === "de" ? "," : ".";
  return {
    market,
    language,
    count: (n) => countText(n, market.locale),
    stars: (centi) => (centi / 100).toFixed(1).replace(".", comma),
    t: textsOf(language),
    path: (rest = "") => base + rest,
    money: (minor, currency = market.currency) => formatMoney(minor, currency, market.locale),
  };
}

export const ShopContext = createContext<Shop>();

/** The shop this component stands in. */
export function useShop(): Shop {
  const shop = useContext(ShopContext);
  if (shop === undefined) throw new Error("useShop() outside of a market");
  return shop;
}
