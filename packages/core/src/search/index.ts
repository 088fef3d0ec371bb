// Search: lists of products from an index of its own, kept true by jobs.
export { indexProducts, isIndexed, reindexAll, type RebuildProgress } from "./commands/rebuild.ts";
export {
  offerChanged,
  orderReturnedStock,
  productChanged,
  productRated,
  productsChanged,
  purchaseReturnedStock,
  purchaseTookStock,
  sellerChanged,
  sweepBestSellers,
} from "./jobs.ts";
export { addresses } from "./queries/addresses.ts";
export { cardsOf, topCards } from "./queries/cards.ts";
export { listings } from "./queries/listings.ts";
export { previewCollection } from "./queries/preview.ts";
export { suggest } from "./queries/suggest.ts";
export { WEIGHTS, type Weights } from "./rules/rank.ts";
export { wordsOf } from "./rules/words.ts";
