import { describe, expect, it } from "vitest";
import { newWebhookSecret, signedHeaders } from "./signature.ts";

const SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const SENT = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", atMs: 1_614_265_330_500, body: '{"test": 2432232314}' };

describe("a signature", () => {
  it("is the one that the libraries of Standard Webhooks are tested with", async () => {
    expect(await signedHeaders([SECRET], SENT)).toMatchObject({
      "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "webhook-timestamp": "1614265330",
      "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    });
  });

  it("is there for each secret while one takes over from another", async () => {
    const { "webhook-signature": both } = await signedHeaders([newWebhookSecret(), SECRET], SENT);
    expect(both).toMatch(/^v1,[\w+/]{43}= v1,g0hM9SsE\+OTPJTGt\/tmIKtSyZlE3uFJELVlNIOLJ1OE=$/);
  });

  it.each([
    ["the body", { ...SENT, body: '{"test":2432232314}' }],
    ["the id", { ...SENT, id: "msg_other" }],
    ["the second", { ...SENT, atMs: SENT.atMs + 1_000 }],
  ])("is another when %s is", async (_, sent) => {
    expect((await signedHeaders([SECRET], sent))["webhook-signature"]).not.toContain("g0hM9SsE");
  });

  it("needs a secret of 32 bytes that nobody else has", () => {
    expect(newWebhookSecret()).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(newWebhookSecret()).not.toBe(newWebhookSecret());
  });
});
