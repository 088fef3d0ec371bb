// The next step of many orders at once: each is taken by itself, and those that could not be are told with their reasons.
import { action } from "@solidjs/router";
import { type ErrorCode, isId, OrderId, submitForm } from "@stoa/client";
import { api } from "~/lib/api";

/** What came of it. */
export interface StepsTaken {
  step: "pick" | "pack";
  takenCount: number;
  refused: { orderId: string; number: string; code: ErrorCode }[];
}

/** So many calls at a time: gentle, and a page of orders takes a moment. */
const AT_ONCE = 5;

export const stepOrders = action(async (form: FormData): Promise<StepsTaken> => {
  "use server";
  const step = form.get("step") === "pack" ? "pack" : "pick";
  const ids = [...new Set(form.getAll("order").map(String))].filter((id): id is OrderId["orderId"] =>
    isId("order", id),
  );
  const refused: StepsTaken["refused"] = [];
  const take = async (orderId: OrderId["orderId"]) => {
    const one = new FormData();
    one.set("orderId", orderId);
    const result = await submitForm(OrderId, one, (input) => api().seller.orders[step].mutate(input));
    if (result.ok) return;
    // Whoever reads it knows the order by its number; one that is nobody's here has none to tell.
    const known = await api()
      .seller.orders.get.query({ orderId })
      .catch(() => null);
    refused.push({ orderId, number: known?.number ?? "An order", code: result.code });
  };
  for (let i = 0; i < ids.length; i += AT_ONCE) await Promise.all(ids.slice(i, i + AT_ONCE).map(take));
  return { step, takenCount: ids.length - refused.length, refused };
}, "stepOrders");
