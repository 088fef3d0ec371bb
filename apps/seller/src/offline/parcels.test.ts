// The desk without a line: what is left to pack, what to take from the shelf, and what an answer means for a parcel.
import type { DeskOrder, ErrorCode } from "@stoa/client";
import { expect, it } from "vitest";
import { isTooOld, KEPT_MS, leftOf, type QueuedParcel, refusalOf, scanned, takingsOf, verdict } from "./parcels.ts";

const line = (id: string, sku: string, waiting: number, gtin: string | null = null) => ({
  lineId: `lin_${id}` as const,
  title: `Thing ${sku}`,
  variantLabel: "",
  sku,
  gtin,
  imageHash: null,
  waiting,
});

const order = (number: string, lines: DeskOrder["lines"], seq = 1): DeskOrder => ({
  orderId: `ord_${number}`,
  number,
  status: "confirmed",
  market: "us",
  customerName: "Vera",
  address: { name: "Vera", line1: "1 Road", line2: "", city: "Town", region: "", postalCode: "", phone: "+1 5550100" },
  deliveryMethod: "standard",
  shipByDay: "2026-11-24",
  createdAt: 0,
  seq,
  lines,
});

const parcel = (number: string, lines: QueuedParcel["lines"], seq = 1): QueuedParcel => ({
  key: `key-${number}-${seq}`,
  sellerId: "sel_1",
  orderId: `ord_${number}`,
  number,
  carrier: "UPS",
  trackingNumber: "1Z999",
  lines,
  seq,
  queuedAt: 0,
  refusal: null,
});

const orders = [order("A", [line("1", "S-10", 3), line("2", "S-9", 1)]), order("B", [line("3", "S-10", 2)])];

it("takes what is packed off the list, counts parcels on, and drops what is done", () => {
  const one = parcel("A", [{ lineId: "lin_1", quantity: 2 }]);
  const left = leftOf(orders, [one, parcel("B", [{ lineId: "lin_3", quantity: 2 }])]);
  expect(left).toHaveLength(1);
  expect(left[0]).toMatchObject({ number: "A", seq: 2, lines: [{ waiting: 1 }, { waiting: 1 }] });
  expect(leftOf(orders, [{ ...one, refusal: { kind: "changed" } }]), "a refused parcel never left").toEqual(orders);
  expect(leftOf([order("A", [line("1", "S-10", 1)], 2)], [one])[0], "the list knows it already").toMatchObject({
    seq: 2,
    lines: [{ waiting: 1 }],
  });
});

it("sums units of one thing over all orders, shelf by shelf", () => {
  expect(takingsOf(orders).map(({ sku, units, orderNumbers }) => [sku, units, orderNumbers])).toEqual([
    ["S-9", 1, ["A"]],
    ["S-10", 5, ["A", "B"]],
  ]);
});

it("finds the order that lacks a scanned thing, by either of its numbers", () => {
  expect(scanned(orders, {}, " s-10 ")?.order.number).toBe("A");
  expect(scanned(orders, { lin_1: 3 }, "S-10")?.order.number).toBe("B");
  expect(scanned(orders, { lin_1: 3, lin_3: 2 }, "S-10")).toBeNull();
  const withCode = [order("C", [line("4", "X", 1, "00036000291452")])];
  expect(scanned(withCode, {}, "036000291452")?.line.lineId).toBe("lin_4");
  expect(scanned(withCode, {}, " ")).toBeNull();
});

it("tells a parcel again unless something was decided about it", () => {
  const cases: [ErrorCode | undefined, string][] = [
    [undefined, "later"],
    ["OVERLOADED", "later"],
    ["SESSION_EXPIRED", "later"],
    ["REQUEST_IN_PROGRESS", "later"],
    ["DONE_ALREADY", "done"],
    ["CONFLICT", "refused"],
    ["NOT_FOUND", "refused"],
    ["FORBIDDEN", "refused"],
  ];
  for (const [code, expected] of cases) expect([code, verdict(code)]).toEqual([code, expected]);
});

it("says what came in between", () => {
  const sent = { carrier: "DHL", trackingNumber: "1" };
  expect(refusalOf("ILLEGAL_TRANSITION", { status: "cancelled", shipments: [] })).toEqual({ kind: "cancelled" });
  expect(refusalOf("CONFLICT", { status: "shipped", shipments: [sent as never] })).toEqual({ kind: "sent", ...sent });
  expect(refusalOf("CONFLICT", { status: "partly_shipped", shipments: [sent as never] })).toEqual({ kind: "changed" });
  expect(refusalOf("FORBIDDEN", null)).toEqual({ kind: "other", code: "FORBIDDEN" });
});

it("shows no list after a day, nor one from a clock that ran ahead", () => {
  expect(isTooOld(1_000, 1_000 + KEPT_MS - 1)).toBe(false);
  expect(isTooOld(1_000, 1_000 + KEPT_MS)).toBe(true);
  expect(isTooOld(2 * KEPT_MS, 1_000)).toBe(true);
});
