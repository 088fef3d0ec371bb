// One sitemap: `pages.xml` for the start page, departments and collections, `products-1.xml` and on for the products.
import type { Addresses, CategoryNode, CollectionCard } from "@stoa/client";
import type { APIEvent } from "@solidjs/start/server";
import { api } from "../../lib/api.ts";
import { sitemap } from "../../lib/sitemap.ts";

const PRODUCTS = /^products-([1-9]\d{0,3})\.xml$/;

function categoryPaths(nodes: readonly CategoryNode[]): string[] {
  return nodes.flatMap((node) => (node.productCount > 0 ? [`/c/${node.slug}`, ...categoryPaths(node.children)] : []));
}

async function pagePaths(): Promise<string[]> {
  const [tree, collections] = await Promise.all([
    api().shop.catalog.categories.query({ market: "us" }) as Promise<CategoryNode[]>,
    api().shop.catalog.collections.query({ market: "us" }) as Promise<CollectionCard[]>,
  ]);
  return ["", ...categoryPaths(tree), ...collections.map(({ slug }) => `/k/${slug}`)];
}

async function productPaths(part: number): Promise<string[]> {
  const { slugs }: Addresses = await api().shop.search.addresses.query({ part });
  return slugs.map((slug) => `/p/${slug}`);
}

export async function GET({ request, params }: APIEvent) {
  const name = params["name"] ?? "";
  const part = PRODUCTS.exec(name)?.[1];
  const paths = name === "pages.xml" ? await pagePaths() : part ? await productPaths(Number(part) - 1) : [];
  if (paths.length === 0) return new Response("There is no such sitemap.", { status: 404 });
  return sitemap(new URL(request.url).origin, paths);
}
