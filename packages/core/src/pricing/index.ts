// Pricing: what a basket costs, and when it arrives.
export type {
  Candidate,
  DeliveryTerms,
  Effect,
  GoodsScope,
  PricedLine,
  QuotedBasket,
  QuotedGroup,
  QuotedLine,
  QuoteFacts,
  Share,
} from "./rules/basket.ts";
export { addWorkingDays, laterDay } from "./rules/days.ts";
export { cheapestFee, deliveryPromise, usualTerms } from "./rules/delivery.ts";
export { quoteBasket } from "./rules/quote.ts";
