// The ledger: who owes whom how much, in transactions that sum to zero.
export { post } from "./commands.ts";
export { type Freeze, freeze, release, unfreeze } from "./moving.ts";
export { ledgerOverview, listTxns, ownAccounts, sellerBalances } from "./queries.ts";
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
export {
  FIRST_SEAL,
  type LedgerCheck,
  SEAL_WITHIN_MS,
  sealHash,
  sealLedger,
  verifyLedger,
  verifySeals,
  verifySums,
} from "./sealing.ts";
