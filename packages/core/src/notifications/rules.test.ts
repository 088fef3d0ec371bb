import { NOTICE_KINDS, NOTICES } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { isWanted, marketOfSeller, preferenceOf, type Stored } from "./rules.ts";

const off: Stored[] = [
  { channel: "app", isOn: false },
  { channel: "mail", isOn: false },
];
const on: Stored[] = off.map(({ channel }) => ({ channel, isOn: true }));

describe("what somebody is told", () => {
  it("keeps coming where the law or their safety asks for it, whatever they chose", () => {
    const kept = NOTICE_KINDS.filter((kind) => isWanted(NOTICES[kind], "mail", off, true));
    expect(kept).toEqual([
      "order_confirmed",
      "order_cancelled",
      "account_changed",
      "balance_adjusted",
      "dispute_moved",
      "webhook_off",
      "shop_decided",
      "shop_asked",
    ]);
  });

  it("is all that there is, until they choose otherwise", () => {
    for (const kind of NOTICE_KINDS) {
      expect(isWanted(NOTICES[kind], "app", [], true)).toBe(true);
      expect(isWanted(NOTICES[kind], "mail", [], true)).toBe(NOTICES[kind].mail !== "never");
    }
  });

  it("is mailed to owners of a team, and to a member who asks for it", () => {
    expect(isWanted(NOTICES.sale_made, "mail", [], false)).toBe(false);
    expect(isWanted(NOTICES.sale_made, "mail", on, false)).toBe(true);
    expect(isWanted(NOTICES.sale_made, "app", [], false)).toBe(true);
    expect(isWanted(NOTICES.shop_decided, "mail", on, false)).toBe(false);
  });

  it("shows no switch where there is nothing to choose", () => {
    expect(preferenceOf("order_confirmed", off, true)).toMatchObject({ mail: true, mailRule: "always", app: false });
    expect(preferenceOf("refund_made", on, true)).toMatchObject({ mail: false, mailRule: "never" });
    expect(preferenceOf("shop_decided", on, false)).toMatchObject({ mail: false, mailRule: "never" });
  });
});

it("a seller is written to in the language of their country, in English where the shop has no market there", () => {
  expect(["DE", "JP", "AE", "IN", "US", "FR"].map((country) => marketOfSeller(country).language)).toEqual([
    "de",
    "ja",
    "ar",
    "en",
    "en",
    "en",
  ]);
});
