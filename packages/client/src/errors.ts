// Reads the marketplace's error codes out of whatever a call threw.
import { isErrorCode, type ErrorCode, type ErrorDetails } from "@stoa/contract";
import { TRPCClientError } from "@trpc/client";

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

function wireData(error: unknown): Record<string, unknown> | undefined {
  return error instanceof TRPCClientError ? (error.data as Record<string, unknown> | undefined) : undefined;
}
