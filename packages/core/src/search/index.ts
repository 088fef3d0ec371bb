// Search: lists of products from an index of its own, kept true by jobs.
export { indexProducts, reindexAll } from "./commands.ts";
export { offerChanged, orderReturnedStock, productChanged, purchaseMovedStock, sellerChanged } from "./jobs.ts";
export { cardsOf, listings, suggest, topCards } from "./queries.ts";
export { wordsOf } from "./rules.ts";
