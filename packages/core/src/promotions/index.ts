// Promotions: coupons and automatic reductions, who may have them, and how often.
export { type Asked, type Candidates, candidatesFor } from "./candidates.ts";
export {
  forgettingRedemptions,
  REDEEM_GUARDS,
  redeeming,
  saveMarketPromotion,
  savePromotion,
  setAnyPromotionStatus,
  setPromotionStatus,
} from "./commands.ts";
export { allPromotions, anyPromotion, sellerPromotion, sellerPromotions } from "./queries.ts";
