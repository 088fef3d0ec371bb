// What is read and done about a shop's money. Each action works as a plain form, and answers with the new page or a reason.
import { action, query } from "@solidjs/router";
import {
  AskPayout,
  type Currency,
  type Id,
  PAYOUT_MINIMUM,
  parseMoney,
  type PayoutsInput,
  SetPayoutAccount,
  SetPayoutTerms,
  type StatementInput,
  submitForm,
} from "@stoa/client";
import { api } from "~/lib/api";
import { load, loadOrNull } from "~/lib/load";
import { said, settled } from "~/lib/outcome";
import { provedFirst } from "~/lib/step-up";

/** Balances, and how the shop is paid. */
export const money = query(() => load(api().seller.money.get.query()), "money");
export const payouts = query((input: PayoutsInput) => load(api().seller.money.payouts.query(input)), "payouts");
export const payout = query(
  (id: string) => loadOrNull(api().seller.money.payout.query({ payoutId: id as Id<"payout"> })),
  "payout",
);
export const statement = query((input: StatementInput) => load(api().seller.money.statement.query(input)), "statement");

export const askPayout = action(
  async (form: FormData) => {
    "use server";
    const result = await submitForm(AskPayout, form, (input) => api().seller.money.ask.mutate(input));
    return settled(provedFirst(result, "/money"));
  },
  { name: "askPayout", onComplete: said("The payout is on its way.") },
);

const SETTINGS = "/money/settings";

export const setTerms = action(
  async (form: FormData) => {
    "use server";
    for (const currency of Object.keys(PAYOUT_MINIMUM) as Currency[]) {
      const typed = form.get(`least.${currency}`)?.toString().trim() ?? "";
      form.delete(`least.${currency}`);
      // What is no amount is sent as it is, so that it is refused and named.
      if (typed !== "") form.set(`minimums.${currency}:number`, String(parseMoney(typed, currency) ?? -1));
    }
    return settled(await submitForm(SetPayoutTerms, form, (input) => api().seller.money.setTerms.mutate(input)));
  },
  { name: "setPayoutTerms", onComplete: said("Saved.") },
);

export const setAccount = action(
  async (form: FormData) => {
    "use server";
    const result = await submitForm(SetPayoutAccount, form, (input) => api().seller.money.setAccount.mutate(input));
    return settled(provedFirst(result, SETTINGS));
  },
  { name: "setPayoutAccount", onComplete: said("Payouts go to this account from now on.") },
);
