import { parseMoney, PrepareBulk } from "@stoa/client";
import { describe, expect, test } from "vitest";
import { bulkForm } from "./bulk-form.ts";

const read = (fields: Record<string, unknown>) => PrepareBulk.safeParse(bulkForm(fields, parseMoney));

describe("the form of a bulk edit", () => {
  test.each([
    [
      { kind: "price_set", currency: "USD", amount: "12.50", percent: "9" },
      { kind: "price_set", currency: "USD", priceMinor: 1_250 },
    ],
    [
      { kind: "price_by", currency: "EUR", priceWay: "less", percent: "12,5", ending: "ninety_nine" },
      { kind: "price_by", currency: "EUR", bps: -1_250, ending: "ninety_nine" },
    ],
    [
      { kind: "stock_set", onHand: "0" },
      { kind: "stock_set", onHand: 0 },
    ],
    [
      { kind: "stock_by", stockWay: "less", units: "3" },
      { kind: "stock_by", units: -3 },
    ],
    [
      { kind: "status", status: "paused" },
      { kind: "status", status: "paused" },
    ],
    [
      { kind: "handling", handlingDays: "2" },
      { kind: "handling", handlingDays: 2 },
    ],
  ])("%j becomes the change that was chosen", (fields, change) => {
    expect(read({ ...fields, q: "oak", state: "active" }).data).toEqual({
      change,
      selection: { filter: { q: "oak", status: "active" } },
    });
  });

  test.each([
    [{ kind: "price_set", currency: "USD", amount: "" }],
    [{ kind: "price_by", currency: "USD", percent: "0" }],
    [{ kind: "price_by", currency: "USD", priceWay: "less", percent: "100" }],
    [{ kind: "stock_by", units: "-3" }],
    [{ kind: "handling", handlingDays: "90" }],
    [{ kind: "status" }],
    [{}],
  ])("%j is refused", (fields) => expect(read(fields).success).toBe(false));

  test("named offers are the ones, whatever the filter says", () => {
    const id = `ofr_${"0".repeat(26)}`;
    expect(read({ kind: "stock_set", onHand: "1", offer: [id], q: "oak" }).data?.selection).toEqual({ offerIds: [id] });
  });
});
