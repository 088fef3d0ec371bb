import { DAY_MS } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { networkOf, sessionIsLive } from "./rules.ts";

describe("sessions", () => {
  it("end when idle for too long, and 90 days after sign-in whatever happens", () => {
    expect(sessionIsLive(0, 30 * DAY_MS, 29 * DAY_MS)).toBe(true);
    expect(sessionIsLive(0, 30 * DAY_MS, 30 * DAY_MS)).toBe(false);
    expect(sessionIsLive(0, 120 * DAY_MS, 91 * DAY_MS)).toBe(false);
  });
});

describe("networks", () => {
  it.each([
    ["203.0.113.77", "203.0.113"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
  ])("%s belongs to %s", (address, network) => expect(networkOf(address)).toBe(network));
});
