import type { ExchangeField } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { readAmount, readRow } from "./cells.ts";

/** The only problem of a row with one cell. */
const problem = (field: ExchangeField, cell: string) => {
  const { problems } = readRow({ cells: [cell], malformed: false }, [field], 1);
  expect(problems).toHaveLength(1);
  return problems[0]!;
};
const given = (field: ExchangeField, cell: string) =>
  readRow({ cells: [cell], malformed: false }, [field], 1).given as unknown as Record<string, unknown>;

describe("an amount", () => {
  it("has the decimals of its currency", () => {
    expect(readAmount("89.90", "USD")).toEqual({ value: 8_990 });
    expect(readAmount("89.9", "USD")).toEqual({ value: 8_990 });
    expect(readAmount("89", "USD")).toEqual({ value: 8_900 });
    expect(readAmount("1200", "JPY")).toEqual({ value: 1_200 });
    expect(readAmount("1.299", "KWD")).toEqual({ value: 1_299 });
  });
  it.each([
    ["1.299,00", "USD", "1299.00"],
    ["1,299.00", "USD", "1299.00"],
    ["129,5", "EUR", "129.50"],
    ["$129", "USD", "129.00"],
    ["129 EUR", "EUR", "129.00"],
    ["1’299.50", "EUR", "1299.50"],
    ["¥1,200", "JPY", "1200"],
    ["1,299", "USD", "1299.00"],
    ["ask us", "USD", ""],
  ] as const)("written %s in %s is refused with the better spelling %s", (cell, currency, detail) =>
    expect(readAmount(cell, currency)).toEqual({ code: "not_a_number", detail }),
  );
  it("is never guessed where a dot could stand for thousands", () => {
    expect(readAmount("1.299", "USD")).toEqual({ code: "too_many_decimals", detail: "2" });
    expect(readAmount("1200.00", "JPY")).toEqual({ code: "too_many_decimals", detail: "0" });
  });
  it.each(["0", "0.00", "-5", "9999999999999"])("of %s is out of range", (cell) =>
    expect(readAmount(cell, "USD")).toMatchObject({ code: "out_of_range" }),
  );
});

describe("a cell", () => {
  it("of numbers that a spreadsheet has rounded is told so", () =>
    expect(problem("gtin", "4.00638E+12").code).toBe("gtin_rounded"));
  it("with a GTIN is checked by its last digit", () => {
    expect(problem("gtin", "4006381333932").code).toBe("gtin_wrong");
    expect(given("gtin", "4006381333931")["gtin"]).toBe("4006381333931");
  });
  it("with a choice knows other words for it", () => {
    expect(given("condition", "Used, like new")["condition"]).toBe("used_like_new");
    expect(given("status", "On sale")["status"]).toBe("active");
    expect(problem("condition", "mint")).toMatchObject({
      code: "not_a_choice",
      detail: expect.stringContaining("new"),
    });
  });
  it("with a count is a whole number in its range", () => {
    expect(problem("stock", "1,000")).toMatchObject({ code: "not_whole", detail: "1000" });
    expect(problem("stock", "12.0")).toMatchObject({ code: "not_whole", detail: "12" });
    expect(problem("stock", "-1").code).toBe("out_of_range");
    expect(problem("handling_days", "61").code).toBe("out_of_range");
  });
  it("that cannot be stored is refused", () => {
    expect(problem("title", "a".repeat(10_001)).code).toBe("too_long");
    expect(problem("title", "a\u0000b").code).toBe("control_character");
    expect(problem("title", "ab").code).toBe("too_short");
  });
  it("that is empty gives nothing, and a guarded one gives its text", () => {
    expect(given("sku", "  ")["sku"]).toBeUndefined();
    expect(given("sku", "'=A1")["sku"]).toBe("=A1");
  });
});

describe("a row", () => {
  it("with more cells than the header is refused whole", () => {
    const { problems } = readRow({ cells: ["A", "1", "x"], malformed: false }, ["sku", "stock"], 2);
    expect(problems.map((each) => each.code)).toEqual(["too_many_cells"]);
    expect(readRow({ cells: ["A", "1", ""], malformed: false }, ["sku", "stock"], 2).problems).toEqual([]);
  });
  it("with quotation marks that do not pair is refused whole", () =>
    expect(readRow({ cells: ["A"], malformed: true }, ["sku"], 1).problems[0]!.code).toBe("quotes"));
  it("tells all its problems at once", () => {
    const { problems } = readRow({ cells: ["x", "y"], malformed: false }, ["stock", "price_usd"], 2);
    expect(problems.map((each) => each.field)).toEqual(["stock", "price_usd"]);
  });
});
