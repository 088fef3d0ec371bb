// Reads the marketplace's error codes out of whatever a call threw.
import { isErrorCode, type ErrorCode, type ErrorDetails } from "@stoa/contract";

/** The code of an expected outcome, or undefined for anything else, such as a lost connection. */
export function errorCode(error: unknown): ErrorCode | undefined {
  const code = wireData(error)?.["code"];
  return isErrorCode(code) ? code : undefined;
}

/** What the server told about an expected outcome: ids, numbers and field names. Empty for anything else. */
export function errorDetails(error: unknown): ErrorDetails {
  const details = wireData(error)?.["details"];
  return typeof details === "object" && details !== null ? (details as ErrorDetails) : {};
}

/** Whether a call failed with this very code. */
export function isError(error: unknown, code: ErrorCode): boolean {
  return errorCode(error) === code;
}

/** The id under which the log tells of a failure that nobody expected; null where the API did not say one. */
export function referenceOf(error: unknown): string | null {
  const { requestId } = errorDetails(error);
  return typeof requestId === "string" && requestId !== "" ? requestId : null;
}

function wireData(error: unknown): Record<string, unknown> | undefined {
  const data = error instanceof Error && "data" in error ? error.data : undefined;
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : undefined;
}
