// Secrets and signatures as Standard Webhooks has them (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md):
// HMAC-SHA256 over `id.timestamp.body` with the bytes behind `whsec_`, told as `v1,` and base64, several with a space between.

const PREFIX = "whsec_";
const SECRET_BYTES = 32;
const HINT_LENGTH = PREFIX.length + 4;
const encoder = new TextEncoder();

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));

/** A new secret: 32 random bytes. */
export const newWebhookSecret = (bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES))): string =>
  `${PREFIX}${base64(bytes)}`;

/** The first characters of a secret, to tell secrets apart. */
export const hintOf = (secret: string): string => secret.slice(0, HINT_LENGTH);

async function signatureOf(secret: string, content: string): Promise<string> {
  const bytes = Uint8Array.from(atob(secret.slice(PREFIX.length)), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return `v1,${base64(new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(content))))}`;
}

/** The headers of a webhook, signed with every secret that is good at this moment. The same id is the same event. */
export async function signedHeaders(
  secrets: readonly string[],
  { id, atMs, body }: { id: string; atMs: number; body: string },
): Promise<Record<string, string>> {
  const timestamp = String(Math.floor(atMs / 1_000));
  const signatures = await Promise.all(secrets.map((secret) => signatureOf(secret, `${id}.${timestamp}.${body}`)));
  return {
    "content-type": "application/json",
    "user-agent": "Stoa-Webhooks/1",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}
