// What pages about products read.
import { query } from "@solidjs/router";
import type { Id, SellerProductsInput } from "@stoa/client";
import { api } from "~/lib/api";
import { load, loadOrNull } from "~/lib/load";

/** The category tree. */
export const categories = query(() => load(api().seller.products.categories.query()), "categories");

/** What a category asks for. */
export const attributesOf = query(
  (categorySlug: string) => load(api().seller.products.attributes.query({ categorySlug })),
  "attributes",
);

/** A page of the seller's products. */
export const products = query(
  (input: SellerProductsInput) => load(api().seller.products.list.query(input)),
  "products",
);

/** One of the seller's products, null when it is none of theirs. */
export const productById = query(
  (productId: string) => loadOrNull(api().seller.products.get.query({ productId: productId as Id<"product"> })),
  "product",
);
