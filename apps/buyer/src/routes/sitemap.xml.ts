// The pages for search engines: start page, departments, the most popular products, each in the five markets.
import { type CategoryNode, type Listings, ListingsInput, MARKETS } from "@stoa/client";
import type { APIEvent } from "@solidjs/start/server";
import { api } from "../lib/api.ts";

/** Pages of products that are listed, 24 to a page. */
const MOST_PAGES = 200;

function categoryPaths(nodes: readonly CategoryNode[]): string[] {
  return nodes.flatMap((node) => (node.productCount > 0 ? [`/c/${node.slug}`, ...categoryPaths(node.children)] : []));
}

async function productPaths(): Promise<string[]> {
  const paths: string[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const found: Listings = await api().shop.search.listings.query(ListingsInput.parse({ market: "us", after }));
    paths.push(...found.cards.map((card) => `/p/${card.slug}`));
    if (found.next === null) break;
    after = found.next;
  }
  return paths;
}

export async function GET({ request }: APIEvent) {
  const { origin } = new URL(request.url);
  const [tree, products] = await Promise.all([
    api().shop.catalog.categories.query({ market: "us" }) as Promise<CategoryNode[]>,
    productPaths(),
  ]);
  const markets = Object.values(MARKETS);
  const entry = (path: string) => {
    const alternates = markets
      .map(
        (market) =>
          `<xhtml:link rel="alternate" hreflang="${market.locale}" href="${origin}/${market.handle}${path}"/>`,
      )
      .join("");
    return markets.map((market) => `<url><loc>${origin}/${market.handle}${path}</loc>${alternates}</url>`).join("\n");
  };
  const body = ["", ...categoryPaths(tree), ...products].map(entry).join("\n");
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${body}\n</urlset>\n`;
  return new Response(xml, {
    headers: {
      "content-type": "application/xml; charset=utf-8",
      "cache-control": "public, s-maxage=3600, stale-while-revalidate=86400",
      "cache-tag": "search",
    },
  });
}
