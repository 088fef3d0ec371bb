// Refunds: what a customer gets back of an order, whoever decides it and why.
export { payRefund, REFUND_GUARDS, type RefundPart, refundStatements, type WantedRefund } from "./commands.ts";
export { type Refunded, refundedOf, type SoldParts, soldLinesOf } from "./queries.ts";
export { leftOf, type LinePart, refundParts, type RefundWish, type SoldLine } from "./rules.ts";
