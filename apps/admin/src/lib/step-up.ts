// What is dear to an account asks for a fresh proof of who one is: the way there, and back.
import { redirect } from "@solidjs/router";
import type { FormResult } from "@stoa/client";

/** The page that asks for a proof and leads back to `path`. */
export const proofHref = (path: string): string => `/verify-it-is-you?next=${encodeURIComponent(path)}`;

/** Leads to the proof where the server asked for one; else the result as it is. */
export function provedFirst<T>(result: FormResult<T>, path: string): FormResult<T> {
  if (!result.ok && result.code === "STEP_UP_REQUIRED") throw redirect(proofHref(path));
  return result;
}
