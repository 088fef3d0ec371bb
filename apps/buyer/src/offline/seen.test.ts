// What is read back of products that were looked at.
import { expect, it } from "vitest";
import { readSeen } from "./seen.ts";

const HASH = "ab".repeat(32);

it("reads what is whole and leaves out what is not", () => {
  const good = [
    { slug: "a-lamp", title: "A lamp", hash: HASH },
    { slug: "b", title: "B", hash: null },
  ];
  const bad = [
    { slug: "../x", title: "X", hash: null },
    { slug: "c", hash: null },
    { slug: "d", title: "D", hash: "1" },
    7,
    null,
  ];
  expect(readSeen(JSON.stringify([good[0], ...bad, good[1]]))).toEqual(good);
});

it("is nothing where somebody else's text stands, or none", () => {
  for (const text of [null, "", "{", "{}", "7"]) expect(readSeen(text)).toEqual([]);
});
