// The sandbox provider behind the payment port: calls its object, turns answers into the port's words and
// refusals into domain errors, and reads its webhooks.
import { Currency, DomainError, PAYMENT_EVENT_TYPES } from "@stoa/contract";
import type { PaymentProvider, ProviderEvent, ProviderPayment } from "@stoa/core/kernel";
import type { Answer, PaymentFile } from "./answers.ts";
import type { SandboxObject } from "./object.ts";
import { isGenuine, secretsOf, SIGNATURE_HEADER } from "./signature.ts";

export interface SandboxOptions {
  /** The stub of the one sandbox object. */
  object: DurableObjectStub<SandboxObject>;
  /** What webhooks are signed with; two secrets with a comma between them while one replaces the other. */
  webhookSecret: string;
  /** The clock: milliseconds since the epoch. */
  now?: () => number;
}

/** The sandbox as a payment provider. Cash on delivery never reaches a provider, so it is none of its methods. */
export function sandboxProvider({ object, webhookSecret, now = Date.now }: SandboxOptions): PaymentProvider {
  return {
    name: "sandbox",
    methods: ["card", "upi", "wallet"],
    hosted: false,
    capturesInParts: true,
    open: async (payment) => asPayment(await answerOf(object.open(payment))),
    find: async (name) => maybePayment(await answerOf(object.find(name))),
    cancel: async (name) => maybePayment(await answerOf(object.cancel(name))),
    capture: (capture) => answerOf(object.capture(capture)),
    release: ({ providerRef }) => answerOf(object.release(providerRef)),
    refund: (refund) => answerOf(object.refund(refund)),
    transfer: (transfer) => answerOf(object.transfer(transfer)),
    async statement(fromAt, toAt) {
      try {
        return await object.statement({ fromAt, toAt });
      } catch {
        throw new DomainError("PROVIDER_UNAVAILABLE");
      }
    },
    async webhook(headers, body) {
      const genuine = await isGenuine(headers.get(SIGNATURE_HEADER), body, secretsOf(webhookSecret), now());
      if (!genuine) return null;
      const event = readEvent(body);
      return event ? [event] : [];
    },
  };
}

/** The value of an answer. @throws PROVIDER_UNAVAILABLE also when the call itself breaks; or the code of the refusal */
async function answerOf<T>(call: PromiseLike<Answer<T>>): Promise<T> {
  let answer: Answer<T>;
  try {
    answer = await call;
  } catch {
    throw new DomainError("PROVIDER_UNAVAILABLE"); // Whether it was done is unknown; every call can be repeated with its key.
  }
  if (!answer.ok) throw new DomainError(answer.code);
  return answer.value;
}

function asPayment({ ref, status, redirectUrl, declineCode, events }: PaymentFile): ProviderPayment {
  return { providerRef: ref, status, redirectUrl, declineCode, events };
}

function maybePayment(file: PaymentFile | null): ProviderPayment | null {
  return file && asPayment(file);
}

/** Reads a body whose signature was right; null when it is no fact that we know. */
function readEvent(body: string): ProviderEvent | null {
  const fact = JSON.parse(body) as Partial<Record<keyof ProviderEvent, unknown>>;
  const type = PAYMENT_EVENT_TYPES.find((known) => known === fact.type);
  const currency = Currency.safeParse(fact.currency);
  const { eventId, key, providerRef, amountMinor, at, about = null, feeMinor } = fact;
  if (typeof eventId !== "string" || typeof key !== "string" || typeof providerRef !== "string" || type === undefined)
    return null;
  if (type === "due" || type === "surplus" || (about !== null && typeof about !== "string")) return null;
  if (typeof amountMinor !== "number" || typeof at !== "number" || !currency.success) return null;
  const event = { eventId, key, providerRef, type, amountMinor, currency: currency.data, at, about };
  return typeof feeMinor === "number" ? { ...event, feeMinor } : event;
}
