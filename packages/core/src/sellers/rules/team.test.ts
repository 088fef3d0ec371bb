import { SELLER_GRANTS, SELLER_ROLES, type SellerRole } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { checkOwners, checkReach, INVITATION_MS, isGood } from "./team.ts";

/** Which roles each role may give and take, written down by itself. */
const REACH: Record<SellerRole, string> = {
  owner: "owner manager fulfilment finance support read_only",
  manager: "manager fulfilment support read_only",
  fulfilment: "fulfilment read_only",
  finance: "finance",
  support: "support read_only",
  read_only: "read_only",
};

describe("a role in a team", () => {
  for (const own of SELLER_ROLES)
    for (const other of SELLER_ROLES) {
      const may = REACH[own].split(" ").includes(other);
      it(`of a ${own} ${may ? "reaches" : "does not reach"} a ${other}`, () => {
        if (may) expect(() => checkReach(own, other)).not.toThrow();
        else expect(() => checkReach(own, other)).toThrow("FORBIDDEN");
      });
    }

  it("never gives what the giver may not do", () => {
    for (const own of SELLER_ROLES)
      for (const other of SELLER_ROLES) {
        const beyond = SELLER_GRANTS[other].some((each) => !(SELLER_GRANTS[own] as readonly string[]).includes(each));
        if (beyond) expect(() => checkReach(own, other)).toThrow("FORBIDDEN");
      }
  });

  it("is refused whole when one of two roles is out of reach", () =>
    expect(() => checkReach("manager", "support", "owner")).toThrow("FORBIDDEN"));
});

describe("the last owner", () => {
  it.each([null, "manager", "read_only"] as const)("does not become %s", (next) =>
    expect(() => checkOwners({ role: "owner", next, owners: 1 })).toThrow("LAST_OWNER"),
  );

  it("may go once there is another, and stays an owner as often as asked", () => {
    expect(() => checkOwners({ role: "owner", next: null, owners: 2 })).not.toThrow();
    expect(() => checkOwners({ role: "owner", next: "owner", owners: 1 })).not.toThrow();
    expect(() => checkOwners({ role: "manager", next: null, owners: 1 })).not.toThrow();
  });
});

describe("an invitation", () => {
  it("is good for a week, and until it is used or withdrawn", () => {
    const open = { endedAt: null, expiresAt: INVITATION_MS };
    expect(isGood(open, INVITATION_MS - 1)).toBe(true);
    expect(isGood(open, INVITATION_MS)).toBe(false);
    expect(isGood({ ...open, endedAt: 1 }, 2)).toBe(false);
  });
});
