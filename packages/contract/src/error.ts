// The closed list of expected outcomes and the one error class that carries them.

/** Every expected refusal in the system. The wire, the UI's sentences and the HTTP status are keyed by these. */
export const ERROR_CODES = [
  "UNAUTHENTICATED",
  "BAD_CREDENTIALS",
  "SESSION_EXPIRED",
  "SECOND_FACTOR_WRONG",
  "STEP_UP_REQUIRED",
  "TOKEN_INVALID",
  "FORBIDDEN",
  "SELLER_SUSPENDED",
  "LOOKING_ONLY",
  "NOT_FOUND",
  "INVALID_INPUT",
  "CART_EMPTY",
  "CART_FULL",
  "LIST_FULL",
  "TOO_MANY_LISTS",
  "TOO_MANY_ALERTS",
  "CONFLICT",
  "IDEMPOTENCY_KEY_REUSED",
  "REQUEST_IN_PROGRESS",
  "DONE_ALREADY",
  "OUT_OF_STOCK",
  "OVER_ORDER_LIMIT",
  "OVER_BUYER_LIMIT",
  "PROMOTION_USED_UP",
  "CODE_TAKEN",
  "DELIVERY_UNAVAILABLE",
  "OFFER_UNAVAILABLE",
  "PRICE_CHANGED",
  "HANDLE_TAKEN",
  "ACCOUNT_IN_USE",
  "PASSWORD_TOO_COMMON",
  "LAST_OWNER",
  "LAST_ADMIN",
  "CHECKLIST_OPEN",
  "LAST_SIGN_IN_METHOD",
  "SIGN_IN_REFUSED",
  "ILLEGAL_TRANSITION",
  "WINDOW_CLOSED",
  "NOT_RETURNABLE",
  "METHOD_UNAVAILABLE",
  "PAYMENT_DECLINED",
  "PAYMENT_ACTION_REQUIRED",
  "RATE_LIMITED",
  "BALANCE_TOO_LOW",
  "PAYOUT_HELD",
  "OVERLOADED",
  "PROVIDER_UNAVAILABLE",
  "FILE_REFUSED",
] as const;

/** One expected outcome. */
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What an error may tell its reader: ids, numbers and field names; never prose, never secrets. */
export type ErrorDetails = Record<string, string | number | boolean | null | readonly string[]>;

/** An expected outcome, thrown. The UI owns the sentence; this carries the code and facts. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** Whether a string is one of ours. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === "string" && (ERROR_CODES as readonly string[]).includes(value);
}
