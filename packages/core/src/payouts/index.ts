// Payouts: what was sold becomes the seller's, and reaches their bank.
export { adjust, listAdjustments } from "./adjusting.ts";
export { askPayout, holdPayouts, retryPayout, runPayoutsNow, setPayoutAccount, setPayoutTerms } from "./commands.ts";
export { allPayouts, ownPayouts, payoutById, sellerFinance, sellerMoney } from "./queries.ts";
export { releaseDue } from "./releasing.ts";
export { periodOf } from "./rules/periods.ts";
export { payEverybody, payoutPage, sweepPayouts } from "./scheduling.ts";
export { sendPayout } from "./sending.ts";
export { STATEMENT_PAGE, statementOf, wholeStatement } from "./statement.ts";
