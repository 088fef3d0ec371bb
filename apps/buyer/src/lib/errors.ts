// What a failed call means to the visitor: a code of ours, or "UNKNOWN" where the answer was none of ours.
import { type ErrorCode, errorCode, errorDetails, type ErrorDetails } from "@stoa/client";

/** A refusal that a page can put into words. */
export interface Refusal {
  code: ErrorCode | "UNKNOWN";
  details: ErrorDetails;
}

/** Reads the code and details that the API puts beside an error. */
export function refusalOf(error: unknown): Refusal {
  return { code: errorCode(error) ?? "UNKNOWN", details: errorDetails(error) };
}
