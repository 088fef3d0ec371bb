// Forms reach the schemas as the objects their input names describe.
import { expect, test } from "vitest";
import { TRPCClientError } from "@trpc/client";
import { formInput, submitForm } from "./form.ts";

const form = (entries: [string, string][]) => new URLSearchParams(entries);

test("input names nest, list, collect and say what their text stands for", () => {
  expect(
    formInput(
      form([
        ["name", "Ada"],
        ["address.city", "London"],
        ["items.0.offerId", "off_1"],
        ["items.0.quantity:number", "2"],
        ["items.1.offerId", "off_2"],
        ["tags[]", "a"],
        ["tags[]", "b"],
        ["gift:boolean", "on"],
        ["note", ""],
      ]),
    ),
  ).toEqual({
    name: "Ada",
    address: { city: "London" },
    items: [{ offerId: "off_1", quantity: 2 }, { offerId: "off_2" }],
    tags: ["a", "b"],
    gift: true,
  });
});

test("an input name cannot reach the prototype of all objects", () => {
  formInput(
    form([
      ["__proto__.polluted", "yes"],
      ["constructor.prototype.polluted", "yes"],
    ]),
  );
  expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
});

test("an input name cannot make a list that is longer than a form", () => {
  const input = formInput(
    form([
      ["items.999999999.offerId", "off_1"],
      ["items.999.offerId", "off_2"],
      ["items.0001.offerId", "off_3"],
    ]),
  );
  expect(input["items"]).toHaveLength(1_000);
});

const anything = { safeParse: (input: unknown) => ({ success: true as const, data: input }) };

test("an expected refusal comes back as data, any other failure is thrown", async () => {
  const refusal = TRPCClientError.from({
    error: { message: "", code: -32_009, data: { code: "OUT_OF_STOCK", details: { available: 1 } } },
  });
  expect(await submitForm(anything, form([]), () => Promise.reject(refusal))).toEqual({
    ok: false,
    code: "OUT_OF_STOCK",
    details: { available: 1 },
    fields: {},
  });
  await expect(submitForm(anything, form([]), () => Promise.reject(new Error("lost")))).rejects.toThrow("lost");
});
