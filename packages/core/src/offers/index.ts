// Offers: a seller's price, stock and condition for a variant.
export { setOfferStatus, setPrice, setStock } from "./commands.ts";
export {
  listSellerOffers,
  type OfferLine,
  offerLines,
  offersOfProduct,
  type ProductOffer,
  sellerOffer,
  variantLabel,
} from "./queries.ts";
export { type BuyBoxScore, type Contender, rankOffers, scoreOffers } from "./rules.ts";
