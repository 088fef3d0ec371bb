// What is read and done about the rules of commission, as forms.
import { action, query, redirect } from "@solidjs/router";
import {
  AddCommissionRule,
  CommissionPreviewInput,
  CommissionRuleId,
  Currency,
  MoveCommissionRule,
  parseMoney,
  SaveCommissionRule,
  submitForm,
} from "@stoa/client";
import { typedAmount, typedRate } from "~/lib/amounts";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

/** Every rule, in order. */
export const rules = query(() => read(() => api().admin.commissions.list.query()), "admin.commissions");

type Address = Readonly<Record<string, string | string[] | undefined>>;

/** What an address asks to be charged; null while it asks nothing. */
export function saleAsked(address: Address): { asked: CommissionPreviewInput | null; isWrong: boolean } {
  const text = (name: string) => (typeof address[name] === "string" ? address[name].trim() : "");
  if (text("product") === "" && text("seller") === "") return { asked: null, isWrong: false };
  const currency = Currency.safeParse(text("currency")).data ?? "USD";
  const asked = CommissionPreviewInput.safeParse({
    productSlug: text("product"),
    sellerHandle: text("seller"),
    currency,
    unitMinor: parseMoney(text("price"), currency),
    quantity: Number(text("quantity") || "1"),
  });
  return { asked: asked.data ?? null, isWrong: !asked.success };
}

/** What the sale would be charged; null where there is no such product or seller. */
export const preview = query(
  (input: CommissionPreviewInput) => read(() => api().admin.commissions.preview.query(input)),
  "admin.commissions.preview",
);

function typedTerms(form: FormData): FormData {
  const currency = Currency.safeParse(form.get("currency")).data;
  typedRate(form, "rateBps");
  for (const name of ["fromMinor", "toMinor", "fixedMinor", "floorMinor", "capMinor"])
    typedAmount(form, name, currency);
  return form;
}

export const addRule = action(async (form: FormData) => {
  "use server";
  return submitForm(AddCommissionRule, typedTerms(form), async (input) => {
    await api().admin.commissions.add.mutate(input);
    throw redirect("/commissions");
  });
}, "add-commission-rule");

export const saveRule = action(async (form: FormData) => {
  "use server";
  return submitForm(SaveCommissionRule, typedTerms(form), async (input) => {
    await api().admin.commissions.save.mutate(input);
    throw redirect("/commissions");
  });
}, "save-commission-rule");

export const moveRule = action(async (form: FormData) => {
  "use server";
  return submitForm(MoveCommissionRule, form, (input) => api().admin.commissions.move.mutate(input));
}, "move-commission-rule");

export const endRule = action(async (form: FormData) => {
  "use server";
  return submitForm(CommissionRuleId, form, async (input) => {
    await api().admin.commissions.end.mutate(input);
    throw redirect("/commissions");
  });
}, "end-commission-rule");
