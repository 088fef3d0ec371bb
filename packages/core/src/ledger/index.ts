// The ledger: who owes whom how much, in transactions that sum to zero.
export { post } from "./commands.ts";
export { balancesOf } from "./queries.ts";
export { type Accounts, cashAccounts, reversed, saleAccounts, surplusAccounts } from "./rules.ts";
