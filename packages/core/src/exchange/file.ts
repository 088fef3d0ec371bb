// The bytes of an imported file, read from the documents bucket in pieces of whole rows.
import type { Id } from "@stoa/contract";
import type { Ctx } from "../kernel/index.ts";
import { type Dialect, parseRows, type RawRow, wholeCharacters } from "./rules/csv.ts";

/** Bytes read at once, and the most that are looked at for the end of one row. */
const WINDOW_BYTES = 128 * 1024;
const MAX_ROW_BYTES = 2 * 1024 * 1024;

/** Some rows of a file, and where the next one begins. */
export interface Piece {
  rows: RawRow[];
  toByte: number;
}

/** The file of an import. */
export interface ImportFile extends Dialect {
  id: Id<"import">;
  sizeBytes: number;
}

/** Where the file of an import lies. */
export const fileKey = (importId: Id<"import">): string => `import/${importId}.csv`;

/** The rows from a byte on, at most `limit`; null when a row has no end that could be found. */
export async function readPiece(
  ctx: Pick<Ctx, "documents">,
  file: ImportFile,
  fromByte: number,
  limit: number,
): Promise<Piece | null> {
  if (fromByte >= file.sizeBytes) return { rows: [], toByte: file.sizeBytes };
  for (let length = WINDOW_BYTES; length <= MAX_ROW_BYTES; length *= 4) {
    const isLast = fromByte + length >= file.sizeBytes;
    const text = await readText(ctx, file, fromByte, isLast ? file.sizeBytes - fromByte : length);
    const parsed = parseRows(text, file, { isLast, limit });
    if (parsed.rows.length === 0 && !isLast) continue;
    const toByte = fromByte + new TextEncoder().encode(text.slice(0, parsed.length)).length;
    // Behind the last row there may be a line ending that belongs to no row.
    const isWhole = isLast && text.slice(parsed.length).trim() === "";
    return { rows: parsed.rows, toByte: isWhole ? file.sizeBytes : toByte };
  }
  return null;
}

async function readText(
  { documents }: Pick<Ctx, "documents">,
  { id }: ImportFile,
  offset: number,
  length: number,
): Promise<string> {
  const object = await documents.get(fileKey(id), { range: { offset, length } });
  if (!object) throw new Error(`the file of ${id} is gone`);
  const bytes = wholeCharacters(new Uint8Array(await object.arrayBuffer()));
  return new TextDecoder("utf-8", { fatal: false, ignoreBOM: true }).decode(bytes);
}
