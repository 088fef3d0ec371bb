// security/asvs.csv answers every requirement of OWASP ASVS 5.0.0 at the levels 1 and 2, and what it points at is there.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseRows } from "../../packages/core/src/exchange/rules/csv.ts";

const ROOT = join(import.meta.dirname, "../..");
const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");

const VERDICTS = ["test", "review", "open", "not_applicable"];
/** How many requirements ASVS 5.0.0 has at each level. */
const LEVELS = { "1": 70, "2": 183 };
/** How many it has at these levels in each chapter, in order: a row that was swapped for another would show. */
const CHAPTERS = [27, 11, 19, 10, 9, 35, 18, 7, 7, 29, 14, 9, 13, 9, 13, 16, 7];

interface Row {
  id: string;
  level: string;
  verdict: string;
  by: string;
  note: string;
}

const [head, ...lines] = parseRows(
  read("security/asvs.csv"),
  { delimiter: ",", newline: "\n" },
  { isLast: true, limit: 0 },
).rows;
const rows = lines.map(({ cells: [id = "", level = "", verdict = "", by = "", note = ""] }): Row => ({
  id,
  level,
  verdict,
  by,
  note,
}));
const of = (...verdicts: string[]): Row[] => rows.filter(({ verdict }) => verdicts.includes(verdict));

test("every requirement stands once, at its level, with a verdict that is known", () => {
  expect(head?.cells).toEqual(["id", "level", "verdict", "by", "note"]);
  expect(lines.filter(({ cells, malformed }) => malformed || cells.length !== 5)).toEqual([]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  for (const [level, count] of Object.entries(LEVELS))
    expect(rows.filter((row) => row.level === level)).toHaveLength(count);
  const inChapter = (i: number) => rows.filter(({ id }) => /^V(\d+)\.\d+\.\d+$/.exec(id)?.[1] === String(i + 1)).length;
  expect(CHAPTERS.map((_, i) => inChapter(i))).toEqual(CHAPTERS);
  expect(rows.filter(({ verdict }) => !VERDICTS.includes(verdict))).toEqual([]);
});

test("what a verdict points at is there: the file, and the piece of a test's name in it", () => {
  const missing = of("test", "review").filter(({ verdict, by }) => {
    const [path = "", ...piece] = by.split(" > ");
    if (path === "" || !existsSync(join(ROOT, path))) return true;
    if (verdict === "review") return piece.length > 0;
    return !path.endsWith(".test.ts") || piece.length !== 1 || !read(path).includes(piece[0]!);
  });
  expect(missing.map(({ id, by }) => `${id}: ${by}`)).toEqual([]);
});

test("what is open, and what does not apply, says why and points at nothing", () => {
  expect(of("open", "not_applicable").filter(({ by, note }) => by !== "" || note.length < 5)).toEqual([]);
});

test("security/README.md tells the numbers, and lists what is open", () => {
  const page = read("security/README.md");
  const cells = page.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  for (const verdict of VERDICTS) {
    const [, , ...counts] = cells.find(([, first]) => first === `\`${verdict}\``) ?? [];
    const byLevel = Object.keys(LEVELS).map((level) => of(verdict).filter((row) => row.level === level).length);
    expect(counts.slice(0, 2).map(Number), verdict).toEqual(byLevel);
  }
  const told = cells.map(([, first = ""]) => first).filter((first) => /^V[\d.]+$/.test(first));
  expect(told).toEqual(of("open").map(({ id }) => id));
});
