// Files of the demo's seller: a stock count that went well but for three rows, and one that still waits for its columns.
import { DAY_MS, HOUR_MS, type Id, writeMoney } from "@stoa/contract";
import { fileKey } from "@stoa/core/exchange";
import { importChunk, importFinding, importRun } from "@stoa/db";
import { diceOf } from "./dice.ts";
import type { DemoOffer } from "./offers.ts";
import { DEMO_SELLER } from "./sellers.ts";
import { type Change, type Rows, rowsOf } from "./write.ts";

/** A file in the documents bucket. */
export interface SeedFile {
  key: string;
  text: string;
}

const COUNTED = 36;
const HEADER = ["SKU", "Product", "Counted", "USD price"];

/** The rows of imports, and the files that belong to them. */
export function buildImports(
  offers: readonly DemoOffer[],
  { sellerId, userId, now }: { sellerId: Id<"seller">; userId: Id<"user">; now: number },
): { tables: Rows[]; files: SeedFile[]; changes: Change[] } {
  const dice = diceOf("imports");
  const own = offers.filter(({ seller, condition }) => seller.handle === DEMO_SELLER && condition === "new");
  const counted = own.slice(0, COUNTED);
  const at = now - 3 * DAY_MS;
  const id = dice.id("import", at);
  const lines = counted.map(({ variant, product, onHand, prices }) => {
    const priceMinor = prices.find(({ currency }) => currency === "USD")!.priceMinor;
    return [variant.source.sku, product.source.title, String(onHand), writeMoney(priceMinor, "USD")];
  });
  const findings: (typeof importFinding.$inferInsert)[] = [];
  const find = (
    line: number,
    of: Omit<typeof importFinding.$inferInsert, "importId" | "round" | "rowNumber" | "position" | "name">,
  ) => findings.push({ importId: id, round: 2, rowNumber: line + 2, position: 0, name: written[line]![0]!, ...of });
  const wrong = { kind: "problem" } as const;
  // What people do to a file on its way through a spreadsheet.
  const written = lines.map((cells) => [...cells]);
  written[6]![3] = lines[6]![3]!.replace(".", ",");
  find(6, { ...wrong, code: "not_a_number", field: "price_usd", value: written[6]![3]!, detail: lines[6]![3]! });
  written[17]![2] = "about 20";
  find(17, { ...wrong, code: "not_whole", field: "stock", value: "about 20", detail: "20" });
  written[29]![0] = `${lines[29]![0]!}-B`;
  find(29, { ...wrong, code: "offer_not_found", field: "sku", value: written[29]![0]!, detail: "" });
  const changed = [1, 2, 4, 9, 10, 13, 21, 22, 26, 33];
  for (const line of changed) {
    const { onHand } = counted[line]!;
    find(line, {
      kind: "change",
      code: "changed",
      field: "stock",
      value: String(onHand),
      detail: String(onHand + dice.whole(1, 4)),
    });
  }

  const text = csv(HEADER, written);
  const run = {
    sellerId,
    userId,
    delimiter: ",",
    newline: "\n" as const,
    header: HEADER,
    columns: ["sku" as const, null, "stock" as const, "price_usd" as const],
    bodyByte: sizeOf(csv(HEADER, [])),
  };
  const failedCount = 3;
  const done: typeof importRun.$inferInsert = {
    ...run,
    id,
    fileName: "stock-count.csv",
    sizeBytes: sizeOf(text),
    sample: written.slice(0, 5),
    status: "running",
    round: 2,
    createdAt: at,
  };
  const chunk: typeof importChunk.$inferInsert = {
    importId: id,
    round: 2,
    step: 1,
    toByte: done.sizeBytes,
    toRow: COUNTED + 1,
    createdCount: 0,
    listedCount: 0,
    changedCount: changed.length,
    unchangedCount: COUNTED - changed.length - failedCount,
    failedCount,
    at: at + 92_000,
  };

  const waitingAt = now - 5 * HOUR_MS;
  const prices = own.slice(COUNTED, COUNTED + 12).map(({ variant, prices }) => {
    const euro = prices.find(({ currency }) => currency === "EUR");
    return [variant.source.sku, euro ? writeMoney(Math.round(euro.priceMinor * 0.95), "EUR") : ""];
  });
  const waitingText = csv(["Artikelnummer", "Preis EUR"], prices);
  const waiting: typeof importRun.$inferInsert = {
    ...run,
    id: dice.id("import", waitingAt),
    fileName: "winter-prices-eu.csv",
    sizeBytes: sizeOf(waitingText),
    header: ["Artikelnummer", "Preis EUR"],
    columns: ["sku", "price_eur"],
    sample: prices.slice(0, 5),
    bodyByte: sizeOf(csv(["Artikelnummer", "Preis EUR"], [])),
    status: "mapping",
    round: 0,
    createdAt: waitingAt,
  };
  return {
    tables: [rowsOf(importRun, [done, waiting]), rowsOf(importChunk, [chunk]), rowsOf(importFinding, findings)],
    // A chunk is written while its import is at work, so the import ends after them.
    changes: [{ table: "import_run", id, set: { status: "done", finished_at: at + 92_000 } }],
    files: [
      { key: fileKey(done.id), text },
      { key: fileKey(waiting.id), text: waitingText },
    ],
  };
}

const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

function csv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (word: string) => (/[",]/.test(word) ? `"${word.replaceAll('"', '""')}"` : word);
  return [header, ...rows].map((cells) => `${cells.map(cell).join(",")}\n`).join("");
}
