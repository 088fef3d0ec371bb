// Accounts: who somebody is, and how they prove it.
export { addressBook, saveAddress, removeAddress, makeDefaultAddress } from "./addresses.ts";
export { changeEmail, changePassword, requestEmailChange, requestReset, resetPassword, toldOf } from "./changing.ts";
export { giveBackTry, resetTries, takeTry, type Tried } from "./limits.ts";
export { addressIn, closingLinks, LINK_GUARDS, linkHash, linkRow, linkToken, newSeed, openLink } from "./links.ts";
export { hashPassword, verifyPassword } from "./password.ts";
export { isClosed, personOf, setProfile } from "./person.ts";
export { chosenTeam, operatorRoleOf, teamsOf, viewerOf } from "./queries.ts";
export { register, registrationOf, verifyEmail } from "./registering.ts";
export { needsRehash } from "./rules/passwords.ts";
export { networkOf, STEP_UP_MS } from "./rules/sessions.ts";
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
  renewingSession,
  sessionsOf,
} from "./sessions.ts";
