import { expect, it } from "vitest";
import { FLAG_NAMES, flagDefault, flagPlace, type FlagValue, flagValues, isFlagOn, SaveFlag } from "./flag.ts";
import { MARKET_HANDLES } from "./market.ts";

const share = (percent: number): FlagValue => ({ kind: "share", percents: { us: percent, in: percent, de: percent, jp: percent, ae: percent } }); // prettier-ignore
const visitors = Array.from({ length: 4_000 }, (_, i) => `usr_${i}`);

it("a share is on for that share of visitors, for the same ones always, and grows without anybody losing it", () => {
  const name = "search_suggestions";
  const on = (percent: number) =>
    visitors.filter((visitor) => isFlagOn(name, share(percent), { market: "us", visitor }));
  expect(on(0)).toEqual([]);
  expect(on(100)).toEqual(visitors);
  let before: string[] = [];
  for (const percent of [10, 25, 50, 90]) {
    const now = on(percent);
    expect(now.length / visitors.length).toBeGreaterThan(percent / 100 - 0.03);
    expect(now.length / visitors.length).toBeLessThan(percent / 100 + 0.03);
    expect(before.every((visitor) => now.includes(visitor))).toBe(true);
    before = now;
  }
  const other = visitors.filter((visitor) => flagPlace("cash_on_delivery", visitor) < 50);
  const both = other.filter((visitor) => flagPlace(name, visitor) < 50).length / other.length;
  expect(both).toBeGreaterThan(0.45);
  expect(both).toBeLessThan(0.55);
});

it("what was set holds where it is of the flag's kind, for the markets that it names", () => {
  const usual = Object.fromEntries(FLAG_NAMES.map((name) => [name, flagDefault(name)]));
  expect(flagValues()).toEqual(usual);
  expect(
    flagValues({ gone: share(1), payouts_on_request: share(1), cash_on_delivery: { kind: "switch", isOn: false } }),
  ).toEqual(usual);
  const set = flagValues({ cash_on_delivery: { kind: "share", percents: { in: 5 } as never } }).cash_on_delivery;
  expect(set).toEqual({ kind: "share", percents: { us: 100, in: 5, de: 100, jp: 100, ae: 100 } });
  expect(isFlagOn("payouts_on_request", { kind: "switch", isOn: false })).toBe(false);
});

it("is set in its own words only", () => {
  const percents = Object.fromEntries(MARKET_HANDLES.map((market) => [market, "30"]));
  expect(SaveFlag.parse({ name: "cash_on_delivery", percents, version: "0" })).toMatchObject({ percents: { us: 30 } });
  expect(SaveFlag.parse({ name: "payouts_on_request", isOn: "off", version: 3 })).toMatchObject({ isOn: "off" });
  for (const wrong of [
    { name: "cash_on_delivery", isOn: "off" },
    { name: "cash_on_delivery", percents: { ...percents, us: "101" } },
    { name: "cash_on_delivery", percents: { us: "10" } },
    { name: "payouts_on_request", percents },
    { name: "made_up", isOn: "on" },
  ])
    expect(SaveFlag.safeParse({ ...wrong, version: 0 }).success).toBe(false);
});
