// What the codes of the marketplace mean, in this app's words.
import { errorCode, type ErrorCode } from "@stoa/client";

const SENTENCES: Partial<Record<ErrorCode, string>> = {
  UNAUTHENTICATED: "You are signed out. Sign in again to go on.",
  SESSION_EXPIRED: "Your session has ended. Sign in again to go on.",
  BAD_CREDENTIALS: "The address and the password do not belong together.",
  FORBIDDEN: "Your role does not allow this.",
  SECOND_FACTOR_WRONG: "That code is not right, or was used already.",
  STEP_UP_REQUIRED: "Please confirm that it is you first.",
  TOKEN_INVALID: "This link is no longer good. Ask for a new one.",
  LOOKING_ONLY: "You are looking as somebody else; nothing can be changed.",
  PASSWORD_TOO_COMMON: "This password is in every list of stolen ones. Choose another.",
  LAST_OWNER: "A shop needs at least one owner.",
  LAST_ADMIN: "The marketplace needs at least one operator with the role “admin”. Give it to somebody else first.",
  CHECKLIST_OPEN: "Something that is required of this seller is still open.",
  LAST_SIGN_IN_METHOD: "This is your only way to sign in. Add another one first.",
  SIGN_IN_REFUSED: "Signing in with that account did not work.",
  NOT_FOUND: "This does not exist, or no longer does.",
  INVALID_INPUT: "Something in the form is missing or too long.",
  CONFLICT: "Somebody else changed this in the meantime. Look again, then decide.",
  REQUEST_IN_PROGRESS: "This is being done already. Look again in a moment.",
  DONE_ALREADY: "This was done, and its answer got lost on the way. Load the page again to see it.",
  ILLEGAL_TRANSITION: "The status has changed in the meantime. Look again, then decide.",
  CODE_TAKEN: "This code is in use already. Choose another one.",
  BALANCE_TOO_LOW: "There is too little in the balance for a payout.",
  PAYOUT_HELD: "This seller cannot be paid now: suspended, held, or without an account.",
  METHOD_UNAVAILABLE: "The provider gives no statements by itself. Upload its file instead.",
  RATE_LIMITED: "Too many attempts. Wait a minute, then try again.",
  OVERLOADED: "Very much is going on right now. Try again in a moment.",
};

/** The sentence for a code. */
export function sentence(code: ErrorCode | undefined): string {
  return (code && SENTENCES[code]) ?? "Something went wrong on our side. Nothing was changed.";
}

/** The sentence for whatever a call threw. */
export function sentenceOf(error: unknown): string {
  return sentence(errorCode(error));
}
