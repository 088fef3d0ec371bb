// The tables of states, each with its name in the database and in docs/states.md. A new one is a line here.
import {
  ALERT_NEXT,
  BULK_NEXT,
  CHECK_NEXT,
  CHANGE_NEXT,
  CLAIM_NEXT,
  DISPUTE_NEXT,
  IMPORT_NEXT,
  ORDER_NEXT,
  PAYMENT_NEXT,
  PAYOUT_NEXT,
  PROMOTION_NEXT,
  REFUND_NEXT,
  RETURN_NEXT,
  REVIEW_NEXT,
  SELLER_NEXT,
  DELIVERY_NEXT,
  WEBHOOK_NEXT,
} from "@stoa/contract";

/** A table of states: from each, the states that may follow. */
export type States = Readonly<Record<string, readonly string[]>>;

/** One machine: what it is about, its table in the contract, and the table of the database that holds the same. */
export interface Machine {
  name: string;
  lead: string;
  states: States;
  /** Whose name ends in `_transition`; null where the database guards it otherwise. */
  table: string | null;
}

/** All machines, in the order of the page. */
export const MACHINES: readonly Machine[] = [
  { name: "Order", lead: "One seller's part of a purchase.", states: ORDER_NEXT, table: "order_transition" },
  {
    name: "Payment",
    lead: "One attempt to pay: a fold over its facts, so that they may come in any order.",
    states: PAYMENT_NEXT,
    table: "payment_transition",
  },
  { name: "Refund", lead: "Money on its way back to a customer.", states: REFUND_NEXT, table: "refund_transition" },
  { name: "Dispute", lead: "A customer's bank wants money back.", states: DISPUTE_NEXT, table: "dispute_transition" },
  {
    name: "Return",
    lead: "Things on their way back to their seller.",
    states: RETURN_NEXT,
    table: "return_transition",
  },
  {
    name: "Claim",
    lead: "Something did not arrive as it was sold; in the end the marketplace decides.",
    states: CLAIM_NEXT,
    table: "claim_transition",
  },
  {
    name: "Review",
    lead: "What people write for all to read: reviews, questions and answers.",
    states: REVIEW_NEXT,
    table: "review_transition",
  },
  {
    name: "Payout",
    lead: "What a seller has earned, on its way to them.",
    states: PAYOUT_NEXT,
    table: "payout_transition",
  },
  {
    name: "Promotion",
    lead: "A coupon, or an automatic reduction.",
    states: PROMOTION_NEXT,
    table: "promotion_transition",
  },
  { name: "Seller", lead: "A shop, from its application on.", states: SELLER_NEXT, table: "seller_transition" },
  {
    name: "Change of a product",
    lead: "What a seller proposes for a shared page.",
    states: CHANGE_NEXT,
    table: "product_change_transition",
  },
  {
    name: "Alert",
    lead: "Somebody waits until a thing is back, or costs less.",
    states: ALERT_NEXT,
    table: "alert_transition",
  },
  {
    name: "Webhook",
    lead: "Where a seller's program hears of what happens; switched off by the marketplace when it takes nothing any more.",
    states: WEBHOOK_NEXT,
    table: "webhook_transition",
  },
  {
    name: "Delivery of a webhook",
    lead: "One event on its way to one endpoint; sent once more by hand, it waits again.",
    states: DELIVERY_NEXT,
    table: "delivery_transition",
  },
  { name: "Import", lead: "A file with offers.", states: IMPORT_NEXT, table: "import_transition" },
  {
    name: "Check",
    lead: "A run of a check of the books: by cron, or because an operator asked.",
    states: CHECK_NEXT,
    table: null,
  },
  {
    name: "Bulk edit",
    lead: "One change of many offers: worked out, done, and undone within a day.",
    states: BULK_NEXT,
    table: "bulk_edit_transition",
  },
];

/** The diagram of a machine, in Mermaid; `[*]` stands before its first state and after each that nothing follows. */
export function diagramOf({ states }: Pick<Machine, "states">): string {
  const [first = ""] = Object.keys(states);
  const moves = Object.entries(states).flatMap(([from, next]) =>
    next.length === 0 ? [`  ${from} --> [*]`] : next.map((to) => `  ${from} --> ${to}`),
  );
  return ["stateDiagram-v2", `  [*] --> ${first}`, ...moves].join("\n");
}

/** The page docs/states.md. */
export function statesPage(machines: readonly Machine[]): string {
  const parts = machines.map((machine) => {
    const held = machine.table ? `The database holds the same table as \`${machine.table}\`.` : "";
    return `## ${machine.name}\n\n${machine.lead} ${held}\n\n\`\`\`mermaid\n${diagramOf(machine)}\n\`\`\`\n`;
  });
  return `# States\n\nWritten from the tables of \`packages/contract\` by \`npm run docs:states\`; a test keeps it fresh.\n\n${parts.join("\n")}`;
}
