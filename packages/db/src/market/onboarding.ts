// What sellers show before they may sell: requirements, files, answers.
import type { AnswerStatus, RequirementKind } from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, oneOf, words } from "../columns.ts";

export const requirement = sqliteTable("requirement", {
  id: id("requirement").primaryKey(),
  kind: oneOf<RequirementKind>("kind"),
  title: words("title"),
  help: words("help").default(""),
  /** Null asks in every country. */
  country: text("country"),
  isRequired: count("is_required"),
  position: count("position"),
  version: count("version").default(1),
  createdAt: at("created_at"),
  archivedAt: integer("archived_at"),
});

export const document = sqliteTable("document", {
  id: id("document").primaryKey(),
  sellerId: id("seller", "seller_id"),
  hash: words("hash"),
  name: words("name"),
  type: words("type"),
  sizeBytes: count("size_bytes"),
  uploadedBy: id("user", "uploaded_by"),
  createdAt: at("created_at"),
});

export const requirementAnswer = sqliteTable(
  "requirement_answer",
  {
    sellerId: id("seller", "seller_id"),
    requirementId: id("requirement", "requirement_id"),
    status: oneOf<AnswerStatus>("status"),
    version: count("version").default(1),
    text: words("text").default(""),
    documentId: text("document_id").$type<`doc_${string}`>(),
    /** What the operator wrote when they asked again or did without. */
    reason: text("reason"),
    givenAt: integer("given_at"),
    givenBy: text("given_by").$type<`usr_${string}`>(),
    decidedAt: integer("decided_at"),
    decidedBy: text("decided_by").$type<`usr_${string}`>(),
  },
  (t) => [primaryKey({ columns: [t.sellerId, t.requirementId] })],
);
