// Reconciliation: our books against what payment providers say.
export { reconcileDays, reconcileFile, reconcileYesterday } from "./commands.ts";
export { listReconciliations, reconciliationById } from "./queries.ts";
