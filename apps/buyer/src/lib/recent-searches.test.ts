// Recent searches: few, each once, the newest first.
import { expect, test } from "vitest";
import { withoutSearch, withSearch } from "./recent-searches.ts";

test("a repeated search moves to the front, whatever its capitals", () => {
  expect(withSearch(["lamp", "Oak chair", "mug"], "oak chair")).toEqual(["oak chair", "lamp", "mug"]);
});

test("six are kept", () => {
  expect(withSearch(["a", "b", "c", "d", "e", "f"], "g")).toEqual(["g", "a", "b", "c", "d", "e"]);
});

test("one can be taken out", () => {
  expect(withoutSearch(["lamp", "mug"], "LAMP")).toEqual(["mug"]);
});
