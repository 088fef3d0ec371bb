import { describe, expect, it } from "vitest";
import { checkPassword, needsRehash } from "./passwords.ts";

const ada = {
  common: new Set(["qwertyuiop", "1234567890", "1q2w3e4r5t", "princess", "sunshine"]),
  email: "ada.lovelace@example.test",
  name: "Ada Lovelace",
};

describe("a password", () => {
  it.each([
    "qwertyuiop",
    "1234567890",
    "1q2w3e4r5t",
    "Princess2024!",
    "!!sunshine!!",
    "Stoa-2026!!",
    "aaaaaaaaaaaa",
    "abcabcabcabc",
  ])("that is guessed first is refused: %s", (password) =>
    expect(() => checkPassword(password, ada)).toThrow("PASSWORD_TOO_COMMON"),
  );

  it.each(["ada.lovelace@example.test", "Ada.Lovelace1815", "ada lovelace"])(
    "of one's own name is refused: %s",
    (password) => expect(() => checkPassword(password, ada)).toThrow("PASSWORD_TOO_COMMON"),
  );

  it.each([
    "correct horse battery staple",
    "stoa-demo-2026",
    "ein Pferd frisst keinen Salat",
    "パスワードではない何か",
    "xkcd936tr0ub4dor",
  ])("of any composition passes: %s", (password) => expect(() => checkPassword(password, ada)).not.toThrow());
});

describe("a hash", () => {
  it("is made anew when its parameters are of yesterday", () => {
    expect(needsRehash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA")).toBe(false);
    expect(needsRehash("$argon2id$v=19$m=4096,t=3,p=1$c2FsdA$aGFzaA")).toBe(true);
    expect(needsRehash("$scrypt$ln=14,r=8,p=5$c2FsdA$aGFzaA")).toBe(true);
  });
});
