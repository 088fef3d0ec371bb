// Stoa Post keeps the contract of carriers.
import { describe } from "vitest";
import { sign } from "../../payment/sandbox/signature.ts";
import { carrierSuite } from "../suite.ts";
import { CARRIER_SIGNATURE_HEADER, stoaPost } from "./adapter.ts";

describe("Stoa Post", () => {
  carrierSuite(() => {
    const nowMs = Date.now();
    return {
      carrier: stoaPost({ webhookSecret: "whsec_new,whsec_old" }),
      nowMs,
      async sign(events) {
        const body = JSON.stringify({ events });
        return {
          body,
          headers: new Headers({ [CARRIER_SIGNATURE_HEADER]: await sign(body, ["whsec_old"], nowMs) }),
        };
      },
    };
  });
});
