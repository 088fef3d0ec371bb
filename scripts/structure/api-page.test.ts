// docs/api.md tells of scopes, lives and limits what the code does.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DAY_MS, KEY_DAYS, MINUTE_MS, SCOPES } from "@stoa/contract";
import { expect, test } from "vitest";
import * as access from "../../packages/core/src/access/rules.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../docs/api.md"), "utf8");

/** The cells of the rows whose first cell this matches. */
const rows = (first: RegExp): string[][] =>
  PAGE.split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .filter(([, cell = ""]) => first.test(cell))
    .map((cells) => cells.slice(1, -1));

test("every scope stands in the table, and none that is not", () => {
  expect(rows(/^`(buyer|seller):/).map(([scope]) => scope)).toEqual(SCOPES.map((scope) => `\`${scope}\``));
});

test("limits are those that hold", () => {
  const { program, network, tokens } = access.RATE_POLICIES;
  expect(rows(/^each /).map(([, calls]) => Number(calls))).toEqual([program.quota, network.quota, tokens.quota]);
  for (const { windowMs } of [program, network, tokens]) expect(windowMs).toBe(MINUTE_MS);
});

test("lives are as long as told, and secrets begin as told", () => {
  const [[, key, ofKeys] = [], [, code, ofCodes] = [], [, token] = [], [, refresh, ofRefresh] = [], [, , ofApps] = []] =
    rows(/^(key|code|access token|refresh token|client secret)$/);
  const days = KEY_DAYS.filter((some) => some !== null);
  expect(key).toBe(`${days.slice(0, -1).join(", ")} or ${days.at(-1)} days, or until it is revoked`);
  expect(code).toBe(`${access.CODE_MS / MINUTE_MS} minute, once`);
  expect(token).toBe(`${access.ACCESS_TOKEN_MS / MINUTE_MS} minutes`);
  expect(refresh).toContain(`${access.GRANT_MS / DAY_MS} days`);
  const { personal, seller, client, code: ofCode, refresh: ofRefreshing } = access.SECRET_KINDS;
  expect([ofKeys, ofCodes, ofRefresh, ofApps]).toEqual([
    `\`${personal}…\` a person's, \`${seller}…\` a seller's`,
    `\`${ofCode}…\``,
    `\`${ofRefreshing}…\``,
    `\`${client}…\``,
  ]);
});
