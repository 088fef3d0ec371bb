// The catalogue: categories and what they ask for, product pages, proposals and their record, collections.
export { attributesOf, listAttributes } from "./attributes.ts";
export { changesOf, listChanges, proposalById } from "./changes.ts";
export * from "./collections/index.ts";
export { removeCategoryAttribute, setAttribute, setCategoryAttribute } from "./commands/attributes.ts";
export { createProduct } from "./commands/create.ts";
export { answerChange, approveChange } from "./commands/decide.ts";
export { editProduct, setCatalogueSettings, setProductStatus } from "./commands/edit.ts";
export { type Proposed, reviseProduct, withdrawChange } from "./commands/propose.ts";
export { sellVariant } from "./commands/sell.ts";
export { categoryPagesGone, formerPagesGone } from "./jobs.ts";
export { listProducts, listSellerProducts, productById, sellerProduct } from "./lists.ts";
export { matchProducts } from "./matches.ts";
export {
  attributeLabels,
  categoryTree,
  forgetCategoryTree,
  productBySlug,
  type ProductRecord,
  ratingCenti,
} from "./queries.ts";
export { pathTo, slugOf } from "./rules.ts";
export { catalogueSettings, DEFAULT_CATALOGUE_SETTINGS } from "./settings.ts";
