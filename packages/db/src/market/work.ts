// Rows that make work happen, once: outbox, idempotency, mail, audit, settings, found breaks.
import type { CheckBreak, CheckKind, CheckStatus, Id } from "@stoa/contract";
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
  /** When its message had used up all tries of the queue. */
  deadAt: integer("dead_at"),
  /** Why an operator gave it up. */
  givenUp: text("given_up"),
});

export const checkRun = sqliteTable("check_run", {
  id: id("check").primaryKey(),
  kind: oneOf<CheckKind>("kind"),
  status: oneOf<CheckStatus>("status").default("running"),
  actor: words("actor"),
  /** The page that is done next: a job that names another is an old one. */
  page: count("page").default(0),
  doneCount: count("done_count").default(0),
  totalCount: count("total_count"),
  /** Where the next page begins, in the words of its kind. */
  place: json<Record<string, string | number>>("place").default({}),
  /** The first things that were found. */
  breaks: json<CheckBreak[]>("breaks").default([]),
  breakCount: count("break_count").default(0),
  startedAt: at("started_at"),
  endedAt: integer("ended_at"),
});

export const drift = sqliteTable("drift", {
  id: id("drift").primaryKey(),
  checkName: words("check_name"),
  subject: words("subject"),
  subjectCount: count("subject_count"),
  foundAt: at("found_at"),
  endedAt: integer("ended_at"),
});

export const sweepFailure = sqliteTable("sweep_failure", {
  sweep: words("sweep").primaryKey(),
  failedAt: at("failed_at"),
  failureCount: count("failure_count").default(1),
  error: words("error"),
});

export const idempotency = sqliteTable(
  "idempotency",
  {
    principal: words("principal"),
    key: words("key"),
    requestHash: words("request_hash"),
    response: text("response"),
    createdAt: at("created_at"),
    /** When the request's effect was written, with it. */
    doneAt: integer("done_at"),
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
  /** Where its reader switches this kind of mail off; null where that cannot be. */
  unsubscribeUrl: text("unsubscribe_url"),
  /** The alert that it is about: it must still hold when the mail is sent. */
  alertId: text("alert_id").$type<Id<"alert">>(),
  /** The price that it tells. */
  alertMinor: integer("alert_minor"),
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
