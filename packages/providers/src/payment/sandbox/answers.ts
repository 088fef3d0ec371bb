// What the sandbox object answers with.
import type { ProviderEvent } from "@stoa/core/kernel";
import type { SandboxDispute } from "./books.ts";
import type { Delivery, SandboxPayment } from "./store.ts";

/** A payment with what is known about it. */
export interface PaymentFile extends SandboxPayment {
  /** The hosted page on which the customer decides, while they have to. */
  redirectUrl: string | null;
  events: ProviderEvent[];
  deliveries: Delivery[];
  disputes: SandboxDispute[];
}

/** An object answers; it never throws what its caller should expect. */
export type Answer<T> =
  | { ok: true; value: T }
  | { ok: false; code: "PROVIDER_UNAVAILABLE" | "IDEMPOTENCY_KEY_REUSED" | "NOT_FOUND" | "ILLEGAL_TRANSITION" };
