import { describe, expect, it } from "vitest";
import { checkAdmins, checkBlockable, checkLookable, checkNotOneself } from "./rules.ts";

describe("operators", () => {
  it("change nothing about themselves", () => {
    expect(() => checkNotOneself("usr_a", "usr_a")).toThrow("FORBIDDEN");
    expect(() => checkNotOneself("usr_a", "usr_b")).not.toThrow();
  });

  it("keep somebody who can let others in", () => {
    expect(() => checkAdmins({ role: "admin", next: null, admins: 1 })).toThrow("LAST_ADMIN");
    expect(() => checkAdmins({ role: "admin", next: "support", admins: 1 })).toThrow("LAST_ADMIN");
    expect(() => checkAdmins({ role: "admin", next: "admin", admins: 1 })).not.toThrow();
    expect(() => checkAdmins({ role: "admin", next: null, admins: 2 })).not.toThrow();
    expect(() => checkAdmins({ role: "support", next: null, admins: 1 })).not.toThrow();
  });

  it("are looked at by nobody", () => {
    expect(() => checkLookable({ operator: "support" })).toThrow("FORBIDDEN");
    expect(() => checkLookable({ operator: null })).not.toThrow();
  });

  it("are not shut out", () => {
    expect(() => checkBlockable({ operator: "support" })).toThrow("FORBIDDEN");
    expect(() => checkBlockable({ operator: null })).not.toThrow();
  });
});
