// The storefront's own pages, joined from what stands to the left of it.
export { buyBoxOf } from "./buy-box.ts";
export { cardsBySlug, comparison } from "./comparison.ts";
export { homePage, productPage } from "./queries.ts";
