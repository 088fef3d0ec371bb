// Disputes about the seller's orders: reading them, and saying something to one.
import { action, query } from "@solidjs/router";
import { type DisputeId, type DisputesInput, NoteDispute, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { load, loadOrNull } from "~/lib/load";
import { said, settled } from "~/lib/outcome";

/** A page of disputes. */
export const disputes = query((input: DisputesInput) => load(api().seller.disputes.list.query(input)), "disputes");

/** One of them; null when there is none of this id about the seller's orders. */
export const dispute = query(
  (disputeId: DisputeId["disputeId"]) => loadOrNull(api().seller.disputes.get.query({ disputeId })),
  "dispute",
);

export const noteDispute = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(NoteDispute, form, (input) => api().seller.disputes.note.mutate(input)));
  },
  { name: "noteDispute", onComplete: said("Noted. It goes to the bank with the rest.") },
);
