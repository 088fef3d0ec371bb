// Checks that a webhook is from Stoa, new, and as it was sent (https://www.standardwebhooks.com). Nothing but Node.
import { createHmac, timingSafeEqual } from "node:crypto";

/** How far the clocks of sender and receiver may be apart. What is older may be a recording of somebody else's. */
const TOLERANCE_SECONDS = 300;

/**
 * Throws unless the message was signed with the secret, lately. `body` are the bytes as they came: parsed and written anew they
 * would no longer be what was signed.
 */
export function verify(
  secret: string,
  headers: Record<string, string | string[] | undefined>,
  body: Buffer,
  nowSeconds = Date.now() / 1_000,
): void {
  const [id, timestamp, signatures] = ["id", "timestamp", "signature"].map((name) => headers[`webhook-${name}`]);
  if (typeof id !== "string" || typeof timestamp !== "string" || typeof signatures !== "string")
    throw new Error("not a webhook");
  if (!/^\d+$/.test(timestamp) || Math.abs(nowSeconds - Number(timestamp)) > TOLERANCE_SECONDS)
    throw new Error("too old, or from the future");
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(body).digest();
  // During a change of secrets there are two signatures; one that fits is enough.
  const fits = signatures.split(" ").some((signature) => {
    const [version, value = ""] = signature.split(",");
    const given = Buffer.from(value, "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
  if (!fits) throw new Error("the signature does not fit");
}
