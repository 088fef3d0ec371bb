// Rows that make work happen, once: outbox, idempotency, mail, audit, settings, found breaks.
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, json, oneOf, words } from "../columns.ts";

export const outbox = sqliteTable("outbox", {
  id: id("job").primaryKey(),
  type: words("type"),
  payload: json<Record<string, unknown>>("payload"),
  createdAt: at("created_at"),
  dueAt: at("due_at"),
  doneAt: integer("done_at"),
  attempts: count("attempts").default(0),
  lastError: text("last_error"),
});

export const idempotency = sqliteTable(
  "idempotency",
  {
    principal: words("principal"),
    key: words("key"),
    requestHash: words("request_hash"),
    response: text("response"),
    createdAt: at("created_at"),
  },
  (t) => [primaryKey({ columns: [t.principal, t.key] })],
);

export const mail = sqliteTable("mail", {
  id: id("mail").primaryKey(),
  key: words("key"),
  template: words("template"),
  recipient: words("recipient"),
  subject: words("subject"),
  text: words("text"),
  html: words("html"),
  /** What the secret of the mail's link is made from when it is sent; the texts hold a mark in its place. */
  linkSeed: text("link_seed"),
  status: oneOf<"waiting" | "sent" | "failed">("status").default("waiting"),
  /** Since when somebody is sending it. */
  claimedAt: integer("claimed_at"),
  createdAt: at("created_at"),
  sentAt: integer("sent_at"),
});

export const audit = sqliteTable("audit", {
  id: id("audit").primaryKey(),
  actor: words("actor"),
  action: words("action"),
  subject: words("subject"),
  detail: json<Record<string, unknown>>("detail").default({}),
  at: at("at"),
  /** The tenant whose log it stands in, null for rows from before there were chains. */
  chain: text("chain"),
  seq: integer("seq"),
  /** The person whose eyes an operator looked through. */
  onBehalfOf: text("on_behalf_of"),
  outcome: oneOf<"done" | "denied">("outcome").default("done"),
  network: words("network").default(""),
  requestId: words("request_id").default(""),
  previousHash: text("previous_hash"),
  hash: text("hash"),
});

export const setting = sqliteTable("setting", {
  key: words("key").primaryKey(),
  value: json<unknown>("value"),
  updatedAt: at("updated_at"),
});

export const invariantBreak = sqliteTable(
  "invariant_break",
  { checkName: words("check_name"), subject: words("subject"), foundAt: at("found_at") },
  (t) => [primaryKey({ columns: [t.checkName, t.subject] })],
);
