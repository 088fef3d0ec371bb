// What is read and done about checks of the books, as forms.
import { action, query, redirect } from "@solidjs/router";
import { type CheckRunsInput, type Id, RunCheck, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

export const checksNow = query(() => read(() => api().admin.checks.now.query()), "admin.checks.now");
export const checkRuns = query(
  (input: Partial<CheckRunsInput>) => read(() => api().admin.checks.list.query(input)),
  "admin.checks.list",
);
export const checkRun = query(
  (id: string) => read(() => api().admin.checks.get.query({ runId: id as Id<"check"> })),
  "admin.checks.get",
);

export const runCheck = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(RunCheck, form, (input) => api().admin.checks.run.mutate(input));
  if (result.ok) throw redirect(`/checks/${result.value.runId}`);
  return result;
}, "run-check");
