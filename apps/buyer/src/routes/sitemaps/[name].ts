// One sitemap: `pages.xml` for the start page, departments and collections, `products-1.xml` and on for the products.
import type { Addresses, CategoryNode, CollectionCard } from "@stoa/client";
import type { APIEvent } from "@solidjs/start/server";
import { api } from "../../lib/api.ts";
import { type MappedPage, sitemap } from "../../lib/sitemap.ts";

const PRODUCTS = /^products-([1-9]\d{0,3})\.xml$/;

function categoryPaths(nodes: readonly CategoryNode[]): string[] {
  return nodes.flatMap((node) => (node.productCount > 0 ? [`/c/${node.slug}`, ...categoryPaths(node.children)] : []));
}

async function pages(): Promise<MappedPage[]> {
  const [tree, collections] = await Promise.all([
    api().shop.catalog.categories.query({ market: "us" }) as Promise<CategoryNode[]>,
    api().shop.catalog.collections.query({ market: "us" }) as Promise<CollectionCard[]>,
  ]);
  const paths = ["", ...categoryPaths(tree), ...collections.map(({ slug }) => `/k/${slug}`)];
  return paths.map((path) => ({ path }));
}

async function products(part: number): Promise<MappedPage[]> {
  const found: Addresses = await api().shop.search.addresses.query({ part });
  return found.products.map(({ slug, updatedAt }) => ({ path: `/p/${slug}`, updatedAt }));
}

export async function GET({ request, params }: APIEvent) {
  const name = params["name"] ?? "";
  const part = PRODUCTS.exec(name)?.[1];
  const found = name === "pages.xml" ? await pages() : part ? await products(Number(part) - 1) : [];
  if (found.length === 0) return new Response("There is no such sitemap.", { status: 404 });
  return sitemap(new URL(request.url).origin, found);
}
