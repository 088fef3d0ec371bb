// Signing in: passwords, second factors, passkeys, accounts elsewhere; and proving once more who one is.
export { type Entered, newHolder, type Visit, waitingFor } from "./entering.ts";
export { forgettingAttempts, forgettingWaysIn, type WaysOnFile, waysOnFile } from "./forgetting.ts";
export { beginVisit, finishVisit, type Returned, unlink } from "./linking.ts";
export { proofWaysOf, providerOptions, securityOf } from "./methods.ts";
export { addPasskey, newPasskeyOptions, removePasskey, renamePasskey } from "./passkeys.ts";
export { signIn } from "./password.ts";
export { keptRecoveryCodes, recoverySheetOf, renewRecoveryCodes } from "./recovery.ts";
export {
  finishWithPasskey,
  finishWithRecovery,
  finishWithTotp,
  secondFactorPasskeyOptions,
  signInPasskeyOptions,
  signInWithPasskey,
} from "./second-factor.ts";
export { endOtherSessions, endOwnSession, ownSessions } from "./sessions.ts";
export { proofPasskeyOptions, proveByPasskey, proveByPassword, proveByTotp } from "./stepping-up.ts";
export { beginTotp, confirmTotp, disableTotp, pendingTotp } from "./totp.ts";
