import {
  CLAIM_ANSWERS,
  CLAIM_DECISIONS,
  CLAIM_KINDS,
  CLAIM_NEXT,
  CLAIM_STATUSES,
  type ClaimStatus,
  HOUR_MS,
  type Id,
} from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { answered, CLAIM_WHEN_DUE, checkClaim, checkClaimStep, claimDueAt, decided, shareOut } from "./rules.ts";

const line = (index: number): Id<"line"> => `lin_${String(index).padStart(26, "0")}`;
const isLawful = (from: ClaimStatus, to: ClaimStatus) => (CLAIM_NEXT[from] as readonly ClaimStatus[]).includes(to);

describe("steps of a claim", () => {
  for (const from of CLAIM_STATUSES)
    for (const to of CLAIM_STATUSES)
      it(`${from} to ${to} is ${isLawful(from, to) ? "taken" : "refused"}`, () => {
        if (isLawful(from, to)) expect(() => checkClaimStep(from, to)).not.toThrow();
        else expect(() => checkClaimStep(from, to)).toThrow("ILLEGAL_TRANSITION");
      });

  it("are due as long as the claim is not over, and silence leads where it may", () => {
    for (const status of CLAIM_STATUSES) expect(claimDueAt(status, 0) === null).toBe(CLAIM_NEXT[status].length === 0);
    for (const [from, to] of Object.entries(CLAIM_WHEN_DUE)) expect(isLawful(from as ClaimStatus, to)).toBe(true);
  });

  it("give a seller 48 hours, and then the claim goes to the marketplace", () => {
    expect(claimDueAt("open", 0)).toBe(48 * HOUR_MS);
    expect(CLAIM_WHEN_DUE.open).toBe("escalated");
  });

  it("allow one appeal: what is denied after it is closed", () => {
    expect(decided("escalated", "deny")).toBe("denied");
    expect(decided("appealed", "deny")).toBe("closed");
    for (const decision of CLAIM_DECISIONS)
      for (const from of ["escalated", "appealed"] as const) expect(isLawful(from, decided(from, decision))).toBe(true);
  });
});

describe("a seller's answer", () => {
  it("of all the money ends the claim, every other one is for the buyer to take", () => {
    for (const answer of CLAIM_ANSWERS)
      expect(answered("damaged", answer, "Because it is so.")).toBe(answer === "refund" ? "resolved" : "answered");
  });
  it("cannot refuse without words, or ask for what has not arrived", () => {
    expect(() => answered("damaged", "refuse", "")).toThrow("INVALID_INPUT");
    expect(() => answered("not_arrived", "return", "")).toThrow("INVALID_INPUT");
  });
});

describe("a claim", () => {
  const lines = [{ lineId: line(1), soldQuantity: 3, arrivedQuantity: 2 }];
  const both = { isClaimable: true, isMissingClaimable: true };
  const want = (quantity: number) => [{ lineId: line(1), quantity }];

  it("of what has not arrived covers all that was sold, every other one what has arrived", () => {
    for (const kind of CLAIM_KINDS) {
      const most = kind === "not_arrived" ? 3 : 2;
      expect(() => checkClaim(kind, want(most), both, lines)).not.toThrow();
      expect(() => checkClaim(kind, want(most + 1), both, lines)).toThrow("INVALID_INPUT");
    }
  });
  it("is refused for lines of another order, and for the same line twice", () => {
    expect(() => checkClaim("damaged", [{ lineId: line(2), quantity: 1 }], both, lines)).toThrow("INVALID_INPUT");
    expect(() => checkClaim("damaged", [...want(1), ...want(1)], both, lines)).toThrow("INVALID_INPUT");
  });
  it("is refused when it is too late, or too early to call a parcel lost", () => {
    expect(() => checkClaim("damaged", want(1), { ...both, isClaimable: false }, lines)).toThrow("WINDOW_CLOSED");
    expect(() => checkClaim("not_arrived", want(1), { ...both, isMissingClaimable: false }, lines)).toThrow(
      "WINDOW_CLOSED",
    );
  });
});

it("a part of the money is shared out to the last unit, and takes no line below nothing", () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(amounts, fc.nat(), (each, pick) => {
      const lines = each.map((amountMinor, i) => ({ lineId: line(i), amountMinor }));
      const left = each.reduce((sum, minor) => sum + minor, 0);
      fc.pre(left > 0);
      const minor = 1 + (pick % left);
      const shares = shareOut(minor, lines);
      expect(shares.reduce((sum, share) => sum + share.amountMinor, 0)).toBe(minor);
      for (const share of shares)
        expect(share.amountMinor).toBeLessThanOrEqual(lines.find(({ lineId }) => lineId === share.lineId)!.amountMinor);
      expect(() => shareOut(left + 1, lines)).toThrow("INVALID_INPUT");
    }),
  );
});
