// The catalogue: categories and product pages.
export * from "./collections/index.ts";
export { createProduct } from "./commands.ts";
export { categoryTree, forgetCategoryTree, productBySlug, type ProductRecord, ratingCenti } from "./queries.ts";
export { pathTo, slugOf } from "./rules.ts";
