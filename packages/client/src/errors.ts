// Reading a refusal that came over the wire: its code and the facts beside it. Sentences belong to the apps.
import { isErrorCode, type ErrorCode, type ErrorDetails } from "@stoa/contract";

/**
 * The code of an expected refusal; null for anything else, such as a lost connection.
 *
 * It looks at the shape, not at the class: an error that a server render handed over to the browser is a plain one.
 */
export function errorCode(error: unknown): ErrorCode | null {
  const code = dataOf(error)?.code;
  return isErrorCode(code) ? code : null;
}

/** The ids and numbers that a refusal carries; empty when it carries none. */
export function errorDetails(error: unknown): ErrorDetails {
  return dataOf(error)?.details ?? {};
}

/** Whether a refusal has this code. */
export function isError(error: unknown, code: ErrorCode): boolean {
  return errorCode(error) === code;
}

function dataOf(error: unknown): { code?: unknown; details?: ErrorDetails } | undefined {
  if (typeof error !== "object" || error === null || !("data" in error)) return undefined;
  const { data } = error;
  return typeof data === "object" && data !== null ? data : undefined;
}
