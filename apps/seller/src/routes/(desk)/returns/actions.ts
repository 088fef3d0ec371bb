// What a seller can do with a return. Each works as a plain form.
import { action, query } from "@solidjs/router";
import {
  ApproveReturn,
  ReceiveReturn,
  RefuseReturn,
  ReturnId,
  type ReturnsInput,
  SetReturnTerms,
  submitForm,
} from "@stoa/client";
import { api } from "~/lib/api";
import { load, loadOrNull } from "~/lib/load";
import { said, settled } from "~/lib/outcome";

export const returns = query((input: ReturnsInput) => load(api().seller.returns.list.query(input)), "returns");

/** One of the seller's returns; null when there is none of this id. */
export const returned = query(
  (returnId: ReturnId["returnId"]) => loadOrNull(api().seller.returns.get.query({ returnId })),
  "return",
);

export const returnTerms = query(() => load(api().seller.returns.terms.query()), "return-terms");

export const approveReturn = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(ApproveReturn, form, (input) => api().seller.returns.approve.mutate(input)));
  },
  { name: "approveReturn", onComplete: said("Approved. The customer is told.") },
);

export const refuseReturn = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(RefuseReturn, form, (input) => api().seller.returns.refuse.mutate(input)));
  },
  { name: "refuseReturn", onComplete: said("Refused. The customer reads your reason.") },
);

export const receiveReturn = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(ReceiveReturn, form, (input) => api().seller.returns.receive.mutate(input)));
  },
  { name: "receiveReturn", onComplete: said("Noted. What can be sold again is on the shelf.") },
);

export const refundReturn = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(ReturnId, form, (input) => api().seller.returns.refund.mutate(input)));
  },
  { name: "refundReturn", onComplete: said("The money is on its way to the customer.") },
);

export const setReturnTerms = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(SetReturnTerms, form, (input) => api().seller.returns.setTerms.mutate(input)));
  },
  { name: "setReturnTerms", onComplete: said("Saved. Your terms hold from now on.") },
);
