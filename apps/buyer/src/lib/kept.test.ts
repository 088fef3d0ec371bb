// What this browser keeps is read with care: anybody may have written there.
import { expect, test } from "vitest";
import { readSlugs, withNewest } from "./kept.ts";

test.each([
  [null, []],
  ["", []],
  ["{", []],
  ['{"a":1}', []],
  ['["lamp","oak-chair"]', ["lamp", "oak-chair"]],
  ['["lamp","lamp"]', ["lamp"]],
  ['["../etc","A",7,null,"a b","lamp"]', ["lamp"]],
  ['["a","b","c","d"]', ["a", "b", "c"]],
])("%j holds %j", (text, slugs) => {
  expect(readSlugs(text, 3)).toEqual(slugs);
});

test("what is looked at anew moves to the head, and the eldest goes", () => {
  expect(withNewest(["a", "b", "c"], "c", 3)).toEqual(["c", "a", "b"]);
  expect(withNewest(["a", "b", "c"], "d", 3)).toEqual(["d", "a", "b"]);
});
