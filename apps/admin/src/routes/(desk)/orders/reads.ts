// What the page of an order reads, and what an operator can do with it.
import { action, query, reload } from "@solidjs/router";
import { CancelOrder, type Id, submitForm } from "@stoa/client";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

/** An order; null when there is none of this id. */
export const orderById = query(
  (id: string) => read(() => api().admin.orders.get.query({ orderId: id as Id<"order"> })),
  "admin.order",
);

/** Everything that happened to an order, with who did it. */
export const timelineOf = query(
  (orderId: Id<"order">) => read(() => api().admin.orders.timeline.query({ orderId })),
  "admin.order.timeline",
);

/** Calls off what of an order has not been sent. */
export const cancelOrder = action(async (form: FormData) => {
  "use server";
  const done = await submitForm(CancelOrder, form, (input) => api().admin.orders.cancel.mutate(input));
  return done.ok ? reload() : done;
}, "cancel-order");
