// What somebody sees who brings neither cookies nor scripts, in every market: names, prices in the market's own
// money and format, a form to order with, and a page that anybody's cache may keep.
import { MARKET_HANDLES, MARKETS } from "@stoa/contract";
import { expect, inject, test } from "vitest";

const PAGES = ["", "/c/furniture", "/s?q=table", "/p/round-table-with-beech-legs"];

/** The round table's price as its market writes it. */
const PRICES = {
  us: /\$\d+\.\d{2}/,
  in: /₹[\d,]+\.\d{2}/,
  de: /\d+,\d{2}\s€/,
  jp: /[¥￥][\d,]+(?![\d.])/,
  ae: /د\.إ/,
} as const;

const withoutScripts = (html: string): string => html.replaceAll(/<script.*?<\/script>/gs, "");

for (const handle of MARKET_HANDLES) {
  test.skipIf(inject("browser") === "")(
    `/${handle} can be read and bought from without cookies and scripts`,
    async () => {
      const { direction, locale } = MARKETS[handle];
      for (const page of PAGES) {
        const response = await fetch(`${inject("origins").buyer}/${handle}${page}`);
        expect(response.status, page).toBe(200);
        expect(response.headers.get("cache-control"), page).toMatch(/^public, s-maxage=\d+/);
        expect(response.headers.get("cache-tag"), page).toContain(`market:${handle}`);
        expect(response.headers.getSetCookie()).toEqual([]);
        const html = withoutScripts(await response.text());
        expect(html, page).toContain(`<html lang="${locale}" dir="${direction}"`);
        if (page !== "") expect(html.includes("Round Table with Beech Legs"), page).toBe(true);
        expect(PRICES[handle].test(html), page).toBe(true);
        expect(html, page).toMatch(/<form[^>]*method="post"/i);
        if (handle === "jp") expect(html, page).not.toMatch(/[¥￥][\d,]+\.\d/);
      }
    },
  );
}
