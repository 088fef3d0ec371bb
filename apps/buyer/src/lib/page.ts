// What an address says of a page: its market and language, and whether it is the same for everybody.
import { MARKETS, type Market, marketOf, placeOf, type ShopPlace } from "@stoa/client";

/** The market of a path; the United States where the path names none. */
export function marketOfPath(pathname: string): Market {
  return marketOf(pathname.split("/")[1] ?? "") ?? MARKETS.us;
}

/** The market of a path, and the language: the second segment where it names one, as in `/in/hi/cart`. */
export function placeOfPath(pathname: string): ShopPlace {
  return placeOf(marketOfPath(pathname), pathname.split("/")[2]);
}

/** A path as the routes know it, without its language. */
export function withoutLanguage(pathname: string): string {
  const { base, market } = placeOfPath(pathname);
  return base === `/${market.handle}` ? pathname : `/${market.handle}${pathname.slice(base.length)}`;
}

/** An address of a market in the language of the page that leads there. */
export function inLanguageOf(pathname: string, to: string): string {
  const { base, market } = placeOfPath(pathname);
  const own = `/${market.handle}`;
  const isOwn = to === own || to.startsWith(`${own}/`) || to.startsWith(`${own}?`);
  return isOwn && to !== base && !to.startsWith(`${base}/`) && !to.startsWith(`${base}?`)
    ? base + to.slice(own.length)
    : to;
}

const PUBLIC_PAGE =
  /^\/(us|in|in\/hi|de|jp|ae)(\/(c|k|p|shop|help)\/[^/]+|\/s|\/compare|\/credits|\/help|\/offline)?\/?$/;

/** Whether a page shows the same to everybody: home, category, collection, product, search, seller, comparison, credits, help, and what stands there without a line. */
export function isPublicPath(pathname: string): boolean {
  return PUBLIC_PAGE.test(pathname) || /^\/(robots\.txt|sitemap(s\/[^/]+)?\.xml)$/.test(pathname);
}

/** The query parameters that change what a public page shows. */
export const PAGE_PARAMETERS = [
  "q",
  "verbatim",
  "category",
  "seller",
  "brand",
  "colour",
  "condition",
  "rating",
  "min",
  "max",
  "stock",
  "discount",
  "a.*",
  "sort",
  "after",
  "before",
  "v",
  "by",
  "p",
  "img",
  "rs",
  "stars",
  "photos",
  "rafter",
  "qafter",
] as const;

/** Query parameters that mean the same in every market: a list's, without its money and its pages, and what an alert is about. */
const ASKED_ANYWHERE =
  /^(q|verbatim|category|seller|brand|colour|condition|rating|stock|discount|a\..+|sort|v|by|p|img|product|kind)$/;

/** What the address of a page asks, as far as another market can be asked it. What only this visitor brings is left out. */
export function askedAnywhere(search: string): string {
  const asked = [...new URLSearchParams(search)].filter(([name]) => ASKED_ANYWHERE.test(name));
  return asked.length > 0 ? `?${new URLSearchParams(asked)}` : "";
}
