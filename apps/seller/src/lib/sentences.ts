// What the app says when something is refused: one sentence for each code, and a better one where a place knows more.
import { type ErrorCode, errorCode, isErrorCode } from "@stoa/client";

/** The sentence of each expected outcome, as a seller meets it. */
const SENTENCES: Record<ErrorCode, string> = {
  UNAUTHENTICATED: "Please sign in again.",
  BAD_CREDENTIALS: "That address and password do not belong together.",
  SESSION_EXPIRED: "You were signed out. Please sign in again.",
  FORBIDDEN: "Your role in this shop does not allow that.",
  SELLER_SUSPENDED: "This shop is suspended. Open orders can still be sent; offers cannot be changed.",
  NOT_FOUND: "This is not here, or not yours.",
  INVALID_INPUT: "Something in the form is not right yet.",
  CART_EMPTY: "There is nothing in the cart.",
  CART_FULL: "The cart is full.",
  LIST_FULL: "The list is full.",
  TOO_MANY_LISTS: "There can be no more lists.",
  TOO_MANY_ALERTS: "There can be no more alerts.",
  CONFLICT: "Someone changed this at the same time. Look at the new state and try again.",
  IDEMPOTENCY_KEY_REUSED: "This was already sent once. Reload the page and try again.",
  REQUEST_IN_PROGRESS: "This is still being worked on. Wait a moment and try again.",
  DONE_ALREADY: "This was done, and its answer got lost on the way. Load the page again to see it.",
  OVER_ORDER_LIMIT: "That is more than one order may hold.",
  OVER_BUYER_LIMIT: "That is more than one customer may have.",
  PROMOTION_USED_UP: "This promotion has reached its limit.",
  CODE_TAKEN: "This code is in use already. Choose another one.",
  DELIVERY_UNAVAILABLE: "There is no delivery to that place.",
  OUT_OF_STOCK: "There is not enough stock for that.",
  OFFER_UNAVAILABLE: "This offer is not for sale.",
  PRICE_CHANGED: "The price has changed meanwhile.",
  HANDLE_TAKEN: "That name is taken.",
  ACCOUNT_IN_USE: "This account cannot be erased while it is in use.",
  SECOND_FACTOR_WRONG: "That code is not right, or was used already.",
  STEP_UP_REQUIRED: "Please confirm that it is you first.",
  TOKEN_INVALID: "This link is no longer good. Ask for a new one.",
  LOOKING_ONLY: "You are looking as somebody else; nothing can be changed.",
  PASSWORD_TOO_COMMON: "This password is in every list of stolen ones. Choose another.",
  LAST_OWNER: "A shop needs at least one owner. Make somebody else an owner first.",
  LAST_ADMIN: "The marketplace needs at least one operator with the role “admin”.",
  CHECKLIST_OPEN: "Something that the marketplace asks for is still open.",
  LAST_SIGN_IN_METHOD: "This is your only way to sign in. Add another one first.",
  SIGN_IN_REFUSED: "Signing in with that account did not work.",
  ILLEGAL_TRANSITION: "The order has moved on meanwhile. This page now shows where it stands.",
  WINDOW_CLOSED: "The time for this is over.",
  NOT_RETURNABLE: "Things of this kind cannot be given back.",
  METHOD_UNAVAILABLE: "That is not offered here.",
  PAYMENT_DECLINED: "The payment was declined.",
  PAYMENT_ACTION_REQUIRED: "The payment has to be approved first.",
  RATE_LIMITED: "Too many tries. Wait a minute and try again.",
  BALANCE_TOO_LOW: "There is too little in the balance for a payout.",
  PAYOUT_HELD:
    "Payouts are on hold: the shop is not open, there is no account to pay to, or the marketplace holds them.",
  OVERLOADED: "Very much is going on right now. Try again in a moment.",
  PROVIDER_UNAVAILABLE: "The payment provider does not answer. Nothing was changed; try again in a moment.",
  FILE_REFUSED: "That picture cannot be used. Choose a JPEG, PNG, WebP or AVIF of at most 8 MB.",
};

/** Some codes said better where one knows what was tried. */
export type OwnSentences = Partial<Record<ErrorCode, string>>;

/** The sentence of a code. */
export function sentence(code: ErrorCode, own: OwnSentences = {}): string {
  return own[code] ?? SENTENCES[code];
}

/** The sentence for whatever was thrown. */
export function sentenceOf(error: unknown, own: OwnSentences = {}): string {
  const code = codeOf(error);
  return code ? sentence(code, own) : "The server could not be reached. Check your connection and try again.";
}

/** The code of whatever was thrown by a call, or by `load` on the server. */
export function codeOf(error: unknown): ErrorCode | undefined {
  const code = errorCode(error);
  if (code) return code;
  return error instanceof Error && isErrorCode(error.message) ? error.message : undefined;
}
