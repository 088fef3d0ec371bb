// What is read and done about adjustments. What moves money asks for a fresh proof of who one is.
import { action, query, redirect } from "@solidjs/router";
import { Adjust, type AdjustmentsInput, Currency, newId, parseMoney, submitForm, writeMoney } from "@stoa/client";
import { api } from "~/lib/api";
import { read } from "~/lib/session";
import { provedFirst } from "~/lib/step-up";

export const adjustments = query(
  (input: Partial<AdjustmentsInput>) => read(() => api().admin.payouts.adjustments.query(input)),
  "admin.adjustments",
);

/** A name for what is about to be done, so that it is done once however often its form is sent. */
export const newRequest = query(async (_for: string) => newId("request", Date.now()), "admin.adjustment.request");

/** An adjustment as it is typed: which way, and how much as one says it. */
export interface Draft {
  way: "give" | "take";
  currency: Currency | undefined;
  typed: string;
  reason: string;
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What an address says of it. */
export function draftIn(address: Query): Draft {
  const text = (name: string) => (typeof address[name] === "string" ? address[name].trim() : "");
  return {
    way: text("way") === "take" ? "take" : "give",
    currency: Currency.safeParse(text("currency")).data,
    typed: text("amount").slice(0, 16),
    reason: text("reason").slice(0, 300),
  };
}

/** The amount below or above zero; null where what was typed is none. */
export function draftMinor({ way, currency, typed }: Draft): number | null {
  const minor = currency === undefined ? null : parseMoney(typed, currency);
  return minor === null || minor === 0 ? null : way === "take" ? -minor : minor;
}

/** The page that asks about this seller; with a draft, the one that shows it once more. */
export function newHref(sellerId: string, draft?: Draft): string {
  const { way, currency, typed: amount, reason } = draft ?? {};
  const parameters = Object.entries({ seller: sellerId, way, currency, amount, reason }).filter(([, value]) => value);
  return `/adjustments/new?${new URLSearchParams(parameters as [string, string][])}`;
}

export const adjust = action(async (form: FormData) => {
  "use server";
  const result = await submitForm(Adjust, form, (input) => api().admin.payouts.adjust.mutate(input));
  const sellerId = String(form.get("sellerId"));
  if (result.ok) throw redirect(`/adjustments?seller=${encodeURIComponent(sellerId)}&done=adjusted`);
  const minor = Number(form.get("amountMinor:number"));
  const currency = Currency.safeParse(form.get("currency")).data;
  const draft: Draft = {
    way: minor < 0 ? "take" : "give",
    currency,
    typed: currency === undefined ? "" : writeMoney(Math.abs(minor), currency),
    reason: String(form.get("reason")),
  };
  return provedFirst(result, newHref(sellerId, draft));
}, "adjust-balance");
