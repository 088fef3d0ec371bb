import { describe, expect, it } from "vitest";
import { countingSteps, plainRecoveryCode, RECOVERY_BYTES, recoveryCodeOf } from "./codes.ts";

const AT = 1_000_000 * 30_000; // the beginning of step 1,000,000

describe("F26 codes of an authenticator app", () => {
  it("count one step early and one step late, and no more", () => {
    expect(countingSteps(AT, 0)).toEqual([1_000_000, 999_999, 1_000_001]);
    expect(countingSteps(AT + 29_999, 0)).toEqual([1_000_000, 999_999, 1_000_001]);
    expect(countingSteps(AT + 30_000, 0)).not.toContain(999_999);
  });

  it("count only when they are newer than the last one that was used", () => {
    expect(countingSteps(AT, 999_999)).toEqual([1_000_000, 1_000_001]);
    expect(countingSteps(AT, 1_000_000)).toEqual([1_000_001]);
    expect(countingSteps(AT, 1_000_001)).toEqual([]);
  });
});

describe("recovery codes", () => {
  const code = recoveryCodeOf(Uint8Array.from({ length: RECOVERY_BYTES }, (_, i) => i * 13));

  it("are six groups of four signs that cannot be mistaken", () =>
    expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/));

  it("are read however they are typed", () => {
    const plain = code.replaceAll("-", "");
    expect(plainRecoveryCode(code.toUpperCase())).toBe(plain);
    expect(plainRecoveryCode(` ${plain.slice(0, 8)} ${plain.slice(8)}\n`)).toBe(plain);
    expect(plainRecoveryCode("OoIl")).toBe("0011");
  });
});
