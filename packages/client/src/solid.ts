// What a SolidStart app needs beside its client: the forms of signing in and of what is dear to an account.
import { getRequestEvent } from "solid-js/web";
import { type ErrorCode, ownPath } from "@stoa/contract";
import { errorCode } from "./errors.ts";
import { type FormResult, submitForm } from "./form.ts";
import type { Client } from "./index.ts";
import { isSigningStep, type SigningPlaces, takeStep } from "./signing.ts";

export { appClient, type Binding, forwarded } from "./app-client.ts";

/** The page that an action was sent from, as a path of the app; the home page where the browser does not tell. */
export function sentFrom(): string {
  const request = getRequestEvent()?.request;
  const page = URL.parse(request?.headers.get("referer") ?? "");
  return request && page?.origin === new URL(request.url).origin ? page.pathname + page.search : "/";
}

/** Where the pages of signing in are, in the seller and the admin app. */
const DESK_PLACES: SigningPlaces = {
  market: "us",
  login: "/login",
  secondStep: "/login/second-step",
  prove: "/verify-it-is-you",
  security: "/security",
  home: "/",
  entered: (fields) => ownPath(fields.get("next"), "/"),
};

/** Those places, for the ways to a provider and back. */
export const deskPlaces = (): SigningPlaces => DESK_PLACES;

/** Does what a form of signing in or of the security page is for, inside a server action of the seller or the admin app. */
export async function deskStep(
  client: Client,
  form: FormData,
): Promise<{ to: string } | { ok: false; code: ErrorCode }> {
  const step = form.get("step");
  if (!isSigningStep(step)) return { ok: false, code: "INVALID_INPUT" };
  try {
    return { to: await takeStep(client, step, { fields: form, places: DESK_PLACES }) };
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    return code === "STEP_UP_REQUIRED" ? { to: proofHref(sentFrom()) } : { ok: false, code };
  }
}

/** Where somebody proves once more who they are, and comes back from to `next`. */
export const proofHref = (next: string): string => `/verify-it-is-you?${new URLSearchParams({ next })}`;

/**
 * `submitForm` for what is dear to an account, inside a server action of the seller and the admin app: whose proof is old
 * is led to prove who they are, and back to the page of the form.
 */
export async function submitCareful<Input, Value>(
  ...args: Parameters<typeof submitForm<Input, Value>>
): Promise<FormResult<Value>> {
  const result = await submitForm<Input, Value>(...args);
  if (!result.ok && result.code === "STEP_UP_REQUIRED")
    throw new Response(null, { status: 302, headers: { location: proofHref(sentFrom()) } });
  return result;
}
