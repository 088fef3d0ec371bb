// The one error that calls fail with, told apart by code.
import type { ErrorCode, ErrorDetails } from "./procedures.ts";

/**
 * Why a call failed: one of the server's codes, or what happened on the way. `UNREACHABLE`: there was no answer;
 * `TIMED_OUT`: none in time; `ABORTED`: your own signal; `INTERNAL`: the server failed, or answered what nobody understands.
 */
export type FailureCode = ErrorCode | "UNREACHABLE" | "TIMED_OUT" | "ABORTED" | "INTERNAL" | "METHOD_NOT_SUPPORTED";

/** A call that failed. */
export class StoaError extends Error {
  /** Why. */
  readonly code: FailureCode;
  /** Ids, numbers and names of fields that the server told; never prose. */
  readonly details: ErrorDetails;
  /** The HTTP status; 0 where there was no answer. */
  readonly status: number;

  constructor(code: FailureCode, of: { details?: ErrorDetails; status?: number; cause?: unknown } = {}) {
    super(code, { cause: of.cause });
    this.name = "StoaError";
    this.code = code;
    this.details = of.details ?? {};
    this.status = of.status ?? 0;
  }
}

/** Whether something that was thrown is a failed call; with a code, one that failed with this very code. */
export function isError<C extends FailureCode>(error: unknown, code?: C): error is StoaError & { readonly code: C } {
  return error instanceof StoaError && (code === undefined || error.code === code);
}
