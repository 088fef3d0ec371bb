// A change of a text is shown at the words that differ.
import fc from "fast-check";
import { expect, test } from "vitest";
import { textChange } from "./text-change.ts";

test("the words that differ stand between those that do not", () => {
  expect(textChange("A lamp of oak for desks", "A lamp of dark walnut for desks")).toEqual({
    before: { start: "A lamp of ", middle: "oak ", end: "for desks" },
    after: { start: "A lamp of ", middle: "dark walnut ", end: "for desks" },
  });
});

test("the pieces are the text, and are alike at both ends", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 8 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(text, text, (one, two) => {
      const { before, after } = textChange(one, two);
      expect(before.start + before.middle + before.end).toBe(one);
      expect(after.start + after.middle + after.end).toBe(two);
      expect([before.start, before.end]).toEqual([after.start, after.end]);
    }),
  );
});
