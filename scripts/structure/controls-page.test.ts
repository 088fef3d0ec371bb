// security/controls.md tells of limits, lives and costs what the code does.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  DAY_MS,
  HOUR_MS,
  MAX_CART_LINES,
  MAX_CLIENTS,
  MAX_IMAGE_BYTES,
  MAX_IMAGE_PIXELS,
  MAX_IMPORT_BYTES,
  MAX_IMPORT_ROWS,
  MAX_KEYS,
  MAX_LINE_QUANTITY,
  MAX_LIST_ITEMS,
  MAX_LISTS,
  MINUTE_MS,
  Password,
} from "@stoa/contract";
import { expect, test } from "vitest";
import { checkPassword, HASH_COST } from "../../packages/core/src/accounts/rules/passwords.ts";
import { SESSION_LIFE, STEP_UP_MS, TRIES } from "../../packages/core/src/accounts/rules/sessions.ts";
import { SIGNING_KEY_MS } from "../../packages/core/src/access/rules.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../security/controls.md"), "utf8");
/** The page as one line, so that a sentence may break anywhere. */
const TEXT = PAGE.replaceAll(/\s+/g, " ");

/** The row whose first cell says this. */
const row = (first: string): string[] =>
  PAGE.split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .find(([, cell]) => cell === first)
    ?.slice(1, -1) ?? [];

test.each(Object.entries(TRIES))("tries of %s are those that hold", (what, { perAccount, perNetwork, windowMs }) => {
  expect(row(what)).toEqual([what, String(perAccount), String(perNetwork), `${windowMs / MINUTE_MS} min`]);
});

test.each(Object.entries(SESSION_LIFE))("a session of %s lives as long as told", (app, { idleMs, absoluteMs }) => {
  const told = (ms: number) => (ms > DAY_MS ? `${ms / DAY_MS} days` : `${ms / HOUR_MS} hours`);
  expect(row(app)).toEqual([app, told(idleMs), told(absoluteMs)]);
});

test("passwords are what is told", () => {
  const [, least, most] = /(\d+) to (\d+) characters of any kind/.exec(TEXT) ?? [];
  const takes = (length: number) => Password.safeParse("x".repeat(length)).success;
  expect([takes(Number(least) - 1), takes(Number(least)), takes(Number(most)), takes(Number(most) + 1)]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  const [, words = ""] = /the words of this place: (.*?)\. They/.exec(TEXT) ?? [];
  const named = words.match(/\w+/g) ?? [];
  expect(named.length).toBeGreaterThan(2);
  for (const word of named)
    expect(() => checkPassword(`${word}2026!!`, { common: new Set(), email: "a@b.example", name: "Ada" })).toThrow();
  const { memoryKib, passes, lanes } = HASH_COST;
  expect(TEXT).toContain(`Argon2id (${memoryKib.toLocaleString("en")} KiB, ${passes} passes, ${lanes} lane)`);
});

test("files, things one may have, and proofs are limited as told", () => {
  const mib = (bytes: number) => `${bytes / 1_048_576} MiB`;
  const number = (of: number) => of.toLocaleString("en");
  expect(row("pictures").at(-1)).toBe(`${mib(MAX_IMAGE_BYTES)}, ${number(MAX_IMAGE_PIXELS)} pixels`);
  expect(row("imports").at(-1)).toBe(`${mib(MAX_IMPORT_BYTES)}, ${number(MAX_IMPORT_ROWS)} rows`);
  for (const told of [
    `Units in a line 1 to ${MAX_LINE_QUANTITY}, lines in a cart ${MAX_CART_LINES}`,
    `lists ${MAX_LISTS} with ${MAX_LIST_ITEMS} things`,
    `keys ${MAX_KEYS} and apps ${MAX_CLIENTS} of an owner`,
    `no older than ${STEP_UP_MS / MINUTE_MS} minutes`,
    `each signs ${SIGNING_KEY_MS / DAY_MS} days`,
  ])
    expect(TEXT).toContain(told);
});
