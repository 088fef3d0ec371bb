// The tables of states: docs/states.md shows them as they are, every one of the database is one of the contract, and both say the same.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { MACHINES, statesPage } from "./states.ts";

const ROOT = join(import.meta.dirname, "../..");

/** A database as all migrations leave it. */
function migrated(): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  for (const file of globSync("migrations/market/*.sql", { cwd: ROOT }).toSorted())
    database.exec(readFileSync(join(ROOT, file), "utf8"));
  return database;
}

const database = migrated();
const tables = database
  .prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%\\_transition' ESCAPE '\\' ORDER BY name",
  )
  .all()
  .map(({ name }) => String(name));

it("docs/states.md is what the tables say; `npm run docs:states` writes it anew", () => {
  expect(readFileSync(join(ROOT, "docs/states.md"), "utf8")).toBe(statesPage(MACHINES));
});

it("every table of states in the database stands in the list of machines", () => {
  expect(tables).toEqual(MACHINES.flatMap(({ table }) => table ?? []).toSorted());
});

describe.each(MACHINES.filter(({ table }) => table !== null))("the states of $name", ({ states, table }) => {
  it("are the same in the contract and in the database", () => {
    const held = database.prepare(`SELECT from_status || ' ' || to_status AS move FROM ${table}`).all();
    const moves = Object.entries(states).flatMap(([from, next]) => next.map((to) => `${from} ${to}`));
    expect(held.map(({ move }) => String(move)).toSorted()).toEqual(moves.toSorted());
  });

  it("are all reached from the first", () => {
    const [first = ""] = Object.keys(states);
    const reached = new Set([first]);
    for (const state of reached) for (const next of states[state] ?? []) reached.add(next);
    expect([...reached].toSorted()).toEqual(Object.keys(states).toSorted());
  });
});
