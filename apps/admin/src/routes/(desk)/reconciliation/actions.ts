// What is read and done about comparisons with the provider's statement, as forms.
import { action, query, redirect } from "@solidjs/router";
import { type Id, Reconcile, ReconcileFile, type ReconciliationsInput, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

export const comparisons = query(
  (input: Partial<ReconciliationsInput>) => read(() => api().admin.reconciliations.list.query(input)),
  "admin.reconciliations",
);
export const comparison = query(
  (id: string) => read(() => api().admin.reconciliations.get.query({ reconciliationId: id as Id<"reconciliation"> })),
  "admin.reconciliation",
);

export const compareDays = action(async (form: FormData) => {
  "use server";
  return submitForm(Reconcile, form, async (input) => {
    const { reconciliationId } = await api().admin.reconciliations.run.mutate(input);
    throw redirect(`/reconciliation/${reconciliationId}`);
  });
}, "compare-days");

export const compareFile = action(async (form: FormData) => {
  "use server";
  const file = form.get("file");
  const text = new FormData();
  if (file instanceof File) text.set("csv", await file.text());
  return submitForm(ReconcileFile, text, async (input) => {
    const { reconciliationId } = await api().admin.reconciliations.upload.mutate(input);
    throw redirect(`/reconciliation/${reconciliationId}`);
  });
}, "compare-file");
