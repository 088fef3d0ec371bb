import initialize from "@phi-ag/argon2/node";
import { POSTAL_CODE, Address, Email, MARKETS } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { buildAccounts, DEMO_PASSWORD } from "./accounts.ts";
import { BUYERS } from "./buyers.ts";

describe("demo accounts", () => {
  const { users } = buildAccounts(Date.parse("2026-11-24"));

  it("open with the demo password", async () => {
    const argon2 = await initialize();
    expect(argon2.tryVerify(users[0]!.passwordHash, DEMO_PASSWORD).success).toBe(true);
    expect(argon2.tryVerify(users[0]!.passwordHash, "another password").success).toBe(false);
  });

  it("have addresses that registration and checkout would take", () => {
    for (const { email } of users) expect(Email.parse(email)).toBe(email);
    for (const { address, market } of BUYERS) {
      expect(Address.parse(address)).toEqual(address);
      const { country } = MARKETS[market];
      if (POSTAL_CODE[country]) expect(address.postalCode).toMatch(POSTAL_CODE[country]);
    }
    expect(new Set(users.map(({ email }) => email)).size).toBe(users.length);
  });
});
