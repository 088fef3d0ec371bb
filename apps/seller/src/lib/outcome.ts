// What came of a form: the page loaded anew, or why nothing was done. The same with and without scripts.
import { type Action, reload, useSubmissions } from "@solidjs/router";
import type { FormResult } from "@stoa/client";
import { toast } from "@stoa/ui";
import { createEffect } from "solid-js";
import { type OwnSentences, sentence } from "./sentences";

/** A form that was refused. */
export type Refused = Extract<FormResult<unknown>, { ok: false }>;

/** A page that is loaded anew, or why nothing was done. */
export function settled(result: FormResult<unknown>): Response | Refused {
  return result.ok ? reload() : result;
}

/** Tells the seller, once the server has agreed. */
export function said(message: string) {
  return (submission: { result?: unknown; error?: unknown }) => {
    if (!submission.result && !submission.error) toast(message, { tone: "good" });
  };
}

/**
 * How the last try of an action stands: whether it runs, why it was refused, which inputs were not right, and what it tells
 * where it tells something.
 */
export function useOutcome<Value = never>(
  action: Action<[form: FormData], Response | FormResult<Value>, [form: FormData]>,
  options: { only?: (form: FormData) => boolean; own?: OwnSentences } = {},
) {
  const submissions = useSubmissions(action, ([form]) => options.only?.(form) ?? true);
  const last = () => submissions.at(-1);
  // A try that went well leaves the list; what was refused before it must not come up again.
  createEffect(() => {
    for (const older of submissions.slice(0, -1)) older.clear();
  });
  const refused = (): Refused | undefined => {
    const result = last()?.result as FormResult<Value> | undefined;
    return result && !result.ok ? result : undefined;
  };
  const told = (): Value | undefined => {
    const result = last()?.result as FormResult<Value> | undefined;
    return result?.ok ? result.value : undefined;
  };
  return {
    pending: () => last()?.pending ?? false,
    error: () => {
      const reason = refused();
      if (last()?.error) return "The server could not be reached. Nothing was changed; try again.";
      return reason ? sentence(reason.code, options.own) : null;
    },
    code: () => refused()?.code,
    told,
    isWrong: (field: string) => {
      const named = refused()?.details["fields"];
      return refused()?.fields[field] !== undefined || (Array.isArray(named) && named.includes(field));
    },
  };
}
