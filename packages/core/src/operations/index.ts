// Operations: what runs by itself, and what operators see of it.
export { adminOverview, sellerToday } from "./dashboards.ts";
export { runDueJobs, runJob, runJobs } from "./handlers.ts";
export { giveUpJob, jobBoard, jobById, jobsDead, listJobs, replayJob, replayKind, sweepFailed } from "./job-board.ts";
export { checkInvariants, INVARIANT_NAMES, type InvariantBreak } from "./invariants.ts";
export { checkRunById, checksNow, listCheckRuns, recordInvariants, runCheck } from "./checks.ts";
export { flagsNow, saveFlag } from "./flags.ts";
export { figuresOf } from "./figures.ts";
export { type CallHeap, emptyHeap, foldCall, keepCalls, latencyNow } from "./latency.ts";
export { marketSetups } from "./markets.ts";
export { REMEDIED } from "./remedies.ts";
export { marketplaceSettings, saveSettings } from "./settings.ts";
export { EVERY_HOUR, EVERY_MINUTE, EVERY_NIGHT, sweepAll, type SweepName, sweepPage } from "./sweeps.ts";
export { ownTimeline, timelineOf } from "./timeline.ts";
export { listMails, listUsers, mailById } from "./queries.ts";
