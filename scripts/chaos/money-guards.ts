// The guards of money, stock and doors that R20 takes out one at a time, each with the suite that must miss it.
import type { Guard } from "./guards.ts";

const REFUSALS = "apps/worker/src/refusals.test.ts";
const REPETITION = "apps/worker/src/repetition.test.ts";
const MONEY = "apps/worker/src/money.test.ts";
const SANDBOX = "packages/providers/src/payment/sandbox/sandbox.test.ts";

/** A guard of the database that a migration after all others takes out. */
const dropped = (kind: "TRIGGER" | "INDEX", name: string): Guard => ({
  name: `the database's ${name}`,
  path: "migrations/market/9999_without.sql",
  with: "",
  without: `DROP ${kind} ${name};\n`,
  suite: REFUSALS,
});

export const MONEY_GUARDS: readonly Guard[] = [
  {
    name: "the CHECK that no more is promised than there is",
    path: "migrations/market/0005_offer_terms.sql",
    with: "CONSTRAINT stock_not_oversold CHECK (reserved + owed <= on_hand + backorder_limit)",
    without: "CONSTRAINT stock_not_oversold CHECK (reserved >= 0)",
    suite: REFUSALS,
  },
  dropped("TRIGGER", "purchase_status_path"),
  dropped("TRIGGER", "seller_order_status_path"),
  dropped("TRIGGER", "stock_hold_status_path"),
  dropped("TRIGGER", "restock_within_hold"),
  dropped("TRIGGER", "ledger_txn_balanced"),
  dropped("TRIGGER", "ledger_entry_sealed"),
  dropped("TRIGGER", "ledger_entry_no_update"),
  dropped("TRIGGER", "payment_event_no_update"),
  dropped("TRIGGER", "payment_event_refund_within_captured"),
  dropped("TRIGGER", "refund_within_order"),
  dropped("TRIGGER", "audit_chained"),
  dropped("INDEX", "payment_one_active"),
  dropped("TRIGGER", "payment_event_capture_within_authorised"),
  dropped("INDEX", "purchase_one_per_cart"),
  {
    name: "money counts only in the amount that was asked for",
    path: "packages/core/src/checkout/commands/settle.ts",
    with: "if (event.amountMinor !== row.amountMinor || event.currency !== row.currency) return false;",
    without: "if (event.currency !== row.currency) return false;",
    suite: REFUSALS,
  },
  {
    name: "a fact that is told again is seen before its guards",
    path: "packages/core/src/checkout/commands/settle.ts",
    with: "if (await isKnown(ctx, row, event)) return;\n  try {",
    without: "try {",
    // The database looks by itself as well: only without both is it missed.
    also: {
      path: "migrations/market/0018_payments.sql",
      with: "NEW.provider_event_id)\n  AND (SELECT f.captured_minor - f.refunded_minor",
      without: "'nothing')\n  AND (SELECT f.captured_minor - f.refunded_minor",
    },
    suite: REPETITION,
  },
  {
    name: "who sends a mail claims it",
    path: "packages/core/src/notifications/writing.ts",
    with: ".where(and(waits, isFree)).returning()",
    without: ".where(waits).returning()",
    suite: REPETITION,
  },
  {
    name: "a key that was used with other input is refused",
    path: "packages/api/src/idempotency.ts",
    with: 'if (first.requestHash !== hash) throw new DomainError("IDEMPOTENCY_KEY_REUSED");',
    without: "",
    suite: MONEY,
  },
  {
    name: "the total is what the customer saw",
    path: "packages/core/src/checkout/commands/place.ts",
    with: "if (basket.totalMinor === input.expectedTotalMinor) return;",
    without: "if (basket.totalMinor >= 0) return;",
    suite: MONEY,
  },
  {
    name: "a webhook is signed",
    path: "packages/providers/src/payment/sandbox/signature.ts",
    with: "    .includes(true);",
    without: "    .concat(true).includes(true);",
    suite: SANDBOX,
  },
  {
    name: "a webhook is fresh",
    path: "packages/providers/src/payment/sandbox/signature.ts",
    with: "if (!(Math.abs(nowMs - timestamp * SECOND_MS) <= TOLERANCE_MS)) return false;",
    without: "",
    suite: SANDBOX,
  },
  {
    name: "what changes something comes from the app's own pages",
    path: "packages/edge/src/gate.ts",
    with: 'if (site !== null && !opensSocket) return site === "same-origin";',
    without: 'if (site !== null && !opensSocket) return site !== "";',
    suite: "packages/edge/src/edge.test.ts",
  },
  {
    name: "a procedure takes JSON alone",
    path: "apps/worker/src/http.ts",
    with: "if (!isJson(request)) return",
    without: "if (request.body === undefined) return",
    suite: REFUSALS,
  },
];
