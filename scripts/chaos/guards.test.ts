// A guard that was rewritten would end the row that takes guards out; here that is seen at once.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../runtime/places.ts";
import { GUARDS, piecesOf } from "./guards.ts";
import { MONEY_GUARDS } from "./money-guards.ts";

it("every guard that is taken out stands in its file once", () => {
  const pieces = [...GUARDS, ...MONEY_GUARDS].flatMap((guard) =>
    piecesOf(guard).map((piece) => ({ name: guard.name, ...piece })),
  );
  const lost = pieces.filter(
    (piece) => piece.with !== "" && readFileSync(join(ROOT, piece.path), "utf8").split(piece.with).length !== 2,
  );
  expect(lost.map(({ name, path }) => `${name}: ${path}`)).toEqual([]);
});
