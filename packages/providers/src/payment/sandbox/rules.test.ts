// The sandbox's decisions, in tables.
import { describe, expect, it } from "vitest";
import { GOOD_BEHAVIOUR, judge, passesLuhn, retryDelayMs, sendTimes } from "./rules.ts";

const NOW = Date.UTC(2026, 10, 24);
const card = (number: string, expiry = "12/39") => judge({ method: "card", number, expiry, cvc: "123" }, NOW);

describe("a means of payment", () => {
  it.each([
    ["4242 4242 4242 4242", "Visa •••• 4242"],
    ["5555555555554444", "Mastercard •••• 4444"],
    ["378282246310005", "American Express •••• 0005"],
    ["6521111111111110", "RuPay •••• 1110"],
    ["3530111333300000", "JCB •••• 0000"],
    ["1000000000000008", "Card •••• 0008"],
  ])("takes any card number whose check digit is right: %s", (number, instrument) => {
    expect(card(number)).toEqual({ status: "succeeded", declineCode: null, instrument });
  });

  it("lets a card work until the last day of its month is over everywhere", () => {
    expect(card("4242424242424242", "11/26").status).toBe("succeeded");
    expect(card("4242424242424242", "11 / 26").status).toBe("succeeded");
    expect(card("4242424242424242", "10/26").declineCode).toBe("expired_card");
    expect(
      judge({ method: "card", number: "4242424242424242", expiry: "12/26", cvc: "123" }, Date.UTC(2027, 0, 1, 11))
        .status,
    ).toBe("succeeded");
    expect(
      judge({ method: "card", number: "4242424242424242", expiry: "12/26", cvc: "123" }, Date.UTC(2027, 0, 1, 12))
        .status,
    ).toBe("failed");
  });

  it.each([
    ["success@okbank", "succeeded", null],
    ["fail@okbank", "failed", "payment_declined"],
    ["asha@okbank", "requires_action", null],
  ])("asks the owner of a UPI address, but for two: %s", (vpa, status, declineCode) => {
    expect(judge({ method: "upi", vpa }, NOW)).toEqual({ status, declineCode, instrument: vpa });
  });

  it("asks the owner of a wallet, and knows no cash", () => {
    expect(judge({ method: "wallet" }, NOW).status).toBe("requires_action");
    expect(judge({ method: "cod" }, NOW).declineCode).toBe("method_unsupported");
  });
});

describe("the check digit", () => {
  it("finds every single wrong digit", () => {
    const right = "4000002760003184";
    expect(passesLuhn(right)).toBe(true);
    for (let place = 0; place < right.length; place++) {
      for (let digit = 0; digit < 10; digit++) {
        const number = right.slice(0, place) + digit + right.slice(place + 1);
        expect(passesLuhn(number)).toBe(number === right);
      }
    }
  });
});

describe("webhooks", () => {
  it("leave at once on a good day, and later, more often or last first when told", () => {
    expect(sendTimes(2, GOOD_BEHAVIOUR, 100)).toEqual([[100], [100]]);
    expect(sendTimes(1, { ...GOOD_BEHAVIOUR, webhookDelayMs: 50, duplicates: 1 }, 100)).toEqual([[150, 150]]);
    expect(sendTimes(3, { ...GOOD_BEHAVIOUR, reorder: true }, 0)).toEqual([[4_000], [2_000], [0]]);
  });

  it("are tried for more than a day, ever more seldom", () => {
    const delays = Array.from({ length: 9 }, (_, failed) => retryDelayMs(failed + 1) ?? 0);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(delays.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(86_400_000);
    expect(retryDelayMs(10)).toBeNull();
  });
});
