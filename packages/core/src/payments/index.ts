// Payments: what providers have told, and what it adds up to.
export { factRow, givenUp, type NewFact, noteFact, providerNamed } from "./commands.ts";
export { amountsOf, holdingPayment, type PaymentRow, paymentsOf } from "./queries.ts";
export { dueFrom, type Fact, foldFacts, foldStatus, HOLDING } from "./rules.ts";
