// What operators read of claims and their threads, and what they do about them, as forms.
import { action, query, redirect } from "@solidjs/router";
import { type ClaimsInput, CloseReport, DecideClaim, type Id, submitForm, WriteToBuyer } from "@stoa/client";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

/** The desk: what waits for a decision, what is due first on top; or claims of one state. */
export const claimDesk = query(
  (input: Partial<ClaimsInput>) => read(() => api().admin.claims.desk.query(input)),
  "admin.claims",
);

export const claimById = query(
  (id: string) => read(() => api().admin.claims.get.query({ claimId: id as Id<"claim"> })),
  "admin.claim",
);

/** The messages of an order, with what was taken out of them. */
export const threadOf = query(
  (orderId: Id<"order">) => read(() => api().admin.messages.get.query({ orderId })),
  "admin.thread",
);

export const reports = query(() => read(() => api().admin.messages.reports.query()), "admin.reports");

export const decideClaim = action(async (form: FormData) => {
  "use server";
  return submitForm(DecideClaim, form, async (input) => {
    await api().admin.claims.decide.mutate(input);
    throw redirect(`/claims/${input.claimId}`);
  });
}, "decide-claim");

export const writeToBoth = action(async (form: FormData) => {
  "use server";
  return submitForm(WriteToBuyer, form, (input) => api().admin.messages.write.mutate(input));
}, "write-to-both");

export const closeReport = action(async (form: FormData) => {
  "use server";
  return submitForm(CloseReport, form, (input) => api().admin.messages.closeReport.mutate(input));
}, "close-report");
