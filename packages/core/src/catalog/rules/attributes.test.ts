// Values fit what a category asks, or are refused by the name of their field.
import type { AttributeKind, CategoryAttribute } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { attributeRows, valueOf } from "./attributes.ts";

const asks = (key: string, kind: AttributeKind, over: Partial<CategoryAttribute> = {}): CategoryAttribute => ({
  key,
  label: key.toUpperCase(),
  kind,
  unit: kind === "number" ? "cm" : null,
  step: null,
  filterable: false,
  variantAxis: false,
  required: false,
  from: { slug: "home", name: "Home" },
  ...over,
});
const asked = [asks("material", "text", { required: true }), asks("width", "number"), asks("foldable", "boolean")];
const refusal = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    return (error as { details: { field: string } }).details.field;
  }
  return null;
};

describe("values of a product", () => {
  it("are written in the order in which the category asks", () => {
    const rows = attributeRows(
      [
        { key: "foldable", value: true },
        { key: "width", value: 60.5 },
        { key: "material", value: "Oak" },
      ],
      { asked },
    );
    expect(rows).toEqual([
      { key: "material", label: "MATERIAL", text: "Oak", number: null, unit: null },
      { key: "width", label: "WIDTH", text: "60.5", number: 60.5, unit: "cm" },
      { key: "foldable", label: "FOLDABLE", text: "Yes", number: null, unit: null },
    ]);
  });

  it.each([
    ["attributes.material", []],
    ["attributes.width", [{ key: "width", value: "wide" }]],
    ["attributes.foldable", [{ key: "foldable", value: "Yes" }]],
    ["attributes.colour", [{ key: "colour", value: "Red" }]],
    ["attributes.width", [{ key: "width", value: Number.POSITIVE_INFINITY }]],
  ])("are refused at %s", (field, values) => {
    const own = field === "attributes.material" ? values : [{ key: "material", value: "Oak" }, ...values];
    expect(refusal(() => attributeRows(own, { asked }))).toBe(field);
  });

  it("need not say what an axis of variants says", () => {
    const axis = [asks("colour", "text", { label: "Colour", required: true, variantAxis: true })];
    expect(refusal(() => attributeRows([], { asked: axis }))).toBe("attributes.colour");
    expect(attributeRows([], { asked: axis, axes: ["Colour"] })).toEqual([]);
  });

  it("stay when the category asks for them no more", () => {
    const present = [
      { key: "dimmable", label: "Dimmable", text: "Yes", number: null, unit: null, kind: "boolean" as const },
    ];
    const sent = [
      { key: "material", value: "Oak" },
      { key: "dimmable", value: true },
    ];
    expect(attributeRows(sent, { asked, present })[1]).toMatchObject({ key: "dimmable", text: "Yes" });
    expect(refusal(() => attributeRows([sent[0]!, { key: "dimmable", value: false }], { asked, present }))).toBe(
      "attributes.dimmable",
    );
  });

  it("stay as they are written when they are sent back unchanged", () => {
    const present = [
      { key: "width", label: "Width", text: "40", number: 4, unit: "mm" },
      { key: "socket", label: "Socket", text: "6 × E14", number: null, unit: null },
    ];
    const kinds = new Map(asked.map((one) => [one.key, one.kind]));
    const back = present.map((row) => ({ key: row.key, value: valueOf(row, kinds.get(row.key)) }));
    expect(attributeRows([{ key: "material", value: "Oak" }, ...back], { asked, present }).slice(1)).toEqual(present);
  });
});
