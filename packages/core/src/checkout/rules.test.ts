import type { Id } from "@stoa/contract";
import { MARKETS } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import type { CartEntry } from "../cart/index.ts";
import { quoteBasket } from "../pricing/index.ts";
import { checkoutLines, draftOrders } from "./rules.ts";

function entry(
  seller: string,
  over: { problem?: CartEntry["problem"]; unitMinor?: number | null; again?: boolean } = {},
): CartEntry {
  const offerId = `ofr_${seller}${over.again ? 2 : ""}` as Id<"offer">;
  const offer = {
    offerId,
    sellerId: `sel_${seller}`,
    sellerCountry: "US",
    handlingDays: 1,
    commissionBps: 1_000,
    unitMinor: over.unitMinor === undefined ? 5_000 : over.unitMinor,
    available: 3,
    maxPerOrder: 2,
  };
  return {
    line: { offerId, quantity: 1 },
    offer: offer as CartEntry["offer"],
    problem: over.problem ?? null,
    later: null,
  };
}

describe("a basket at checkout", () => {
  it("becomes one order per seller, numbered after the purchase", () => {
    const basket = quoteBasket(
      MARKETS.us,
      checkoutLines([entry("a"), entry("b"), entry("a", { again: true })], new Map()),
      { today: "2026-11-24" },
    );
    const drafts = draftOrders(basket, "S-2345-6789", 1);
    expect(drafts.map((draft) => [draft.number, draft.lines.length])).toEqual([
      ["S-2345-6789-1", 2],
      ["S-2345-6789-2", 1],
    ]);
    expect(new Set(drafts.flatMap((draft) => draft.lines.map((line) => line.lineId))).size).toBe(3);
  });
  it.each([
    [entry("a", { problem: "out_of_stock" }), "OUT_OF_STOCK"],
    [entry("a", { problem: "less_available" }), "OUT_OF_STOCK"],
    [entry("a", { problem: "over_limit" }), "OVER_ORDER_LIMIT"],
    [entry("a", { problem: "unavailable" }), "OFFER_UNAVAILABLE"],
    [entry("a", { problem: "seller_paused" }), "OFFER_UNAVAILABLE"],
    [entry("a", { problem: "not_sold_here" }), "OFFER_UNAVAILABLE"],
    [entry("a", { unitMinor: null }), "OFFER_UNAVAILABLE"],
  ])("is refused when a line cannot be bought (%#)", (bad, code) =>
    expect(() => checkoutLines([bad], new Map())).toThrow(code),
  );
});
