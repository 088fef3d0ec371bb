// Claims with their lines and steps.
import type { ClaimAnswer, ClaimDecision, ClaimKind, ClaimStatus, Id, RefundTarget } from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, oneOf, words } from "../columns.ts";

export const claim = sqliteTable("claim", {
  id: id("claim").primaryKey(),
  orderId: id("order", "order_id"),
  sellerId: id("seller", "seller_id"),
  kind: oneOf<ClaimKind>("kind"),
  status: oneOf<ClaimStatus>("status").default("open"),
  version: count("version").default(1),
  note: words("note"),
  target: oneOf<RefundTarget>("target"),
  answer: text("answer").$type<ClaimAnswer>(),
  answerMinor: integer("answer_minor"),
  answerNote: words("answer_note").default(""),
  appealNote: words("appeal_note").default(""),
  decision: text("decision").$type<ClaimDecision>(),
  decisionNote: words("decision_note").default(""),
  refundId: text("refund_id").$type<Id<"refund">>(),
  returnId: text("return_id").$type<Id<"return">>(),
  /** When it comes to something by itself, or when the marketplace should have decided; null once it is over. */
  dueAt: integer("due_at"),
  createdAt: at("created_at"),
  updatedAt: at("updated_at"),
});

export const claimEvent = sqliteTable(
  "claim_event",
  {
    claimId: id("claim", "claim_id"),
    version: count("version"),
    status: oneOf<ClaimStatus>("status"),
    actor: words("actor"),
    at: at("at"),
  },
  (t) => [primaryKey({ columns: [t.claimId, t.version] })],
);

export const claimLine = sqliteTable(
  "claim_line",
  { claimId: id("claim", "claim_id"), lineId: id("line", "line_id"), quantity: count("quantity") },
  (t) => [primaryKey({ columns: [t.claimId, t.lineId] })],
);
