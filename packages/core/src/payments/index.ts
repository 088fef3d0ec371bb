// Payments: what providers have told, and what it adds up to.
export { noteRefund } from "./commands.ts";
export { amountsOf, type PaymentRow, paymentsOf } from "./queries.ts";
export { type Fact, foldFacts, type PaymentAmounts } from "./rules.ts";
