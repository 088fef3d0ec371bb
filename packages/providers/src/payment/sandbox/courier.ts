// Carries one webhook to the API Worker's public door, signed, as from outside.
import { SECOND_MS } from "@stoa/contract";
import type { ProviderEvent } from "@stoa/core/kernel";
import { retryDelayMs } from "./rules.ts";
import { secretsOf, sign, SIGNATURE_HEADER } from "./signature.ts";
import type { Delivery } from "./store.ts";

const TIMEOUT_MS = 10 * SECOND_MS;

/** What the courier needs: the Worker's own default entry, and the setting with the signing secrets. */
export interface Route {
  api: Fetcher | undefined;
  webhookSecret: string;
}

/** Tries once to deliver a fact; what the delivery looks like after that. Anything but a 2xx is tried again later. */
export async function deliver(
  { api, webhookSecret }: Route,
  event: ProviderEvent,
  delivery: Delivery,
): Promise<Delivery> {
  const httpStatus = await post(api, JSON.stringify(event), webhookSecret);
  const attempts = delivery.attempts + 1;
  const lastAnswer = String(httpStatus ?? "no answer");
  if (httpStatus !== null && httpStatus >= 200 && httpStatus < 300)
    return { ...delivery, attempts, lastAnswer, status: "delivered" };
  const delayMs = retryDelayMs(attempts);
  if (delayMs === null) return { ...delivery, attempts, lastAnswer, status: "refused" };
  return { ...delivery, attempts, lastAnswer, dueAt: Date.now() + delayMs };
}

/** The HTTP status of the answer; null without one. */
async function post(api: Fetcher | undefined, body: string, webhookSecret: string): Promise<number | null> {
  const signature = await sign(body, secretsOf(webhookSecret), Date.now());
  try {
    const response = await api?.fetch("https://stoa-api/hooks/sandbox", {
      method: "POST",
      headers: { "content-type": "application/json", [SIGNATURE_HEADER]: signature },
      body,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response?.body?.cancel();
    return response?.status ?? null;
  } catch {
    return null; // Whatever went wrong over there, it is tried again later.
  }
}
