// Sends webhooks over HTTP: once, to the address that was given and to no other, and never for longer than was agreed.
import { WEBHOOK_TIMEOUT_MS } from "@stoa/contract";
import type { WebhookAnswer, WebhookSender } from "@stoa/core/kernel";

/** How much of an answer is kept, in characters, and how much is read for it at most. */
const KEPT_CHARACTERS = 1_000;
const READ_BYTES = 4_000;

/** The beginning of an answer; the rest is not waited for. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  while (bytes < READ_BYTES) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.byteLength;
    text += decoder.decode(value.subarray(0, READ_BYTES), { stream: true });
  }
  await reader.cancel();
  return text.replaceAll("\0", "").slice(0, KEPT_CHARACTERS);
}

/** A sender over `fetch`. What addresses may be called is core's to say; `isLocal` is where this computer's own may. */
export function fetchWebhooks({ isLocal }: { isLocal: boolean }): WebhookSender {
  return {
    isLocal,
    async post({ url, headers, body }): Promise<WebhookAnswer> {
      const signal = AbortSignal.timeout(WEBHOOK_TIMEOUT_MS);
      try {
        // A redirect could lead to an address that was never looked at.
        const response = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
        // What an endpoint says after its code is of no weight: it counts even where reading it fails.
        const answer = await beginningOf(response).catch(() => "");
        return { code: response.status, retryAfter: response.headers.get("retry-after"), answer };
      } catch {
        return { code: null, error: signal.aborted ? "timeout" : "unreachable" };
      }
    },
  };
}
