import { describe, expect, it } from "vitest";
import { auditAsked, auditHref } from "./asked.ts";

describe("the filters of the audit log", () => {
  it("are whole days, the last one included", () =>
    expect(auditAsked({ from: "2026-03-01", to: "2026-03-01" })).toMatchObject({
      fromAt: Date.UTC(2026, 2, 1),
      toAt: Date.UTC(2026, 2, 2),
    }));

  it("pass over what is empty or none", () =>
    expect(auditAsked({ actor: "", outcome: "maybe", from: "soon" })).toEqual({}));

  it("stand in the address", () =>
    expect(auditHref("/audit", { actor: "usr_1", action: "", outcome: "denied" })).toBe(
      "/audit?actor=usr_1&outcome=denied",
    ));
});
