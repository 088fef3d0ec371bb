// Disputes and failed refunds, for operators: reading them, handing one to the bank, having a refund made again.
import { action, query, redirect } from "@solidjs/router";
import { DisputeId, type DisputesInput, type Id, RefundId, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

/** A page of disputes. */
export const disputes = query(
  (input: Partial<DisputesInput>) => read(() => api().admin.disputes.list.query(input)),
  "admin.disputes",
);

/** One dispute. */
export const disputeById = query(
  (id: string) => read(() => api().admin.disputes.get.query({ disputeId: id as Id<"dispute"> })),
  "admin.dispute",
);

/** Refunds that a provider could not give. */
export const failedRefunds = query(() => read(() => api().admin.refunds.failed.query()), "admin.refunds.failed");

export const submitDispute = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(DisputeId, form, (input) => api().admin.disputes.submit.mutate(input));
  if (result.ok) throw redirect(`/disputes/${form.get("disputeId")?.toString() ?? ""}`);
  return result;
}, "submit-dispute");

export const retryRefund = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(RefundId, form, (input) => api().admin.refunds.retry.mutate(input));
  if (result.ok) throw redirect("/disputes");
  return result;
}, "retry-refund");
