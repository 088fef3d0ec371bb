// Pricing: what a basket costs, and when it arrives.
export { type Shelving, shelvingOf } from "./goods.ts";
export type {
  Candidate,
  DeliveryTerms,
  Effect,
  PricedLine,
  QuotedBasket,
  QuotedGroup,
  QuotedLine,
  QuoteFacts,
  Share,
} from "./rules/basket.ts";
export { addWorkingDays, laterDay } from "./rules/days.ts";
export { deliveryPromise, feeOf, handedOverFrom, rateOf, usualTerms, usualWay, zoneOf } from "./rules/delivery.ts";
export { quoteBasket } from "./rules/quote.ts";
export { removeTaxRate, setTaxRate, taxesOf, taxRates } from "./taxes.ts";
