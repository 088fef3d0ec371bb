// Accounts: who somebody is, and how they prove it.
export { register, signIn, type Visit } from "./commands.ts";
export { hashPassword, verifyPassword } from "./password.ts";
export { operatorRoleOf, teamsOf, viewerOf } from "./queries.ts";
export { networkOf } from "./rules.ts";
export { closeSession, closeSessionsOf, type LiveSession, liveSession, openSession } from "./sessions.ts";
