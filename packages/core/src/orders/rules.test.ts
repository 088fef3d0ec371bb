import { ORDER_NEXT, ORDER_STATUSES, type OrderStatus } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { checkStep, orderNumber, purchaseNumber } from "./rules.ts";

describe("steps of an order", () => {
  for (const from of ORDER_STATUSES)
    for (const to of ORDER_STATUSES) {
      const allowed = (ORDER_NEXT[from] as readonly OrderStatus[]).includes(to);
      it(`${from} to ${to} is ${allowed ? "taken" : "refused"}`, () => {
        if (allowed) expect(() => checkStep(from, to)).not.toThrow();
        else expect(() => checkStep(from, to)).toThrow("ILLEGAL_TRANSITION");
      });
    }
});

it("numbers are made of letters that cannot be mistaken for each other", () => {
  expect(purchaseNumber(new Uint8Array([0, 1, 2, 3, 4, 5, 6, 7]))).toBe("S-2345-6789");
  expect(orderNumber("S-2345-6789", 0)).toBe("S-2345-6789-1");
});
