// CSV as text: rows out (RFC 4180, no cell that a spreadsheet would run), rows in (piece by piece), and what a file is.
import Papa from "papaparse";

/** How the rows of a file are written. */
export interface Dialect {
  delimiter: string;
  /** `\n` stands for Windows' ending too. */
  newline: "\n" | "\r";
}

/** What spreadsheets take for the beginning of a formula, behind any apostrophes. */
const FORMULA = /^'*[=+\-@\t\r\n]/;
const GUARDED = /^'+[=+\-@\t\r\n]/;

/** A text as a cell that no spreadsheet runs: an apostrophe is put before what looks like a formula. */
export const guard = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** Takes the apostrophe of `guard` off again. */
export const unguard = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);

/** One row, guarded and quoted where needed, with its line ending. */
export function csvRow(cells: readonly string[], delimiter = ","): string {
  const written = cells.map((text) => {
    const cell = guard(text);
    return /["\r\n]/.test(cell) || cell.includes(delimiter) || cell !== cell.trim()
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  });
  return `${written.join(delimiter)}\r\n`;
}

/** Why a file cannot be read as CSV. */
export type FileTrouble = "empty" | "spreadsheet" | "utf16" | "not_utf8" | "no_rows" | "too_many_columns";

const startsWith = (bytes: Uint8Array, ...head: number[]) => head.every((byte, i) => bytes[i] === byte);

/** What is wrong with a file as a whole, known by its bytes; null when it is text in UTF-8. */
export function troubleOf(bytes: Uint8Array): FileTrouble | null {
  if (bytes.length === 0) return "empty";
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return "spreadsheet";
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return "utf16";
  // Without a mark at its head, UTF-16 shows by every second byte of the header being zero.
  const head = bytes.subarray(0, 512);
  if (head.reduce((zeros, byte) => zeros + Number(byte === 0), 0) > head.length / 4) return "utf16";
  try {
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return "not_utf8";
  }
  return null;
}

/** The bytes at the head of a UTF-8 file that say so and are no text. */
export const byteOrderMark = (bytes: Uint8Array): number => (startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0);

/** Most columns, rows shown as a sample, and characters shown of a cell. */
const MAX_COLUMNS = 200;
const SAMPLE_ROWS = 5;
const SAMPLE_CHARACTERS = 120;

/** The head of a file: how its rows are written, the names of its columns, its first rows, and where these begin. */
export interface FileHead extends Dialect {
  header: string[];
  sample: string[][];
  /** Characters of the header, its line ending included. */
  headLength: number;
}

/** What can stand between cells, the commonest first. The one that makes the most columns of the header is meant. */
const DELIMITERS = [",", ";", "\t", "|"];

const widthOf = (head: Parsed): number => head.rows[0]?.cells.length ?? 0;

/** Reads the head of a file from its first characters; `isWhole` says that there are no more. */
export function readHead(text: string, isWhole: boolean): FileHead | FileTrouble {
  const newline: Dialect["newline"] = text.includes("\n") ? "\n" : text.includes("\r") ? "\r" : "\n";
  const [{ dialect, head }] = DELIMITERS.map((delimiter) => {
    const dialect = { delimiter, newline };
    return { dialect, head: parseRows(text, dialect, { isLast: isWhole, limit: 1 }) };
  }).toSorted((a, b) => widthOf(b.head) - widthOf(a.head)) as [{ dialect: Dialect; head: Parsed }];
  const header = (head.rows[0]?.cells ?? []).map((cell) => unguard(cell).trim());
  if (header.every((name) => name === "")) return text.trim() === "" ? "empty" : "no_rows";
  if (header.length > MAX_COLUMNS) return "too_many_columns";
  const body = text.slice(head.length);
  if (body.trim() === "") return "no_rows";
  const { rows } = parseRows(body, dialect, { isLast: isWhole, limit: SAMPLE_ROWS });
  const sample = rows.map(({ cells }) => cells.map((cell) => unguard(cell).slice(0, SAMPLE_CHARACTERS)));
  return { ...dialect, header, sample, headLength: head.length };
}

/** A row as it stands in a file. */
export interface RawRow {
  cells: string[];
  /** Whether its quotation marks do not pair. */
  malformed: boolean;
}

/** Rows of a text, and how many characters of it they take. */
interface Parsed {
  rows: RawRow[];
  length: number;
}

/**
 * The first complete rows of a text, at most `limit`, and how many characters they take. With `isLast` the text ends
 * the file, so that its last row is complete too; else the row that is cut off stays for the next piece.
 */
export function parseRows(
  text: string,
  dialect: Dialect,
  { isLast, limit }: { isLast: boolean; limit: number },
): Parsed {
  if (text === "") return { rows: [], length: 0 };
  const { delimiter, newline } = dialect;
  // The fast mode counts its place wrongly when it stops early.
  const parser = new Papa.Parser({ delimiter, newline, quoteChar: '"', fastMode: false, preview: limit });
  const parsed = parser.parse(text, 0, !isLast) as Papa.ParseResult<string[]>;
  // Files end with a line ending, behind which the parser sees one more row without anything in it.
  const { data } = parsed;
  const isPhantom = isLast && data.at(-1)?.length === 1 && data.at(-1)?.[0] === "" && data.length > 1;
  const whole = isPhantom ? data.slice(0, -1) : data;
  const malformed = new Set(parsed.errors.map((error) => error.row));
  return {
    rows: whole.map((cells, i) => ({
      cells: newline === "\n" ? cells.with(cells.length - 1, cells.at(-1)!.replace(/\r$/, "")) : cells,
      malformed: malformed.has(i),
    })),
    length: parsed.meta.cursor,
  };
}

/** Bytes without a character that is cut off at their end. */
export function wholeCharacters(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes;
    if (byte >= 0xc0) {
      const takes = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return takes > back ? bytes.subarray(0, bytes.length - back) : bytes;
    }
  }
  return bytes;
}
