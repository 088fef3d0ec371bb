// What an address says of a page: its market, and whether it is the same for everybody.
import { MARKETS, type Market, marketOf } from "@stoa/client";

/** The market of a path; the United States where the path names none. */
export function marketOfPath(pathname: string): Market {
  return marketOf(pathname.split("/")[1] ?? "") ?? MARKETS.us;
}

const PUBLIC_PAGE = /^\/(us|in|de|jp|ae)(\/(c|k|p|shop)\/[^/]+|\/s|\/compare|\/credits)?\/?$/;

/** Whether a page shows the same to everybody: home, category, collection, product, search, seller, comparison, credits. */
export function isPublicPath(pathname: string): boolean {
  return PUBLIC_PAGE.test(pathname) || /^\/sitemap(s\/[^/]+)?\.xml$/.test(pathname);
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
  "p",
  "img",
] as const;
