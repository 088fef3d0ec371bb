import { expect, it } from "vitest";
import { csvOf } from "./csv.ts";

it("quotes what must be quoted and lets no cell be a formula", () => {
  expect(
    csvOf(
      ["query", "searches"],
      [
        ['5" vase, blue', 3],
        ["=1+1", -1],
        ["-chair", 2],
      ],
    ),
  ).toBe('query,searches\r\n"5"" vase, blue",3\r\n\'=1+1,-1\r\n\'-chair,2\r\n');
});
