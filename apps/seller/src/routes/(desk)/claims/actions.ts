// What a seller reads of claims, and how they answer.
import { action, query } from "@solidjs/router";
import { AnswerClaim, type ClaimId, type ClaimsInput, Currency, type Id, parseMoney, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { load, loadOrNull } from "~/lib/load";
import { said, settled } from "~/lib/outcome";

export const claims = query((input: ClaimsInput) => load(api().seller.claims.list.query(input)), "claims");

/** One of the claims against the seller; null when there is none of this id. */
export const claimed = query(
  (claimId: ClaimId["claimId"]) => loadOrNull(api().seller.claims.get.query({ claimId })),
  "claim",
);

/** The returns and claims of an order. */
export const casesOf = query((orderId: Id<"order">) => load(api().seller.claims.ofOrder.query({ orderId })), "cases");

export const answerClaim = action(
  async (form: FormData) => {
    "use server";
    const { data: currency } = Currency.safeParse(form.get("currency"));
    const offered = form.get("answer") === "part" && currency ? parseMoney(String(form.get("offer")), currency) : null;
    form.delete("currency");
    form.delete("offer");
    if (offered !== null) form.set("minor:number", String(offered));
    return settled(await submitForm(AnswerClaim, form, (input) => api().seller.claims.answer.mutate(input)));
  },
  { name: "answerClaim", onComplete: said("Answered. The customer is told.") },
);
