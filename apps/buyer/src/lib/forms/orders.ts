// The forms about orders: calling items off before they leave, and finding an order again.
import { BUYER_CANCEL_REASONS, type UnitsOfLine } from "@stoa/client";
import { api } from "../api.ts";
import { formAction } from "../form.tsx";
import { text } from "./fields.ts";

/** The units that a form names, one field `units:{lineId}` for each line. */
export function unitsOf(fields: Iterable<[string, unknown]>): UnitsOfLine[] {
  return [...fields].flatMap(([name, value]) => {
    const quantity = Number(value);
    const isWanted = name.startsWith("units:") && Number.isInteger(quantity) && quantity > 0;
    return isWanted ? [{ lineId: name.slice("units:".length) as `lin_${string}`, quantity }] : [];
  });
}

/** Calls items off. The page says so once. */
export const cancelItems = formAction("cancel-items", ["purchase", "orders", "timeline"], async (fields) => {
  const orderId = text(fields, "orderId") as `ord_${string}`;
  const key = text(fields, "key");
  const reason = BUYER_CANCEL_REASONS.find((each) => each === text(fields, "reason")) ?? "other";
  const lines = unitsOf(fields);
  if (lines.length === 0) return { code: "INVALID_INPUT", details: { fields: ["lines"] } };
  await api().shop.orders.cancel.mutate({ orderId, ...(key ? { key } : {}), reason, lines });
  return { told: { orderId } };
});

/** Asks for the link of an order. Whether there is one, only its mail tells. */
export const findOrder = formAction("find-order", [], async (fields, market) => {
  const [number, email] = [text(fields, "number"), text(fields, "email")];
  await api().shop.orders.find.mutate({ number, email, market: market.handle });
  return { told: { sent: "1" } };
});
