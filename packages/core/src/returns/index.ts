// Returns: what comes back of an order, under which policy, and the money with it.
export { beginning, cancelReturn, requestReturn, sendReturn } from "./buying.ts";
export { deliveredUnits, goneUnits, unitsLeft } from "./delivered.ts";
export { type CaseId, freezing, openCasesOf, unfreezing } from "./freezing.ts";
export { givingBack } from "./giving-back.ts";
export { recorded, RETURN_GUARDS } from "./moving.ts";
export { ownReturnTerms, removeReturnPolicy, returnPolicies, setReturnPolicy, setReturnTerms } from "./policies.ts";
export {
  claimable,
  filesOf,
  listReturns,
  ownOrderRow,
  ownReturn,
  returnById,
  returnOptions,
  returnRow,
  returnView,
} from "./queries.ts";
export { returnDueAt } from "./rules.ts";
export { approveReturn, receiveReturn, refundReturn, refuseReturn, sweepReturns } from "./selling.ts";
