import type { Id } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { canDoWithout, whoIs, whoLinks, whoProves } from "./ways.ts";

const ada: Id<"user"> = "usr_ada";
const eve: Id<"user"> = "usr_eve";
const nobody = { linkedTo: null, ownerOfEmail: null };
const proved = { subject: "1", email: "ada@example.test", isEmailVerified: true };
const claimed = { ...proved, isEmailVerified: false };

describe("F27 an account elsewhere", () => {
  it("opens the account that it is linked to, whatever its address says", () => {
    for (const vouched of [proved, claimed, { ...proved, email: null }])
      expect(whoIs(vouched, { linkedTo: ada, ownerOfEmail: eve }, false)).toEqual({ kind: "known", userId: ada });
  });

  it("never opens an account by its address", () => {
    expect(whoIs(proved, { linkedTo: null, ownerOfEmail: ada }, true)).toMatchObject({ reason: "sign_in_first" });
    expect(whoIs(claimed, { linkedTo: null, ownerOfEmail: ada }, true)).toMatchObject({ reason: "unverified_email" });
  });

  it("makes an account for a verified address that nobody has, where new people are taken", () => {
    expect(whoIs(proved, nobody, true)).toEqual({ kind: "new", email: "ada@example.test" });
    expect(whoIs(proved, nobody, false)).toMatchObject({ reason: "no_account" });
    expect(whoIs(claimed, nobody, true)).toMatchObject({ reason: "unverified_email" });
    expect(whoIs({ ...proved, email: null }, nobody, true)).toMatchObject({ reason: "unverified_email" });
  });

  it("is linked once, to one person", () => {
    expect(whoLinks(ada, nobody)).toEqual({ kind: "link", userId: ada });
    expect(whoLinks(ada, { linkedTo: ada, ownerOfEmail: null })).toEqual({ kind: "known", userId: ada });
    expect(whoLinks(ada, { linkedTo: eve, ownerOfEmail: null })).toMatchObject({ reason: "linked_to_another" });
  });

  it("proves who somebody is only where it is theirs", () => {
    expect(whoProves(ada, { linkedTo: ada, ownerOfEmail: null }).kind).toBe("known");
    expect(whoProves(ada, { linkedTo: eve, ownerOfEmail: ada }).kind).toBe("refused");
    expect(whoProves(ada, { linkedTo: null, ownerOfEmail: ada }).kind).toBe("refused");
  });
});

describe("the last way in", () => {
  it.each([
    [{ hasPassword: true, passkeys: 1, identities: 0 }, "passkey", true],
    [{ hasPassword: false, passkeys: 1, identities: 0 }, "passkey", false],
    [{ hasPassword: false, passkeys: 2, identities: 0 }, "passkey", true],
    [{ hasPassword: false, passkeys: 1, identities: 1 }, "passkey", true],
    [{ hasPassword: false, passkeys: 0, identities: 1 }, "identity", false],
    [{ hasPassword: false, passkeys: 1, identities: 1 }, "identity", true],
  ] as const)("of %j can the %s go: %s", (ways, what, can) => expect(canDoWithout(ways, what)).toBe(can));
});
