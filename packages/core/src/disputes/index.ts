// Disputes: a customer's bank wants money back. Providers tell of them; sellers say what they have to say.
export { noteDispute, submitDispute } from "./commands.ts";
export { allDisputes, disputeById, ownDispute, ownDisputes } from "./queries.ts";
export { EVIDENCE_MS, type OrderLeft, type Share, sharesOf } from "./rules.ts";
export { disputeParts } from "./telling.ts";
