// What went wrong, in English.
import type { ErrorCode } from "@stoa/client";

/** Every refusal of the API in a sentence. */
export const errors: Record<ErrorCode | "UNKNOWN", string> = {
  UNAUTHENTICATED: "Please sign in first.",
  BAD_CREDENTIALS: "E-mail or password is not right.",
  SESSION_EXPIRED: "You were signed out. Please sign in again.",
  FORBIDDEN: "You may not do that.",
  SELLER_SUSPENDED: "This seller is not selling at the moment.",
  NOT_FOUND: "We could not find that.",
  INVALID_INPUT: "Something is missing or not right. Please check the marked fields.",
  CART_EMPTY: "Your cart is empty.",
  CART_FULL: "Your cart is full. Order what is in it, or take something out.",
  LIST_FULL: "This list is full. Take something off it, or use another list.",
  TOO_MANY_LISTS: "You have as many lists as there can be. Delete one first.",
  CONFLICT: "Something changed in the meantime. Please look again and retry.",
  IDEMPOTENCY_KEY_REUSED: "This form was already sent. Please look at your orders before you send it again.",
  REQUEST_IN_PROGRESS: "We are still working on it. Give it a few seconds.",
  OVER_ORDER_LIMIT: "That is more than this seller sells to one order.",
  OUT_OF_STOCK: "Something just sold out. We marked it in your cart.",
  OFFER_UNAVAILABLE: "This offer is no longer available.",
  PRICE_CHANGED: "The total has changed. Please check it and order again; nothing was charged.",
  HANDLE_TAKEN: "That name is taken.",
  ACCOUNT_IN_USE: "Your account is still needed: for orders that are under way, or for a shop that you work for.",
  SECOND_FACTOR_WRONG: "That code is not right, or was used already.",
  STEP_UP_REQUIRED: "Please confirm that it is you first.",
  TOKEN_INVALID: "This link is no longer good. Ask for a new one.",
  LOOKING_ONLY: "You are looking as somebody else; nothing can be changed.",
  PASSWORD_TOO_COMMON: "This password is in every list of stolen ones. Choose another.",
  LAST_OWNER: "A shop needs at least one owner.",
  LAST_ADMIN: "The marketplace needs at least one operator with the role “admin”.",
  CHECKLIST_OPEN: "Something that is asked of the seller is still open.",
  LAST_SIGN_IN_METHOD: "This is your only way to sign in. Add another one first.",
  SIGN_IN_REFUSED: "Signing in with that account did not work.",
  ILLEGAL_TRANSITION: "That is no longer possible for this order.",
  METHOD_UNAVAILABLE: "This way of paying is not available here. Please choose another.",
  PAYMENT_DECLINED: "The payment was declined. Try again or choose another method.",
  PAYMENT_ACTION_REQUIRED: "Your bank wants you to approve the payment.",
  RATE_LIMITED: "Too many attempts. Please wait a minute and try again.",
  OVERLOADED: "Very many people are here right now. Please try again in a moment.",
  PROVIDER_UNAVAILABLE: "The payment service does not answer. Nothing was charged; please try again.",
  FILE_REFUSED: "This file cannot be used.",
  UNKNOWN: "That did not work. Check your connection and try again.",
};

/** Why a payment was declined, by the provider's reason. */
export const decline: Record<string, string> = {
  card_declined: "Your bank declined the card. Try another card.",
  insufficient_funds: "The card does not have enough funds. Try another one.",
  expired_card: "The card has expired. Try another one.",
  authentication_failed: "The payment was not approved. You can try again.",
  other: "The payment did not go through. Try again or choose another method.",
};
