// What the sandbox decides: how a means of payment behaves, what may be refunded, when a webhook leaves.
// It touches nothing; object.ts keeps the books.
import {
  type CaptureMode,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  type PaymentDetails,
  type ProviderEventType,
  SECOND_MS,
} from "@stoa/contract";
import type { ProviderPayment } from "@stoa/core/kernel";

/** The object's name in its namespace: there is one. */
export const SANDBOX_NAME = "sandbox";

/** How a payment starts, and how the sandbox shows what it was paid with. Of a card only brand and last four digits remain. */
export interface Verdict {
  status: Extract<ProviderPayment["status"], "succeeded" | "failed" | "requires_action">;
  declineCode: string | null;
  instrument: string;
}

/** Card numbers that do not simply succeed, and what comes of them. */
export const TEST_CARDS: Record<string, Pick<Verdict, "status" | "declineCode">> = {
  "4000000000000002": { status: "failed", declineCode: "card_declined" },
  "4000000000009995": { status: "failed", declineCode: "insufficient_funds" },
  "4000000000000069": { status: "failed", declineCode: "expired_card" },
  "4000000000000127": { status: "failed", declineCode: "incorrect_cvc" },
  "4000000000009987": { status: "failed", declineCode: "lost_card" },
  "4000000000009979": { status: "failed", declineCode: "stolen_card" },
  "4000000000006975": { status: "failed", declineCode: "card_velocity_exceeded" },
  "4000000000000119": { status: "failed", declineCode: "processing_error" },
  "4000002760003184": { status: "requires_action", declineCode: null },
};

/** A card whose holder asks for the money back as soon as it is taken. */
export const DISPUTING_CARD = "4000000000000259";

/** What a lost dispute costs besides the money. */
export const DISPUTE_FEE_MINOR = 1_500;

const BRANDS: readonly [RegExp, string][] = [
  [/^4/, "Visa"],
  [/^(5[1-5]|2[2-7])/, "Mastercard"],
  [/^3[47]/, "American Express"],
  [/^(60|65|81|82|508)/, "RuPay"],
  [/^35/, "JCB"],
];

/** Decides how a payment with these details starts at `nowMs`. */
export function judge(details: PaymentDetails, nowMs: number): Verdict {
  switch (details.method) {
    case "card":
      return judgeCard(details.number.replaceAll(" ", ""), details.expiry, nowMs);
    case "upi": // Without an address the customer scans a code.
      return { ...judgeUpi(details.vpa), instrument: details.vpa || "UPI QR code" };
    case "wallet":
      return { status: "requires_action", declineCode: null, instrument: "Wallet" };
    case "cod": // Cash changes hands at the door: a provider has no part in it.
      return { status: "failed", declineCode: "method_unsupported", instrument: "Cash" };
  }
}

function judgeCard(number: string, expiry: string, nowMs: number): Verdict {
  const brand = BRANDS.find(([pattern]) => pattern.test(number))?.[1] ?? "Card";
  const instrument = `${brand} •••• ${number.slice(-4)}`;
  if (!passesLuhn(number)) return { status: "failed", declineCode: "incorrect_number", instrument };
  if (isPast(expiry, nowMs)) return { status: "failed", declineCode: "expired_card", instrument };
  return { ...(TEST_CARDS[number] ?? { status: "succeeded", declineCode: null }), instrument };
}

function judgeUpi(vpa: string): Pick<Verdict, "status" | "declineCode"> {
  const handle = vpa.split("@")[0]?.toLowerCase();
  if (handle === "fail") return { status: "failed", declineCode: "payment_declined" };
  return { status: handle === "success" ? "succeeded" : "requires_action", declineCode: null };
}

/** Whether the check digit of a card number is right (ISO/IEC 7812). */
export function passesLuhn(number: string): boolean {
  const digits = [...number].map(Number).toReversed();
  const sum = digits.reduce(
    (total, digit, place) => total + (place % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2),
    0,
  );
  return number.length >= 12 && sum % 10 === 0;
}

/** Whether a card's `MM/YY` is over: it is good until the last moment of its month anywhere on earth. */
function isPast(expiry: string, nowMs: number): boolean {
  const [month = 0, year = 0] = expiry.split("/").map(Number);
  return nowMs >= Date.UTC(2000 + year, month) + DAY_MS / 2;
}

/** The state that a yes leads to. */
export const approvedStatus = (capture: CaptureMode): "succeeded" | "authorised" =>
  capture === "at_once" ? "succeeded" : "authorised";

/** Facts that come with a decision about a payment. */
export const FACTS: Record<ProviderPayment["status"], readonly ProviderEventType[]> = {
  requires_action: [],
  authorised: ["authorised"],
  succeeded: ["authorised", "captured"],
  failed: ["failed"],
  cancelled: [],
};

/** Why a customer's "no" on the hosted page fails the payment. */
export function refusalCode(method: PaymentDetails["method"]): string {
  return method === "card" ? "authentication_failed" : "customer_refused";
}

/** How the sandbox misbehaves, set on the console. */
export interface Behaviour {
  /** How long a webhook waits before its first attempt. */
  webhookDelayMs: number;
  /** How many extra times each webhook is sent. */
  duplicates: number;
  /** Whether later facts of one change arrive before earlier ones. */
  reorder: boolean;
  /** The share of webhooks that are lost for good, 0 to 1. */
  dropRate: number;
  /** Whether the provider is out: it refuses every call and holds its webhooks back. */
  down: boolean;
  /** Whether refunds are taken and fail afterwards: the money comes back to the marketplace. */
  refundsFail: boolean;
  /** Whether transfers to sellers fail. */
  transfersFail: boolean;
}

/** A provider on a good day. */
export const GOOD_BEHAVIOUR: Behaviour = {
  webhookDelayMs: 0,
  duplicates: 0,
  reorder: false,
  dropRate: 0,
  down: false,
  refundsFail: false,
  transfersFail: false,
};

/** How far apart facts are held when they are reordered. */
const REORDER_GAP_MS = 2 * SECOND_MS;

/**
 * When to send the webhooks of the facts of one change, given oldest first: one list of times for each fact.
 * In disorder the last fact leaves first.
 */
export function sendTimes(factCount: number, behaviour: Behaviour, nowMs: number): number[][] {
  return Array.from({ length: factCount }, (_, place) => {
    const heldMs = behaviour.reorder ? (factCount - 1 - place) * REORDER_GAP_MS : 0;
    return Array.from({ length: 1 + behaviour.duplicates }, () => nowMs + behaviour.webhookDelayMs + heldMs);
  });
}

const RETRY_MS = [
  SECOND_MS,
  5 * SECOND_MS,
  15 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  6 * HOUR_MS,
  DAY_MS,
];

/** How long to wait after this many failed attempts; null once the provider gives up (after about two days). */
export function retryDelayMs(attempts: number): number | null {
  return RETRY_MS[attempts - 1] ?? null;
}
