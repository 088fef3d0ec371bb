// Accounts: who somebody is, and how they prove it.
export { register, signIn, type Visit } from "./commands.ts";
export { hashPassword, verifyPassword } from "./password.ts";
export { operatorRoleOf, teamsOf, viewerOf } from "./queries.ts";
export { networkOf, STEP_UP_MS } from "./rules.ts";
export {
  actFor,
  closeSession,
  closeSessionsOf,
  endingSessions,
  endSession,
  type LiveSession,
  liveSession,
  type Opening,
  openSession,
  type SessionView,
  sessionsOf,
} from "./sessions.ts";
