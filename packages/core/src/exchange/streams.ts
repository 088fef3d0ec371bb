// Files that go out: all offers of a seller, an example to fill in, and the rows of an import that were not right.
// Written page by page while they are fetched, so that no size of them is ever held in memory.
import { EXCHANGE_FIELDS, EXCHANGE_GUIDE, findingWords, type Id, type SellerOfferFilter } from "@stoa/contract";
import { and, asc, between, eq, importFinding, sql } from "@stoa/db";
import type { SellerCtx } from "../kernel/index.ts";
import { offerWhere } from "../offers/index.ts";
import { recordsOf } from "./facts.ts";
import { readPiece } from "./file.ts";
import { importRow } from "./queries.ts";
import { csvRow, unguard } from "./rules/csv.ts";
import { cellsOf } from "./rules/record.ts";

/** Offers read at once for an export, and rows for a report. */
const PAGE_ROWS = 500;

/** The mark by which Excel knows that a file is UTF-8. */
const MARK = "\uFEFF";

/** Text that is made while it is read. A reader who goes away ends it. */
export function streamOf(parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}

/** Offers of the seller that a filter finds, as CSV, by id; every row imports as it is. `mark` is for Excel. */
export function exportOffers(
  ctx: SellerCtx<"offers.read">,
  { mark, filter = {} }: { mark: boolean; filter?: SellerOfferFilter },
): ReadableStream<Uint8Array> {
  async function* rows() {
    yield (mark ? MARK : "") + csvRow(EXCHANGE_FIELDS);
    for (let after = "" as Id<"offer"> | ""; ;) {
      const page = await recordsOf(
        ctx,
        sql`(SELECT * FROM offer o WHERE ${offerWhere(ctx.actor.sellerId, filter)} AND o.id > ${after} ORDER BY o.id LIMIT ${PAGE_ROWS}) o`,
      );
      if (page.length > 0) yield page.map((record) => csvRow(cellsOf(record, ctx.origins.buyer))).join("");
      if (page.length < PAGE_ROWS) return;
      after = page.at(-1)!.offerId;
    }
  }
  return streamOf(rows());
}

/** A file with every column that one can fill in, and a row that shows how. */
export function importTemplate(): string {
  const own = EXCHANGE_GUIDE.filter(({ use, field }) => use !== "told" && field !== "offer_id");
  return MARK + csvRow(own.map(({ field }) => field)) + csvRow(own.map(({ example }) => example));
}

/**
 * The rows of an import that were refused, as they stand in its file, each with what is wrong and what to do: to be put
 * right and imported again.
 * @throws NOT_FOUND not an import of this seller
 */
export async function importProblems(
  ctx: SellerCtx<"offers.read">,
  importId: Id<"import">,
): Promise<ReadableStream<Uint8Array>> {
  const run = await importRow(ctx, importId);
  const problemsOf = async (fromRow: number, toRow: number) =>
    Map.groupBy(
      await ctx.db
        .select()
        .from(importFinding)
        .where(
          and(
            eq(importFinding.importId, run.id),
            eq(importFinding.round, run.round),
            between(importFinding.rowNumber, fromRow, toRow),
            eq(importFinding.kind, "problem"),
          ),
        )
        .orderBy(asc(importFinding.rowNumber), asc(importFinding.position)),
      (finding) => finding.rowNumber,
    );
  async function* rows() {
    yield MARK + csvRow(["import_row", "import_problem", ...run.header], run.delimiter);
    for (let [byte, row] = [run.bodyByte, 2]; byte < run.sizeBytes;) {
      const piece = await readPiece(ctx, run, byte, PAGE_ROWS);
      if (piece === null) return;
      const problems = await problemsOf(row, row + piece.rows.length - 1);
      const text = piece.rows.map(({ cells }, i) => {
        const found = problems.get(row + i);
        if (!found) return "";
        const told = found.map(({ field, code, detail }) => {
          const { what, remedy } = findingWords(code, detail);
          return `${field ? `${field}: ` : ""}${what} ${remedy}`.trim();
        });
        return csvRow([String(row + i), told.join(" "), ...cells.map(unguard)], run.delimiter);
      });
      yield text.join("");
      byte = piece.toByte;
      row += piece.rows.length;
    }
  }
  return streamOf(rows());
}
