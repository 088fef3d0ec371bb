import { SELLER_STATUSES } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { decide, SELLER_DECISIONS, type SellerDecision } from "./rules.ts";

const POSSIBLE: Record<SellerDecision, string> = {
  approve: "applied",
  refuse: "applied",
  suspend: "active",
  reinstate: "suspended",
};

describe("decisions about a seller", () => {
  for (const decision of Object.keys(SELLER_DECISIONS) as SellerDecision[])
    for (const status of SELLER_STATUSES)
      it(`${decision} from ${status} is ${status === POSSIBLE[decision] ? "done" : "refused"}`, () => {
        if (status === POSSIBLE[decision]) expect(decide(status, decision)).toBe(SELLER_DECISIONS[decision]);
        else expect(() => decide(status, decision)).toThrow("ILLEGAL_TRANSITION");
      });
});
