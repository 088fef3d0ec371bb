// The ledger: who owes whom how much, in transactions that sum to zero.
export { post } from "./commands.ts";
export { balancesOf } from "./queries.ts";
export {
  type Accounts,
  cashAccounts,
  type GivenBack,
  owedTo,
  refundAccounts,
  saleAccounts,
  type SoldOrder,
  surplusAccounts,
} from "./rules.ts";
