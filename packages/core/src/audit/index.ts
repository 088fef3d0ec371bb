// The audit log: read by filters, and checked from its first row to its last.
export { allAudit, ownAudit } from "./queries.ts";
export { type AuditCheck, type BrokenRow, type ChainPlace, FIRST_CHAIN, verifyAudit, verifyChains } from "./verify.ts";
