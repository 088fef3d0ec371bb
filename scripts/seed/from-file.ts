// Products of a file of any size (docs/import-format.md): read line by line, with the categories, sellers and attributes
// that they name. A product is known by its record's id, so that a file can be taken in twice and is there once.
import { createReadStream, statSync } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { counted, step } from "../runtime/screen.ts";
import { askForAttributes } from "./asked-attributes.ts";
import { type ImportRecord, recordOf } from "./import-record.ts";
import { ImportWriter } from "./import-writer.ts";
import type { MarketFile } from "./market-file.ts";

/** Records written in one transaction: an interrupted run loses no more than these. */
const RECORDS_AT_ONCE = 2_000;
/** Bad lines that are told one by one. */
const COMPLAINTS_MOST = 10;

/**
 * Adds the products of an NDJSON file, gzipped if its name ends so. Lines that are not products are skipped and told;
 * products that are there already are left as they are. Gives the number that it added.
 */
export async function importFile(
  market: MarketFile,
  file: string,
  onProgress: (done: number, total: number, what: string) => void,
): Promise<number> {
  const writer = new ImportWriter(market);
  const { lines, bytesRead, sizeBytes } = linesOf(file);
  const complaints: string[] = [];
  let [number, added, known, bad] = [0, 0, 0, 0];
  let waiting: ImportRecord[] = [];
  const writeWaiting = () => {
    const fresh = writer.write(waiting);
    added += fresh;
    known += waiting.length - fresh;
    waiting = [];
    // The number of lines is only known at the end: it is foretold from the share of bytes that were read.
    const total = Math.max(number, Math.round((number * sizeBytes) / Math.max(1, bytesRead())));
    onProgress(number, total, "lines");
  };
  for await (const line of lines) {
    number++;
    if (line.trim() === "") continue;
    const record = recordOf(line);
    if (typeof record !== "string") waiting.push(record);
    else if (++bad <= COMPLAINTS_MOST) complaints.push(`line ${number}: ${record}`);
    if (waiting.length >= RECORDS_AT_ONCE) writeWaiting();
  }
  writeWaiting();
  askForAttributes(market);
  onProgress(number, number, "lines");
  step(
    `Read ${counted(number)} lines: ${counted(added)} products added, ${counted(known)} there already, ${counted(bad)} bad`,
  );
  for (const complaint of complaints) console.log(`  ${complaint}`);
  if (bad > complaints.length) console.log(`  … and ${counted(bad - complaints.length)} more`);
  return added;
}

function linesOf(file: string) {
  const raw = createReadStream(file);
  const bytes = file.endsWith(".gz") ? raw.pipe(createGunzip()) : raw;
  raw.on("error", (error) => bytes.destroy(error));
  return {
    lines: createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY }),
    bytesRead: () => raw.bytesRead,
    sizeBytes: statSync(file).size,
  };
}
