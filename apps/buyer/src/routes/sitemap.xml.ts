// The way in for search engines: the sitemap of the pages that lead to products, and those of the products in parts.
import type { Addresses } from "@stoa/client";
import type { APIEvent } from "@solidjs/start/server";
import { api } from "../lib/api.ts";
import { sitemapIndex } from "../lib/sitemap.ts";

export async function GET({ request }: APIEvent) {
  const { origin } = new URL(request.url);
  const { parts }: Addresses = await api().shop.search.addresses.query({ part: 0 });
  const products = Array.from({ length: parts }, (_, i) => `products-${i + 1}`);
  return sitemapIndex(["pages", ...products].map((name) => `${origin}/sitemaps/${name}.xml`));
}
