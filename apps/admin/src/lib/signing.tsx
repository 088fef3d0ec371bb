// Signing in and securing the account: the forms of it, sent by one action.
import { action, redirect, useSubmissions } from "@solidjs/router";
import type { ErrorCode } from "@stoa/client";
import { errorCode } from "@stoa/client";
import { passkeyCalls } from "@stoa/client/signing";
import { deskStep, proofHref } from "@stoa/client/solid";
import { SigningParts, stepForm } from "@stoa/ui/signing";
import type { JSX } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";

const takeStep = action(async (form: FormData) => {
  "use server";
  const outcome = await deskStep(api(), form);
  return "to" in outcome ? redirect(outcome.to) : outcome;
}, "signing-step");

const StepForm = stepForm<ErrorCode>({
  action: takeStep,
  tries: (isMine) => useSubmissions(takeStep, ([form]) => isMine(form)),
  sentence: sentence,
});

/** Gives the parts of signing in what they need of this app. */
export function Signing(props: { children: JSX.Element }) {
  return (
    <SigningParts form={StepForm} locale="en-GB" timeZone="UTC">
      {props.children}
    </SigningParts>
  );
}

/** Passkeys of this app. */
export const passkeys = () => passkeyCalls(api(), "us");

/** What stands beside a passkey that could not be made; whose proof is old is led to prove who they are. */
export function onPasskeyError(error: unknown): string | null {
  const code = errorCode(error);
  if (code === "STEP_UP_REQUIRED") location.assign(proofHref(location.pathname));
  return code ? sentence(code) : null;
}
