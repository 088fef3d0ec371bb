// What counts as a change, and who may make one stand.
import { CHANGE_STATUSES, type ChangedFields } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedFields, holdsAtOnce, requireStep } from "./changes.ts";

const now: ChangedFields = {
  title: "Oak lamp",
  brand: "Oakly",
  attributes: [
    { key: "width", value: 20 },
    { key: "material", value: "Oak" },
  ],
  images: [
    { hash: "a", alt: "Front" },
    { hash: "b", alt: "Back" },
  ],
};

describe("a change", () => {
  it("holds the fields that differ and no others", () => {
    expect(changedFields(now, { ...now, title: "Oak desk lamp" })).toEqual({
      before: { title: "Oak lamp" },
      after: { title: "Oak desk lamp" },
    });
  });
  it("does not see the order of attributes, but that of pictures", () => {
    expect(changedFields(now, { ...now, attributes: now.attributes!.toReversed() }).after).toEqual({});
    expect(Object.keys(changedFields(now, { ...now, images: now.images!.toReversed() }).after)).toEqual(["images"]);
  });
  it("is nothing between anything and itself", () => {
    const fields = fc.record({ title: fc.string(), brand: fc.string(), slug: fc.string() });
    fc.assert(
      fc.property(fields, (one) => {
        expect(changedFields(one, structuredClone(one)).after).toEqual({});
      }),
    );
  });
  it("leads from what was before to what was wanted", () => {
    const fields = fc.record({ title: fc.string(), brand: fc.string(), description: fc.string() });
    fc.assert(
      fc.property(fields, fields, (from, to) => {
        expect({ ...from, ...changedFields(from, to).after }).toEqual(to);
        expect({ ...to, ...changedFields(from, to).before }).toEqual(from);
      }),
    );
  });
});

describe("trust", () => {
  it.each([
    [null, 500, true, false],
    [10, 9, true, false],
    [10, 10, true, true],
    [10, 500, false, false],
  ])("from %s approved products, with %s, as author %s: %s", (trustedSellers, approvedCount, isAuthor, holds) =>
    expect(holdsAtOnce({ trustedSellers }, { approvedCount, isAuthor })).toBe(holds),
  );
});

describe("decisions", () => {
  it("are made once", () => {
    for (const decided of ["approved", "refused", "withdrawn"] as const)
      for (const next of CHANGE_STATUSES) expect(() => requireStep(decided, next)).toThrow("CONFLICT");
  });
  it("wait for the seller where another version was asked for", () => {
    expect(() => requireStep("changes_asked", "approved")).toThrow("CONFLICT");
    expect(() => requireStep("changes_asked", "open")).not.toThrow();
  });
});
