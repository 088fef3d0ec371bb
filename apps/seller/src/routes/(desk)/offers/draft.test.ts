// A new product is sent as the API wants it, or each field says in a sentence what is wrong.
import type { CategoryAttribute } from "@stoa/client";
import { expect, test } from "vitest";
import { checkContent, checkDraft, type Draft, emptyDraft, type Photo } from "./draft.ts";

const photo: Photo = {
  key: 1,
  fileName: "lamp.png",
  previewUrl: "blob:1",
  alt: "A lamp",
  progress: 1,
  hash: "ab".repeat(32),
  error: null,
};

const complete: Draft = {
  ...emptyDraft(),
  title: "Lamp of oak",
  brand: "Oakly",
  categorySlug: "lamps",
  description: "A lamp that is described at some length.",
  sku: "OAK-1",
  gtin: "4006381-333931",
  onHand: "12",
  weightGrams: "900",
  prices: { USD: "129.5", JPY: "19800", EUR: " " },
  photos: [photo],
};

test("a complete form becomes the input of the API", () => {
  expect(checkDraft(complete).input).toEqual({
    title: "Lamp of oak",
    brand: "Oakly",
    categorySlug: "lamps",
    description: "A lamp that is described at some length.",
    attributes: [],
    images: [{ hash: photo.hash, alt: "A lamp" }],
    condition: "new",
    options: [],
    variants: [
      {
        options: {},
        sku: "OAK-1",
        gtin: "4006381333931",
        prices: [
          { currency: "USD", priceMinor: 12_950 },
          { currency: "JPY", priceMinor: 19_800 },
        ],
        onHand: 12,
        weightGrams: 900,
        imageHash: null,
      },
    ],
  });
});

test("an empty form has a problem in every field that must be filled in", () => {
  expect(Object.keys(checkDraft(emptyDraft()).problems ?? {}).toSorted()).toEqual([
    "brand",
    "categorySlug",
    "description",
    "onHand",
    "photos",
    "prices",
    "sku",
    "title",
    "weightGrams",
  ]);
});

test("a problem names the very price, picture and number", () => {
  const { problems } = checkDraft({
    ...complete,
    onHand: "1.5",
    prices: { USD: "12", JPY: "12.50" },
    photos: [photo, { ...photo, key: 2, alt: " " }],
  });
  expect(Object.keys(problems ?? {}).toSorted()).toEqual(["onHand", "photos.1.alt", "prices.JPY"]);
});

test("nothing is sent while a picture is on its way", () => {
  expect(checkDraft({ ...complete, photos: [{ ...photo, hash: null, progress: 0.4 }] }).problems?.["photos"]).toMatch(
    /Wait/,
  );
});

const asked: CategoryAttribute[] = [
  { key: "material", label: "Material", kind: "text", unit: null, required: true },
  { key: "width", label: "Width", kind: "number", unit: "cm", required: false },
  { key: "foldable", label: "Foldable", kind: "boolean", unit: null, required: false },
].map(
  (one) =>
    ({
      ...one,
      step: null,
      filterable: false,
      variantAxis: false,
      from: { slug: "x", name: "X" },
    }) as CategoryAttribute,
);

test("what the category asks for is sent in its kind", () => {
  const attributes = { material: "Oak", width: "12,5", foldable: "no" };
  expect(checkDraft({ ...complete, attributes }, asked).input?.attributes).toEqual([
    { key: "material", value: "Oak" },
    { key: "width", value: 12.5 },
    { key: "foldable", value: false },
  ]);
  const { problems } = checkDraft({ ...complete, attributes: { width: "wide" } }, asked);
  expect(Object.keys(problems ?? {}).toSorted()).toEqual(["attributes.material", "attributes.width"]);
});

test("a problem of a variant stands in its row of the grid", () => {
  const axes = [
    { name: "Colour", kind: "select" as const, values: ["Red", "Blue"].map((value) => ({ value, hex: null })) },
  ];
  const row = { sku: "", gtin: "123", onHand: "", prices: { USD: "many" } };
  const { problems } = checkDraft({ ...complete, axes, rows: { Blue: row } });
  expect(Object.keys(problems ?? {}).toSorted()).toEqual(["rows.Blue.gtin", "rows.Blue.prices"]);
});

test("a page that is edited is checked without its offer", () => {
  expect(
    checkContent({ ...complete, sku: "", prices: {}, attributes: { material: "Oak" } }, asked).input,
  ).toMatchObject({
    title: "Lamp of oak",
    attributes: [{ key: "material", value: "Oak" }],
  });
});
