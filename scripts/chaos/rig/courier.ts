// The rig as the provider's courier: it carries the provider's facts to the webhook itself, signed, in whatever order, as
// often as it likes, or not at all. The provider's own courier stays silent meanwhile.
import type { ProviderEvent } from "@stoa/core/kernel";
import { sign, SIGNATURE_HEADER } from "@stoa/providers";
import type { Rig } from "./rig.ts";

const SECRET = "whsec_local_sandbox";
const GOOD = { webhookDelayMs: 0, duplicates: 0, reorder: false, dropRate: 0, down: false };

/** Silences the provider's own courier, or lets it speak again. */
export async function silence(rig: Rig, isSilent: boolean): Promise<void> {
  await rig.sandbox("setBehaviour", { ...GOOD, dropRate: isSilent ? 1 : 0 });
}

/** Carries a fact once; the HTTP status of the answer. */
export async function carry(rig: Rig, event: ProviderEvent): Promise<number> {
  const body = JSON.stringify(event);
  const response = await fetch(`${rig.origin("api")}/hooks/sandbox`, {
    method: "POST",
    headers: { "content-type": "application/json", [SIGNATURE_HEADER]: await sign(body, [SECRET], Date.now()) },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}

/** Carries facts one after the other; those that were turned away come again at the end. Gives how many were turned away. */
export async function carryAll(rig: Rig, events: readonly ProviderEvent[]): Promise<number> {
  let turnedAway = 0;
  let left = [...events];
  for (let round = 0; left.length > 0 && round < 10; round++) {
    const again: ProviderEvent[] = [];
    for (const event of left) if ((await carry(rig, event)) !== 200) again.push(event);
    turnedAway += again.length;
    left = again;
  }
  return turnedAway;
}
