// Razorpay's adapter against a stand-in that speaks its API: the contract of every provider, and the wire.
import { newId, type PaymentDetails } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { paymentProviderSuite } from "../suite.ts";
import { razorpayProvider } from "./adapter.ts";
import { RazorpayStandIn } from "./stand-in.ts";

const [SECRET, NEXT] = ["secret_of_this_test", "secret_that_comes_next"];
const standIn = new RazorpayStandIn("rzp_test_stand_in", "key_secret", SECRET);
const provider = (webhookSecrets: readonly string[] = [SECRET], keySecret = "key_secret") =>
  razorpayProvider({
    keyId: "rzp_test_stand_in",
    keySecret,
    webhookSecrets,
    fetch: async (input, init) => await standIn.fetch(new Request(input as string, init as RequestInit)),
  });

const upi: PaymentDetails = { method: "upi", vpa: "asha@okbank" };
const header = (value: string, name = "x-razorpay-signature") => new Headers({ [name]: value });
const signature = (headers: Headers) => headers.get("x-razorpay-signature") ?? "";

paymentProviderSuite("razorpay", {
  provider,
  currency: "INR",
  destination: "acc_stand_in",
  succeeds: { method: "wallet" },
  asksTheCustomer: upi,
  declines: [
    [upi, "payment_cancelled"],
    [upi, "insufficient_funds"],
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
    ["the signature of another secret", async ({ body }) => await standIn.sign(body, "somebody_else")],
    ["a signature in capitals", ({ headers, body }) => ({ headers: header(signature(headers).toUpperCase()), body })],
    ["half a signature", ({ headers, body }) => ({ headers: header(signature(headers).slice(0, 32)), body })],
    ["a signature of zeros", ({ body }) => ({ headers: header("0".repeat(64)), body })],
    [
      "a signature and more behind it",
      ({ headers, body }) => ({ headers: header(`${signature(headers)},v1=0`), body }),
    ],
    [
      "the signature under another provider's header",
      ({ headers, body }) => ({ headers: header(signature(headers), "stripe-signature"), body }),
    ],
  ],
});

describe("Razorpay", () => {
  it("is believed with either secret while one replaces the other, and says nothing of what is not ours", async () => {
    const body = JSON.stringify({
      event: "settlement.processed",
      payload: { settlement: { entity: { id: "setl_1" } } },
    });
    for (const secret of [SECRET, NEXT]) {
      const { headers } = await standIn.sign(body, secret);
      expect(await provider([SECRET, NEXT]).webhook(headers, body)).toEqual([]);
    }
    const { headers } = await standIn.sign(body, NEXT);
    expect(await provider([SECRET]).webhook(headers, body)).toBeNull();
  });

  it("captures what an account leaves authorised, once", async () => {
    standIn.capturesAtOnce = false;
    const key = `s:${crypto.randomUUID()}`;
    const opened = await provider().open({
      key,
      purchaseId: newId("purchase", 1),
      paymentId: newId("payment", 1),
      amountMinor: 700,
      currency: "INR",
      details: upi,
      capture: "at_once",
      returnUrl: "https://stoa.test/done",
    });
    standIn.pay(opened.providerRef);
    standIn.capturesAtOnce = true;
    const [webhook] = await standIn.webhooksOf(opened.providerRef);
    const told = await provider().webhook(webhook!.headers, webhook!.body);
    expect(told?.map(({ type, amountMinor }) => [type, amountMinor])).toEqual([
      ["authorised", 700],
      ["captured", 700],
    ]);
    expect((await provider().find({ key, providerRef: opened.providerRef }))?.events).toEqual(told);
  });

  it("that refuses our key, or does not answer, is unavailable; to a seller without an account it sends nothing", async () => {
    const name = { key: "k", providerRef: null };
    await expect(provider([SECRET], "wrong").find(name)).rejects.toThrow("PROVIDER_UNAVAILABLE");
    const keys = { keyId: "k", keySecret: "s", webhookSecrets: [] };
    const silent = razorpayProvider({ ...keys, fetch: () => Promise.reject(new Error("no route")) });
    await expect(silent.find(name)).rejects.toThrow("PROVIDER_UNAVAILABLE");
    const wanted = { key: "t", sellerId: newId("seller", 1), amountMinor: 5, currency: "INR" } as const;
    await expect(provider().transfer(wanted)).rejects.toThrow("METHOD_UNAVAILABLE");
  });
});
