// What somebody who does not know how a provider signs can do to one of its webhooks.

/** A webhook as it arrives. */
export interface Webhook {
  headers: Headers;
  body: string;
}

/** What is wrong with a webhook, and how it is made of a right one. */
export type Forgery = readonly [name: string, forge: (webhook: Webhook) => Webhook | Promise<Webhook>];

/** What can be done to any provider's webhook without knowing how it signs. */
export const TAMPERINGS: readonly Forgery[] = [
  ["no signature header", ({ body }) => ({ headers: new Headers(), body })],
  [
    "one byte changed",
    ({ headers, body }) => ({ headers, body: body.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10)) }),
  ],
  [
    "the same JSON written differently",
    ({ headers, body }) => ({ headers, body: JSON.stringify(JSON.parse(body), null, 1) }),
  ],
  [
    "a JSON key said twice",
    ({ headers, body }) => ({ headers, body: body.replace("{", '{"amountMinor":1,"amountMinor":1,') }),
  ],
  ["an empty body", ({ headers }) => ({ headers, body: "" })],
  ["a compressed body", async ({ headers, body }) => ({ headers, body: await gzipped(body) })],
  ["a header of 100 KB", ({ headers, body }) => ({ headers: stretched(headers), body })],
  ["a body above 256 KB", ({ headers, body }) => ({ headers, body: body + " ".repeat(256 * 1_024) })],
];

function stretched(headers: Headers): Headers {
  return new Headers([...headers].map(([name, value]) => [name, value + ",v1=0".repeat(20_000)]));
}

async function gzipped(body: string): Promise<string> {
  return new Response(new Response(body).body?.pipeThrough(new CompressionStream("gzip"))).text();
}
