import { describe, expect, it } from "vitest";
import { newId } from "./id.ts";
import { unsaid } from "./unsaid.ts";

const orderId = newId("order", 1_790_000_000_000);
const keyId = newId("key", 1_790_000_000_000);

describe("an error that operators read", () => {
  const cases: [name: string, message: string, told: string][] = [
    ["an address", "550 no such user ada.l+x@mail.example.com", "550 no such user (address)"],
    ["an address in brackets", "to <ada@example.test>: refused", "to <(address)>: refused"],
    ["a query", "GET https://x.test/a?token=abc#frag failed", "GET https://x.test/a?(query) failed"],
    ["a bearer token", "Authorization: Bearer abc.def-1", "Authorization: Bearer (secret)"],
    ["a provider's key", "key sk_live_4eC39HqLyjWDarjtT1zdp7dc is no good", "key (secret) is no good"],
    ["a JSON web token", "got eyJhbGciOi.eyJzdWIi.c2ln", "got (secret)"],
    ["a hash", `hash ${"ab".repeat(32)}`, "hash (secret)"],
    ["a card", "card 4242 4242 4242 4242 declined", "card (number) declined"],
    ["a telephone number", "call +1 555 0100 42", "call (number)"],
  ];
  it.each(cases)("does not tell %s", (_, message, told) => {
    expect(unsaid(message)).toBe(told);
  });

  it.each([orderId, keyId, "D1_ERROR: UNIQUE constraint failed: outbox.id", "status 503 after 30000 ms"])(
    "keeps what says what went wrong: %s",
    (message) => {
      expect(unsaid(`Error: ${message}`)).toBe(`Error: ${message}`);
    },
  );
});
