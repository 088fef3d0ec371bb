import { describe, expect, it } from "vitest";
import { attributeOf, type ImportRecord, partNumberOf, recordOf } from "./import-record.ts";

const LINE = {
  id: "r1",
  title: "Belkin F9L1101v2 Wireless Adapter",
  brand: null,
  category: ["Electronics", "Networking"],
  description: "An adapter.",
  attributes: { Interface: "USB" },
  price: { amount: 1869, currency: "USD", source: "elsewhere" },
  synthetic: { seller: "s1", rating: 4.4, ratingCount: 158, stock: 111, createdAt: "2025-11-28" },
  source: "elsewhere",
};
const read = (changes: object) => recordOf(JSON.stringify({ ...LINE, ...changes })) as ImportRecord;

describe("a line of an import file", () => {
  it("is a product, whatever else it says", () => {
    expect(read({})).toMatchObject({ id: "r1", price: { amount: 1869, currency: "USD" } });
    expect(read({ synthetic: undefined, attributes: undefined })).toMatchObject({ synthetic: {}, attributes: {} });
  });

  it.each([
    ["{", "is not JSON"],
    [JSON.stringify({ ...LINE, category: [] }), /^category: /],
    [JSON.stringify({ ...LINE, price: { amount: 1.5, currency: "USD" } }), /^price\.amount: /],
    [JSON.stringify({ ...LINE, price: { amount: 1, currency: "XTS" } }), /^price\.currency: /],
  ])("that is none says why: %s", (line, why) => {
    expect(recordOf(line)).toMatch(why);
  });

  it.each([
    ["Net weight", "750 g", { key: "net-weight", label: "Net weight", text: "750", number: 750, unit: "g" }],
    ["Depth %", 62.2, { key: "depth-percent", label: "Depth", number: 62.2, unit: "%" }],
    ["Length mm", 4.8, { key: "length-mm", label: "Length", number: 4.8, unit: "mm" }],
    ["Voltage", "1.71-3.6V", { kind: "text", text: "1.71-3.6V", number: null, unit: null }],
    ["Foldable", true, { kind: "boolean", text: "Yes" }],
  ])("has attributes with units: %s %s", (name, value, attribute) => {
    expect(attributeOf(name, value)).toMatchObject(attribute);
  });

  it("has a part number: said, or in the title, or the id", () => {
    expect(partNumberOf(read({ attributes: { "Model number": "050D-110A" } }))).toBe("050D-110A");
    expect(partNumberOf(read({}))).toBe("F9L1101v2");
    expect(partNumberOf(read({ title: "Plain chair" }))).toBe("r1");
  });
});
