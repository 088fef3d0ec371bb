// A new product is sent as the API wants it, or each field says in a sentence what is wrong.
import { expect, test } from "vitest";
import { checkDraft, type Draft, emptyDraft, type Photo } from "./draft.ts";

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
    sku: "OAK-1",
    gtin: "4006381333931",
    condition: "new",
    images: [{ hash: photo.hash, alt: "A lamp" }],
    prices: [
      { currency: "USD", priceMinor: 12_950 },
      { currency: "JPY", priceMinor: 19_800 },
    ],
    onHand: 12,
    weightGrams: 900,
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
