import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvRow, guard, parseRows, readHead, troubleOf, unguard, wholeCharacters } from "./csv.ts";

const encode = (text: string) => new TextEncoder().encode(text);
const COMMA = { delimiter: ",", newline: "\n" } as const;
const cell = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom(
    "=1+1",
    "'=x",
    "''@y",
    "-5",
    "a,b",
    'say "hi"',
    "two\nlines",
    "two\r\nlines",
    " padded ",
    "\t",
    "'",
    "",
  ),
);

describe("a cell", () => {
  it.each(["=HYPERLINK(1)", "+1", "-1", "@SUM", "\tx", "\rx", "'=1"])("%j is not run by a spreadsheet", (text) =>
    expect(guard(text)).toBe(`'${text}`),
  );
  it("comes back as it was, whatever it holds", () =>
    fc.assert(fc.property(cell, (text) => unguard(guard(text)) === text)));
});

describe("rows", () => {
  it("are read as they were written, cut anywhere", () =>
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (rows, at) => {
          const text = rows.map((cells) => csvRow(cells)).join("");
          const cut = at % (text.length + 1);
          const first = parseRows(text.slice(0, cut), COMMA, { isLast: false, limit: 100 });
          const rest = parseRows(text.slice(first.length), COMMA, { isLast: true, limit: 100 });
          const read = [...first.rows, ...rest.rows].map((row) => row.cells.map(unguard));
          expect(read).toEqual(rows);
        },
      ),
    ));
  it("are read one by one to the very same end", () =>
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 6 }), (rows) => {
        let text = rows.map((cells) => csvRow(cells)).join("");
        const read: string[][] = [];
        while (text !== "") {
          const {
            rows: [row],
            length,
          } = parseRows(text, COMMA, { isLast: true, limit: 1 });
          if (row) read.push(row.cells.map(unguard));
          text = text.slice(length);
        }
        expect(read).toEqual(rows);
      }),
    ));
  it("that are cut off wait for the next piece", () => {
    expect(parseRows('a,b\n"c,d', COMMA, { isLast: false, limit: 9 })).toEqual({
      rows: [{ cells: ["a", "b"], malformed: false }],
      length: 4,
    });
  });
  it("with a quotation mark that is never closed are marked", () => {
    const { rows } = parseRows('a,b\n"c,d\n', COMMA, { isLast: true, limit: 9 });
    expect(rows.map((row) => row.malformed)).toEqual([false, true]);
  });
  it("may end as on Windows, without an end, or both", () => {
    const { rows } = parseRows('a,"b"\r\nc,d\ne,"f"', COMMA, { isLast: true, limit: 9 });
    expect(rows.map((row) => row.cells)).toEqual([
      ["a", "b"],
      ["c", "d"],
      ["e", "f"],
    ]);
  });
});

describe("a file", () => {
  it.each([
    ["nothing", new Uint8Array(), "empty"],
    ["an Excel workbook", Uint8Array.of(0x50, 0x4b, 3, 4, 0), "spreadsheet"],
    ["UTF-16 with its mark", Uint8Array.of(0xff, 0xfe, 0x73, 0), "utf16"],
    ["UTF-16 without it", Uint8Array.from("sku,price".split("").flatMap((c) => [c.charCodeAt(0), 0])), "utf16"],
    ["Latin-1", Uint8Array.from("name\nM\u00fcller", (c) => c.charCodeAt(0)), "not_utf8"],
    ["UTF-8", encode("name\nMüller"), null],
  ])("of %s is known by its bytes", (_, bytes, trouble) => expect(troubleOf(bytes)).toBe(trouble));

  it.each([",", ";", "\t", "|"])("with %j between its cells is understood", (delimiter) => {
    const head = readHead(`sku${delimiter}price_usd\nA${delimiter}1.50\n`, true);
    expect(head).toMatchObject({ delimiter, header: ["sku", "price_usd"], sample: [["A", "1.50"]] });
  });
  it("without rows or without a header is told so", () => {
    expect(readHead("sku,price\n", true)).toBe("no_rows");
    expect(readHead(" \n ", true)).toBe("empty");
    expect(readHead(",,\n1,2,3", true)).toBe("no_rows");
    expect(readHead(`${"a,".repeat(300)}\n1`, true)).toBe("too_many_columns");
  });
  it("of one column is understood", () =>
    expect(readHead("sku\nA\nB\n", true)).toMatchObject({ header: ["sku"], sample: [["A"], ["B"]] }));
});

it("a piece of a file never ends within a character", () =>
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.nat(), (text, at) => {
      const bytes = encode(text);
      const cut = wholeCharacters(bytes.subarray(0, 1 + (at % bytes.length)));
      expect(() => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(cut)).not.toThrow();
      expect(bytes.length - cut.length).toBeLessThan(bytes.length + 1);
    }),
  ));
