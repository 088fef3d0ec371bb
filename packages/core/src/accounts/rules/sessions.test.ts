import { DAY_MS, HOUR_MS } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { networkOf, sessionIsLive } from "./sessions.ts";

describe("sessions", () => {
  const buyers = { audience: "buyer", method: "password", createdAt: 0 } as const;

  it("end when idle for too long, and 90 days after sign-in whatever happens", () => {
    expect(sessionIsLive({ ...buyers, expiresAt: 30 * DAY_MS }, 29 * DAY_MS)).toBe(true);
    expect(sessionIsLive({ ...buyers, expiresAt: 30 * DAY_MS }, 30 * DAY_MS)).toBe(false);
    expect(sessionIsLive({ ...buyers, expiresAt: 120 * DAY_MS }, 91 * DAY_MS)).toBe(false);
  });

  it("of operators end within a day, and a look within an hour", () => {
    const day = { createdAt: 0, expiresAt: 90 * DAY_MS };
    expect(sessionIsLive({ ...day, audience: "admin", method: "password" }, DAY_MS - 1)).toBe(true);
    expect(sessionIsLive({ ...day, audience: "admin", method: "password" }, DAY_MS)).toBe(false);
    expect(sessionIsLive({ ...day, audience: "buyer", method: "look" }, HOUR_MS)).toBe(false);
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
