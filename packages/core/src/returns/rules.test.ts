import {
  DAY_MS,
  type Id,
  MARKETS,
  RETURN_NEXT,
  RETURN_REASONS,
  RETURN_STATUSES,
  type ReturnReason,
  type ReturnStatus,
  type WayBackPayer,
} from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  afterWorkingDays,
  checkReceived,
  checkReturn,
  checkReturnStep,
  givesDeliveryBack,
  type LineFacts,
  type PolicyFacts,
  RETURN_WHEN_DUE,
  returnDueAt,
  returnTerms,
  standingOf,
} from "./rules.ts";

const policy = (categorySlug: string, windowDays: number, more: Partial<PolicyFacts> = {}): PolicyFacts => ({
  categorySlug,
  windowDays,
  wayBack: "buyer",
  barredBecause: null,
  ...more,
});
const line = (index: number): Id<"line"> => `lin_${String(index).padStart(26, "0")}`;
const ARRIVED = Date.UTC(2026, 2, 2, 15);

describe("the terms of a return", () => {
  const policies = [
    policy("", 30),
    policy("beauty", 30, { barredBecause: "hygiene" }),
    policy("lamps", 60),
    policy("home", 7),
  ];

  it("are those of the nearest branch above a thing", () => {
    expect(returnTerms(MARKETS.us, "home/lamps/desk", policies, null).windowDays).toBe(60);
    expect(returnTerms(MARKETS.us, "home/rugs", policies, null).windowDays).toBe(7);
    expect(returnTerms(MARKETS.us, "toys", policies, null).windowDays).toBe(30);
    expect(returnTerms(MARKETS.us, "beauty/soap", policies, null).barredBecause).toBe("hygiene");
  });

  it("are made kinder by a seller, never harsher", () => {
    const day = fc.integer({ min: 0, max: 365 });
    const payer = fc.constantFrom<WayBackPayer>("buyer", "seller");
    fc.assert(
      fc.property(day, day, payer, payer, (ours, theirs, oursPays, theirsPays) => {
        const base = [policy("", ours, { wayBack: oursPays })];
        const terms = returnTerms(MARKETS.us, "a/b", base, { windowDays: theirs, wayBack: theirsPays });
        expect(terms.windowDays).toBe(Math.max(ours, theirs));
        expect(terms.wayBack).toBe(oursPays === "seller" || theirsPays === "seller" ? "seller" : "buyer");
      }),
    );
  });

  it("in the EU leave at least the 14 days of Directive 2011/83/EU, whatever a policy says", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 }), fc.integer({ min: 0, max: 365 }), (ours, theirs) => {
        const terms = returnTerms(MARKETS.de, "a", [policy("", ours)], { windowDays: theirs, wayBack: "buyer" });
        expect(terms.windowDays).toBeGreaterThanOrEqual(14);
        expect(terms.withdrawalDays).toBe(14);
      }),
    );
    expect(returnTerms(MARKETS.us, "a", [policy("", 3)], null)).toMatchObject({ windowDays: 3, withdrawalDays: 0 });
  });

  it("know no right of withdrawal for what article 16 excepts", () => {
    expect(returnTerms(MARKETS.de, "beauty", policies, null).withdrawalDays).toBe(0);
  });
});

describe("the window", () => {
  const terms = returnTerms(MARKETS.de, "a", [policy("", 20)], null);
  const at = (days: number) => standingOf(terms, ARRIVED, ARRIVED + days * DAY_MS, MARKETS.de.timeZone);

  it.each([
    [0, "open", true],
    [14, "open", true],
    [15, "open", false],
    [20, "open", false],
    [21, "late", false],
    [50, "late", false],
    [51, "closed", false],
  ] as const)("after %d days is %s", (days, standing, isWithdrawable) => {
    expect(at(days)).toEqual({ standing, isWithdrawable, lastDay: "2026-03-22" });
  });

  it("counts its last day in full, by the market's own clock", () => {
    const japan = returnTerms(MARKETS.jp, "a", [policy("", 1)], null);
    const arrived = Date.parse("2026-03-02T14:00:00Z"); // 23:00 in Tokyo
    const standing = (iso: string) => standingOf(japan, arrived, Date.parse(iso), MARKETS.jp.timeZone).standing;
    expect(standing("2026-03-03T14:59:59Z")).toBe("open");
    expect(standing("2026-03-03T15:00:00Z")).toBe("late");
  });
});

describe("what is asked for", () => {
  const known = (more: Partial<LineFacts> = {}): LineFacts[] => [
    { lineId: line(1), quantity: 3, standing: "open", isWithdrawable: false, wayBack: "buyer", ...more },
  ];
  const want = (quantity: number, reason: ReturnReason = "unwanted") => [{ lineId: line(1), quantity, reason }];

  it("inside the policy is approved at once", () => {
    expect(checkReturn(want(3), known())).toEqual({ status: "approved", isLate: false, wayBack: "buyer" });
  });
  it("just after the window is for the seller to decide", () => {
    expect(checkReturn(want(1), known({ standing: "late" }))).toMatchObject({ status: "requested", isLate: true });
  });
  it("costs the customer no way back when it is the seller's doing", () => {
    expect(checkReturn(want(1, "damaged"), known()).wayBack).toBe("seller");
    expect(checkReturn(want(1, "unwanted"), known()).wayBack).toBe("buyer");
  });
  it.each([
    ["more units than there are", want(4), known(), "INVALID_INPUT"],
    ["a line of another order", [{ lineId: line(2), quantity: 1, reason: "other" as const }], known(), "INVALID_INPUT"],
    ["a line twice", [...want(1), ...want(1)], known(), "INVALID_INPUT"],
    ["what has not arrived", want(1), known({ standing: "not_delivered" }), "INVALID_INPUT"],
    ["a right of withdrawal that there is not", want(1, "withdrawal"), known(), "INVALID_INPUT"],
    ["what is barred", want(1), known({ standing: "barred" }), "NOT_RETURNABLE"],
    ["what is too late", want(1), known({ standing: "closed" }), "WINDOW_CLOSED"],
  ])("is refused: %s", (_, wanted, facts, code) => {
    expect(() => checkReturn(wanted, facts)).toThrow(code);
  });
});

it("the delivery goes back with a whole order that was withdrawn from or went wrong, else it does not", () => {
  for (const reason of RETURN_REASONS) {
    const ofSeller = ["withdrawal", "damaged", "wrong_item", "not_as_described", "late"].includes(reason);
    expect(givesDeliveryBack([reason], 0)).toBe(ofSeller);
    expect(givesDeliveryBack([reason], 1)).toBe(false);
  }
});

describe("steps of a return", () => {
  for (const from of RETURN_STATUSES)
    for (const to of RETURN_STATUSES) {
      const allowed = (RETURN_NEXT[from] as readonly ReturnStatus[]).includes(to);
      it(`${from} to ${to} is ${allowed ? "taken" : "refused"}`, () => {
        if (allowed) expect(() => checkReturnStep(from, to)).not.toThrow();
        else expect(() => checkReturnStep(from, to)).toThrow("ILLEGAL_TRANSITION");
      });
    }

  it("come by themselves to an end: every open state has a time and a lawful next state", () => {
    for (const status of RETURN_STATUSES) {
      const isOver = RETURN_NEXT[status].length === 0;
      expect(returnDueAt(status, 1_000) === null).toBe(isOver);
      expect(status in RETURN_WHEN_DUE).toBe(!isOver);
    }
    for (const [from, to] of Object.entries(RETURN_WHEN_DUE))
      expect(() => checkReturnStep(from as ReturnStatus, to)).not.toThrow();
  });
});

it("two working days leave out the weekend", () => {
  const day = (iso: string) => Date.parse(`${iso}T12:00:00Z`);
  expect(afterWorkingDays(day("2026-03-02"), 2)).toBe(day("2026-03-04")); // Monday to Wednesday
  expect(afterWorkingDays(day("2026-03-06"), 2)).toBe(day("2026-03-10")); // Friday to Tuesday
  expect(afterWorkingDays(day("2026-03-07"), 2)).toBe(day("2026-03-10")); // Saturday to Tuesday
});

describe("what has arrived", () => {
  const lines = [
    { lineId: line(1), quantity: 3 },
    { lineId: line(2), quantity: 1 },
  ];
  const told = (receivedQuantity: number, resellableQuantity: number) => [
    { lineId: line(1), receivedQuantity, resellableQuantity },
  ];
  it("is known of every line; what is not named has not", () => {
    expect(checkReceived(lines, told(2, 1))).toEqual([
      ...told(2, 1),
      { lineId: line(2), receivedQuantity: 0, resellableQuantity: 0 },
    ]);
  });
  it.each([
    ["nothing", told(0, 0)],
    ["more than was to come", told(4, 0)],
    ["more to sell than arrived", told(1, 2)],
    ["a strange line", [{ lineId: line(9), receivedQuantity: 1, resellableQuantity: 0 }]],
  ])("is refused: %s", (_, wrong) => {
    expect(() => checkReceived(lines, wrong)).toThrow("INVALID_INPUT");
  });
});
