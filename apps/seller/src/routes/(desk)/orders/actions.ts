// What a seller can do with an order. Each works as a plain form, and answers with the new page or with a reason.
import { action, query } from "@solidjs/router";
import { CancelOrder, DeliverOrder, OrderId, ShipOrder, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { load, loadOrNull } from "~/lib/load";
import { said, settled } from "~/lib/outcome";

/**
 * A form as its call wants it: `units:{lineId}` becomes one of `lines`, those without units are left out, and no units at
 * all is nothing that could be meant. A `label` that is bought takes the place of carrier and number.
 */
function withUnits(form: FormData): FormData {
  const kept = new FormData();
  const label = form.get("label");
  let [asked, place] = [false, 0];
  for (const [name, value] of form.entries()) {
    if (name.startsWith("units:")) {
      asked = true;
      if (!(Number(value) > 0)) continue;
      kept.append(`lines.${place}.lineId`, name.slice("units:".length));
      kept.append(`lines.${place}.quantity:number`, value);
      place += 1;
    } else if (name !== "label" && !(label && (name === "carrier" || name === "trackingNumber")))
      kept.append(name, value);
  }
  if (label) kept.append("carrier", label);
  if (asked && place === 0) kept.append("lines[]", "none");
  return kept;
}

/** One of the seller's orders; null when there is none of this id. */
export const order = query(
  (orderId: OrderId["orderId"]) => loadOrNull(api().seller.orders.get.query({ orderId })),
  "order",
);

/** Everything that happened to one of the seller's orders. */
export const timeline = query(
  (orderId: OrderId["orderId"]) => load(api().seller.orders.timeline.query({ orderId })),
  "timeline",
);

/** The invoice of an order and its credit notes; null when there is no such order. */
export const invoices = query(
  (orderId: OrderId["orderId"]) => loadOrNull(api().seller.orders.invoices.query({ orderId })),
  "invoices",
);

/** Carriers of which labels can be bought. */
export const carriers = query(() => load(api().seller.orders.carriers.query()), "carriers");

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
    return settled(await submitForm(ShipOrder, withUnits(form), (input) => api().seller.orders.ship.mutate(input)));
  },
  { name: "shipOrder", onComplete: said("Sent. The customer gets the tracking number by e-mail.") },
);

export const deliverOrder = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(DeliverOrder, form, (input) => api().seller.orders.deliver.mutate(input)));
  },
  { name: "deliverOrder", onComplete: said("Marked as delivered.") },
);

export const cancelOrder = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(CancelOrder, withUnits(form), (input) => api().seller.orders.cancel.mutate(input)));
  },
  { name: "cancelOrder", onComplete: said("Called off. The customer gets their money back.") },
);
