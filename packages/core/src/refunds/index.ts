// Refunds: what a customer gets back of an order, whoever decides it and why.
export {
  payRefund,
  REFUND_GUARDS,
  refundFailed,
  refundNamed,
  type RefundPart,
  refundStatements,
  releaseRest,
  retryRefund,
  type WantedRefund,
} from "./commands.ts";
export { dueOf, failedRefunds, type Refunded, refundedOf, type SoldParts, soldLinesOf } from "./queries.ts";
export { leftOf, type LinePart, refundParts, type RefundWish, type SoldLine } from "./rules.ts";
