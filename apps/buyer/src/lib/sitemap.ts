// Sitemaps as search engines read them: every page in each market, with the same page in the others beside it.
import { PLACES } from "@stoa/client";

const XML = `<?xml version="1.0" encoding="UTF-8"?>`;
const SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9";

const xml = (body: string): Response =>
  new Response(`${XML}\n${body}\n`, {
    headers: {
      "content-type": "application/xml; charset=utf-8",
      "cache-control": "public, s-maxage=3600, stale-while-revalidate=86400",
      "cache-tag": "search,home",
    },
  });

/** A list of sitemaps. */
export function sitemapIndex(addresses: readonly string[]): Response {
  const entries = addresses.map((address) => `<sitemap><loc>${address}</loc></sitemap>`);
  return xml(`<sitemapindex xmlns="${SCHEMA}">\n${entries.join("\n")}\n</sitemapindex>`);
}

/** A page by its path below the market, with the day of its last change where it is known. */
export interface MappedPage {
  path: string;
  updatedAt?: number;
}

/** Pages with their other languages beside them. */
export function sitemap(origin: string, pages: readonly MappedPage[]): Response {
  const entries = pages.flatMap(({ path, updatedAt }) => {
    const changed = updatedAt ? `<lastmod>${new Date(updatedAt).toISOString().slice(0, 10)}</lastmod>` : "";
    const alternate = (locale: string, base: string) =>
      `<xhtml:link rel="alternate" hreflang="${locale}" href="${origin}${base}${path}"/>`;
    const alternates = [...PLACES.map(({ locale, base }) => alternate(locale, base)), alternate("x-default", "/us")];
    return PLACES.map(({ base }) => `<url><loc>${origin}${base}${path}</loc>${changed}${alternates.join("")}</url>`);
  });
  return xml(`<urlset xmlns="${SCHEMA}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join("\n")}\n</urlset>`);
}
