// Offers: a seller's price, stock and condition for a variant.
export { setAvailability, setOfferStatus, setOfferTerms, setPrice, setSale, setStock } from "./commands.ts";
export { countSellerOffers, listSellerOffers, offerWhere } from "./listing.ts";
export {
  type OfferLine,
  offerLines,
  orderLimits,
  offersOfProduct,
  type ProductOffer,
  sellerOffer,
  shipsLater,
  variantLabel,
} from "./queries.ts";
export { adviceFor, type Levers } from "./rules/advice.ts";
export {
  type BuyBoxScore,
  type Contender,
  isUsed,
  leadOf,
  rankOffers,
  type Readiness,
  scoreOffers,
  type SellerHealth,
  takesTurns,
  turnOf,
  winsAlone,
} from "./rules/buy-box.ts";
export {
  announced,
  lowestBefore,
  type PastTerms,
  priceAt,
  type PriceNow,
  type PriceTerms,
  wantsLowestPrice,
} from "./rules/price.ts";
export { type StockTerms, type Units, unitsAt, unitsInAll } from "./rules/units.ts";
