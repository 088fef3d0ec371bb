// Pricing: what a basket costs, and when it arrives.
export {
  addWorkingDays,
  deliveryFee,
  deliveryPromise,
  laterDay,
  type PricedLine,
  quoteBasket,
  type QuotedBasket,
  type QuotedGroup,
  type QuotedLine,
} from "./rules.ts";
