// Emphasis in suggestions: the text stays whole, and only beginnings of words are marked.
import fc from "fast-check";
import { expect, test } from "vitest";
import { matchParts } from "./match-parts.ts";

const marked = (text: string, typed: string) =>
  matchParts(text, typed)
    .map((part) => (part.isMatch ? `[${part.text}]` : part.text))
    .join("");

test.each([
  ["Oak Chair with armchair cover", "chair", "Oak [Chair] with armchair cover"],
  ["oak chair", "ch oa", "[oa]k [ch]air"],
  ["木製の椅子", "椅子", "木製の[椅子]"],
  ["كرسي خشبي", "خش", "كرسي [خش]بي"],
  ["C++ mug (large)", "c++ (", "[C++] mug [(]large)"],
  ["lamp", "", "lamp"],
])("%s, typed %s", (text, typed, expected) => {
  expect(marked(text, typed)).toBe(expected);
});

test("whatever is typed, nothing of the text is lost", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, typed) => {
      expect(
        matchParts(text, typed)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
