import { SetAvailability, SetOfferTerms, SetSale, submitForm } from "@stoa/client";
import { describe, expect, it } from "vitest";
import { availabilityFields, saleFields, termsFields } from "./terms-fields";

const offerId = "ofr_00000000000000000000000000";
const form = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries({ offerId, ...fields })) data.set(name, value);
  return data;
};

/** What the API would be told, or which fields are not right. */
async function told(schema: Parameters<typeof submitForm>[0], fields: URLSearchParams) {
  const result = await submitForm(schema, fields, (input) => Promise.resolve(input));
  return result.ok ? result.value : Object.keys(result.fields);
}

describe("a sale", () => {
  const typed = { currency: "EUR", price: "139,50", from: "2026-11-24T09:00", to: "2026-12-01T00:00" };
  const read = (over: Record<string, string> = {}) => told(SetSale, saleFields(form({ ...typed, ...over })));

  it("is read in the market's money and on its clocks", async () =>
    expect(await read()).toMatchObject({
      sale: {
        saleMinor: 13_950,
        fromAt: Date.parse("2026-11-24T08:00:00Z"),
        toAt: Date.parse("2026-11-30T23:00:00Z"),
      },
    }));
  it.each([
    [{ price: "cheap" }, ["sale.saleMinor"]],
    [{ price: "" }, ["sale.saleMinor"]],
    [{ from: "" }, ["sale.fromAt"]],
    [{ to: "soon" }, ["sale.toAt"]],
    [{ to: typed.from }, ["sale.toAt"]],
    [{ price: "", from: "", to: "" }, ["sale"]],
  ])("names the field that is not right: %o", async (over, fields) =>
    expect(await read(over as Record<string, string>)).toEqual(fields),
  );
});

describe("terms", () => {
  const read = (handlingDays: string, maxPerOrder: string) =>
    told(SetOfferTerms, termsFields(form({ handlingDays, maxPerOrder })));

  it("have no limit unless one is typed", async () => {
    expect(await read("2", "")).toEqual({ offerId, handlingDays: 2, maxPerOrder: null, maxPerBuyer: null });
    expect(await read("0", "5")).toMatchObject({ handlingDays: 0, maxPerOrder: 5 });
  });
  it.each([
    ["61", "", "handlingDays"],
    ["1.5", "", "handlingDays"],
    ["", "", "handlingDays"],
    ["1", "0", "maxPerOrder"],
    ["1", "x", "maxPerOrder"],
  ])("are whole numbers in their bounds: %s and %s", async (handlingDays, maxPerOrder, field) =>
    expect(await read(handlingDays, maxPerOrder)).toEqual([field]),
  );
});

describe("availability", () => {
  const read = (fields: Record<string, string>) => told(SetAvailability, availabilityFields(form(fields)));
  const beyond = { backorderLimit: "40", availableDay: "2027-03-03" };

  it("has units and a day, or is stock alone", async () => {
    const availableAt = Date.parse("2027-03-03T12:00:00Z");
    expect(await read({ availability: "preorder", ...beyond })).toMatchObject({ backorderLimit: 40, availableAt });
    const stock = { offerId, availability: "stock", backorderLimit: 0, availableAt: null };
    expect(await read({ availability: "stock", ...beyond })).toEqual(stock);
  });
  it("is not half of it", async () => {
    expect(await read({ availability: "backorder", ...beyond, backorderLimit: "" })).toEqual(["backorderLimit"]);
    expect(await read({ availability: "backorder", ...beyond, availableDay: "" })).toEqual(["availableAt"]);
  });
});
