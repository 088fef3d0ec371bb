// Imports of offers: runs, their chunks, findings in their rows, and claims of rows on offers.
import type { ExchangeField, FindingCode, FindingKind, Id, ImportStatus } from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, json, oneOf, words } from "../columns.ts";

export const importRun = sqliteTable("import_run", {
  id: id("import").primaryKey(),
  sellerId: id("seller", "seller_id"),
  userId: text("user_id").$type<Id<"user">>(),
  fileName: words("file_name"),
  sizeBytes: count("size_bytes"),
  delimiter: words("delimiter"),
  newline: oneOf<"\n" | "\r">("newline"),
  /** Where the first row after the header begins. */
  bodyByte: count("body_byte"),
  header: json<string[]>("header"),
  sample: json<string[][]>("sample"),
  columns: json<(ExchangeField | null)[]>("columns"),
  status: oneOf<ImportStatus>("status").default("mapping"),
  round: count("round").default(0),
  failure: text("failure").$type<FindingCode>(),
  createdAt: at("created_at"),
  finishedAt: integer("finished_at"),
});

export const importChunk = sqliteTable(
  "import_chunk",
  {
    importId: id("import", "import_id"),
    round: count("round"),
    step: count("step"),
    toByte: count("to_byte"),
    toRow: count("to_row"),
    createdCount: count("created_count"),
    listedCount: count("listed_count"),
    changedCount: count("changed_count"),
    unchangedCount: count("unchanged_count"),
    failedCount: count("failed_count"),
    at: at("at"),
  },
  (t) => [primaryKey({ columns: [t.importId, t.round, t.step] })],
);

export const importFinding = sqliteTable(
  "import_finding",
  {
    importId: id("import", "import_id"),
    round: count("round"),
    rowNumber: count("row_number"),
    position: count("position"),
    kind: oneOf<FindingKind>("kind"),
    code: oneOf<FindingCode>("code"),
    field: text("field").$type<ExchangeField>(),
    name: words("name"),
    value: words("value"),
    detail: words("detail"),
  },
  (t) => [primaryKey({ columns: [t.importId, t.round, t.rowNumber, t.position] })],
);

export const importClaim = sqliteTable(
  "import_claim",
  { importId: id("import", "import_id"), round: count("round"), claim: words("claim"), rowNumber: count("row_number") },
  (t) => [primaryKey({ columns: [t.importId, t.round, t.claim] })],
);
