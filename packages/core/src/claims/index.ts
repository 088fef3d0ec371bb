// Claims: what went wrong, the seller's answer, and the buyer guarantee behind it.
export { acceptAnswer, appealClaim, escalateClaim, openClaim, withdrawClaim } from "./buying.ts";
export { answerClaim, decideClaim, sweepClaims } from "./deciding.ts";
export {
  casesOfOrder,
  claimById,
  claimDesk,
  claimRow,
  claimView,
  listClaims,
  ownCases,
  ownClaim,
  ownClaimRow,
} from "./queries.ts";
export { claimDueAt } from "./rules.ts";
