// Stripe's adapter against a stand-in that speaks its API: the contract of every provider, and the wire.
import type { PaymentDetails } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { TOLERANCE_MS } from "../limits.ts";
import type { Webhook } from "../forgeries.ts";
import { paymentProviderSuite } from "../suite.ts";
import { stripeProvider } from "./adapter.ts";
import { StripeStandIn } from "./stand-in.ts";

const [SECRET, NEXT] = ["whsec_of_this_test", "whsec_that_comes_next"];
const standIn = new StripeStandIn("sk_test_stand_in", SECRET);
const provider = (webhookSecrets: readonly string[] = [SECRET], secretKey = "sk_test_stand_in") =>
  stripeProvider({
    secretKey,
    webhookSecrets,
    capturesInParts: true,
    fetch: async (input, init) => await standIn.fetch(new Request(input as string, init as RequestInit)),
  });

const card: PaymentDetails = { method: "card", number: "4242424242424242", expiry: "12/39", cvc: "123" };
const reSigned = async ({ body }: Webhook, secret: string, atMs = Date.now()) => await standIn.sign(body, secret, atMs);
const renamed = (headers: Headers, from: string | RegExp, to: string) =>
  new Headers({ "stripe-signature": (headers.get("stripe-signature") ?? "").replace(from, to) });

paymentProviderSuite("stripe", {
  provider,
  currency: "EUR",
  destination: "acct_stand_in",
  succeeds: card,
  asksTheCustomer: card,
  declines: [
    [card, "insufficient_funds"],
    [card, "lost_card"],
  ],
  async decide({ providerRef }, decision) {
    if (decision === "approve") standIn.pay(providerRef);
    else if (typeof decision === "object") standIn.pay(providerRef, decision.decline);
  },
  async dispute({ providerRef }, step) {
    standIn.dispute(providerRef, step);
  },
  webhooksOf: async ({ providerRef }) => await standIn.webhooksOf(providerRef),
  forgeries: [
    ["the signature of another secret", (webhook) => reSigned(webhook, "whsec_somebody_else")],
    ["a timestamp too long ago", (webhook) => reSigned(webhook, SECRET, Date.now() - TOLERANCE_MS - 2_000)],
    ["a timestamp in the future", (webhook) => reSigned(webhook, SECRET, Date.now() + TOLERANCE_MS + 2_000)],
    [
      "a signature of an unknown version only",
      ({ headers, body }) => ({ headers: renamed(headers, "v1=", "v0="), body }),
    ],
    ["a signature without its timestamp", ({ headers, body }) => ({ headers: renamed(headers, /^t=\d+,/, ""), body })],
    [
      "the signature under another provider's header",
      ({ headers, body }) => ({
        headers: new Headers({ "x-razorpay-signature": headers.get("stripe-signature") ?? "" }),
        body,
      }),
    ],
  ],
});

describe("Stripe's webhooks", () => {
  it("are believed with either secret while one replaces the other, and say nothing of what is not ours", async () => {
    const body = JSON.stringify({
      id: "evt_1",
      object: "event",
      type: "payout.paid",
      data: { object: { id: "po_1", object: "payout" } },
    });
    for (const secret of [SECRET, NEXT]) {
      const { headers } = await standIn.sign(body, secret);
      expect(await provider([SECRET, NEXT]).webhook(headers, body)).toEqual([]);
    }
    const { headers } = await standIn.sign(body, NEXT);
    expect(await provider([SECRET]).webhook(headers, body)).toBeNull();
  });
});

describe("Stripe", () => {
  it("that refuses our key, or does not answer, is unavailable: nothing is known to be done", async () => {
    const name = { key: "k", providerRef: null };
    await expect(provider([SECRET], "sk_wrong").find(name)).rejects.toThrow("PROVIDER_UNAVAILABLE");
    const silent = stripeProvider({
      secretKey: "sk",
      webhookSecrets: [],
      capturesInParts: false,
      fetch: () => Promise.reject(new Error("no route")),
    });
    await expect(silent.find(name)).rejects.toThrow("PROVIDER_UNAVAILABLE");
  });

  it("sends no money to a seller who has no account there", async () => {
    const wanted = { key: "t", sellerId: "sel_1", amountMinor: 5, currency: "EUR" } as const;
    await expect(provider().transfer(wanted)).rejects.toThrow("METHOD_UNAVAILABLE");
  });

  it("is asked for a page of its own: a card's number is in no request", async () => {
    const bodies: string[] = [];
    const watched = stripeProvider({
      secretKey: "sk_test_stand_in",
      webhookSecrets: [],
      capturesInParts: false,
      fetch: async (input, init) => {
        bodies.push(String((init as RequestInit).body));
        return await standIn.fetch(new Request(input as string, init as RequestInit));
      },
    });
    await watched.open({
      key: "watched",
      purchaseId: "pur_1",
      paymentId: "pay_1",
      amountMinor: 900,
      currency: "EUR",
      details: card,
      capture: "at_once",
      returnUrl: "https://stoa.test/done",
    });
    expect(bodies.join()).toContain("success_url=https");
    expect(bodies.join()).not.toContain("4242");
  });
});
