// Operations: what runs by itself, and what operators see of it.
export { adminOverview, forgetExpired, sellerToday } from "./dashboards.ts";
export { runDueJobs, runJob, sweep } from "./handlers.ts";
export { checkInvariants, INVARIANT_NAMES, type InvariantBreak, recordInvariants } from "./invariants.ts";
export { ownTimeline, timelineOf } from "./timeline.ts";
export { listMails, listUsers, mailById } from "./queries.ts";
