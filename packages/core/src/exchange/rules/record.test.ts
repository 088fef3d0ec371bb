import { CONDITIONS, CURRENCY_DECIMALS, type Currency, EXCHANGE_FIELDS, OFFER_STATUSES } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { facts, record } from "../testing.ts";
import { readRow } from "./cells.ts";
import { csvRow, parseRows } from "./csv.ts";
import { judge } from "./judge.ts";
import { cellsOf } from "./record.ts";

const word = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
  .filter((text) => text.trim() === text && !/\p{C}|�/u.test(text));
const anyRecord = fc
  .record({
    sku: word,
    title: word.map((text) => text.padEnd(3, "x")),
    description: word.map((text) => text.padEnd(20, "x")),
    condition: fc.constantFrom(...CONDITIONS),
    status: fc.constantFrom(...OFFER_STATUSES),
    onHand: fc.integer({ min: 0, max: 1_000_000 }),
    handlingDays: fc.integer({ min: 0, max: 60 }),
    maxPerOrder: fc.constantFrom(null, 1, 99),
    prices: fc.uniqueArray(
      fc.record({
        currency: fc.constantFrom(...(Object.keys(CURRENCY_DECIMALS) as Currency[])),
        priceMinor: fc.integer({ min: 1, max: 99_999_999 }),
        compareAtMinor: fc.constantFrom(null, 100_000_000),
        saleMinor: fc.constant(null),
      }),
      { selector: (price) => price.currency },
    ),
  })
  .map((over) => record(over));

describe("an exported offer", () => {
  it("is unchanged when it is imported again, whatever it holds", () =>
    fc.assert(
      fc.property(anyRecord, (each) => {
        const text = csvRow(cellsOf(each, "https://shop.test"));
        const { rows } = parseRows(text, { delimiter: ",", newline: "\n" }, { isLast: true, limit: 2 });
        const read = readRow(rows[0]!, EXCHANGE_FIELDS, EXCHANGE_FIELDS.length);
        const { outcome, findings } = judge(read, 2, facts({ offers: [each] }));
        expect({ outcome, findings }).toEqual({ outcome: "unchanged", findings: [] });
      }),
    ));
});
