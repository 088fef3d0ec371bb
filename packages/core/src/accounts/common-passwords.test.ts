// The list itself.
import { expect, it } from "vitest";
import { commonPasswords } from "./common-passwords.ts";
import { checkPassword } from "./rules/passwords.ts";

it("holds passwords against at least 3,000 words", () => expect(commonPasswords().size).toBeGreaterThan(3_000));

it.each(["password12", "iloveyou123", "qwertyuiop", "Football2026!"])("refuses %s", (password) =>
  expect(() => checkPassword(password, { common: commonPasswords(), email: "a@b.example", name: "Ada" })).toThrow(
    "PASSWORD_TOO_COMMON",
  ),
);
