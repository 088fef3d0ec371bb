// What a seller can do with an order. Each works as a plain form, and answers with the new page or with a reason.
import { action, query } from "@solidjs/router";
import { OrderId, ShipOrder, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { loadOrNull } from "~/lib/load";
import { said, settled } from "~/lib/outcome";

/** One of the seller's orders; null when there is none of this id. */
export const order = query(
  (orderId: OrderId["orderId"]) => loadOrNull(api().seller.orders.get.query({ orderId })),
  "order",
);

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
