// What a seller can do with an order. Each works as a plain form, and answers with the new page or with a reason.
import { action, query, reload, useSubmissions } from "@solidjs/router";
import { type FormResult, OrderId, type SellerOrderView, ShipOrder, submitForm } from "@stoa/client";
import { toast } from "@stoa/ui";
import { api } from "~/lib/api";
import { loadOrNull } from "~/lib/load";
import { sentence } from "~/lib/sentences";

/** One of the seller's orders; null when there is none of this id. */
export const order = query(
  (orderId: OrderId["orderId"]) => loadOrNull(api().seller.orders.get.query({ orderId })),
  "order",
);

type Refused = Extract<FormResult<SellerOrderView>, { ok: false }>;

/** A page that is loaded anew, or why nothing was done. */
function settled(result: FormResult<SellerOrderView>): Response | Refused {
  return result.ok ? reload() : result;
}

/** Tells the seller, once the server has agreed. */
function said(message: string) {
  return (submission: { result?: unknown; error?: unknown }) => {
    if (!submission.result && !submission.error) toast(message, { tone: "good" });
  };
}

export const pickOrder = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(OrderId, form, (input) => api().seller.orders.pick.mutate(input)));
  },
  { name: "pickOrder", onComplete: said("Picking has begun.") },
);

export const packOrder = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(OrderId, form, (input) => api().seller.orders.pack.mutate(input)));
  },
  { name: "packOrder", onComplete: said("Packed. It is ready for the carrier.") },
);

export const shipOrder = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(ShipOrder, form, (input) => api().seller.orders.ship.mutate(input)));
  },
  { name: "shipOrder", onComplete: said("Sent. The customer gets the tracking number by e-mail.") },
);

export const deliverOrder = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(OrderId, form, (input) => api().seller.orders.deliver.mutate(input)));
  },
  { name: "deliverOrder", onComplete: said("Marked as delivered.") },
);

export const cancelOrder = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(OrderId, form, (input) => api().seller.orders.cancel.mutate(input)));
  },
  { name: "cancelOrder", onComplete: said("The order is cancelled.") },
);

type OrderAction = typeof pickOrder | typeof shipOrder;

/** How the last try of an action stands: whether it runs, why it was refused, and which inputs were not right. */
export function useOutcome(action: OrderAction) {
  const submissions = useSubmissions(action as typeof pickOrder);
  const last = () => submissions.at(-1);
  const refused = (): Refused | undefined => {
    const result = last()?.result as Refused | undefined;
    return result && !result.ok ? result : undefined;
  };
  return {
    pending: () => last()?.pending ?? false,
    error: () => {
      const reason = refused();
      if (last()?.error) return "The server could not be reached. Nothing was changed; try again.";
      return reason ? sentence(reason.code) : null;
    },
    isWrong: (field: string) => refused()?.fields[field] !== undefined,
  };
}
