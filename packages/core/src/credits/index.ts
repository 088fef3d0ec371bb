// Store credit: money that the marketplace owes a customer and takes for payment.
export { CREDIT_GUARDS, creditHeld, creditReleased, grantCredit } from "./commands.ts";
export { creditBalance, creditOf, ownCredit } from "./queries.ts";
export { creditFor, creditParts } from "./rules.ts";
