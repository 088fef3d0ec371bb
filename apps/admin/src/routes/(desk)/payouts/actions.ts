// What is read and done about payouts, as forms. What moves money asks for a fresh proof of who one is.
import { action, query, redirect } from "@solidjs/router";
import { type AdminPayoutsInput, HoldPayouts, type Id, PayoutId, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { read } from "~/lib/session";
import { provedFirst } from "~/lib/step-up";

export const payouts = query(
  (input: Partial<AdminPayoutsInput>) => read(() => api().admin.payouts.list.query(input)),
  "admin.payouts",
);
export const payout = query(
  (id: string) => read(() => api().admin.payouts.get.query({ payoutId: id as Id<"payout"> })),
  "admin.payout",
);
export const sellerFinance = query(
  (id: string) => read(() => api().admin.payouts.seller.query({ sellerId: id as Id<"seller"> })),
  "admin.seller.finance",
);

export const runPayouts = action(async (_form: FormData) => {
  "use server";
  const nothing = { safeParse: () => ({ success: true as const, data: undefined }) };
  const result = await submitForm(nothing, new FormData(), () => api().admin.payouts.run.mutate());
  if (result.ok)
    throw redirect(`/payouts?made=${result.value.made}${result.value.othersFollow ? "&others=follow" : ""}`);
  return provedFirst(result, "/payouts");
}, "run-payouts");

export const retryPayout = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(PayoutId, form, (input) => api().admin.payouts.retry.mutate(input));
  if (result.ok) throw redirect(`/payouts/${result.value.payoutId}`);
  return provedFirst(result, `/payouts/${form.get("payoutId")}`);
}, "retry-payout");

const moneyOf = (form: FormData) => `/payouts/sellers/${form.get("sellerId")}`;

export const holdPayouts = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(HoldPayouts, form, (input) => api().admin.payouts.hold.mutate(input));
  if (result.ok) throw redirect(`${moneyOf(form)}?done=terms`);
  return provedFirst(result, moneyOf(form));
}, "hold-payouts");
