// Each house rule is shown to bite: a file that breaks it is named, one that keeps it is not.
import { expect, test } from "vitest";
import { codeLines, complaints } from "./rules.ts";

const HEAD = "// Owns something.\n";
const about = (path: string, text: string) => complaints([{ path, text }]);

test("a feature may import what stands to its left and nothing to its right", () => {
  const path = "packages/core/src/orders/queries.ts";
  expect(about(path, `${HEAD}import { take } from "../stock/index.ts";`)).toEqual([]);
  expect(about(path, `${HEAD}import { pay } from "../payouts/index.ts";`)).toEqual([
    `${path}: orders may not import payouts, which stands to its right.`,
  ]);
  expect(about(path, `${HEAD}import { pay } from "@stoa/core/payouts";`)).toHaveLength(1);
});

test("a feature shows its index alone", () => {
  const path = "packages/core/src/orders/commands/cancel.ts";
  expect(about(path, `${HEAD}import { take } from "../../stock/commands.ts";`)).toEqual([
    `${path}: reaches into stock; only its index.ts is its face.`,
  ]);
  expect(about(path, `${HEAD}import { next } from "../rules.ts";`)).toEqual([]);
});

test("an unknown feature needs a place on the shelf", () => {
  expect(about("packages/core/src/wishlist/queries.ts", HEAD)).toEqual([
    'packages/core/src/wishlist/queries.ts: "wishlist" has no place on the shelf.',
  ]);
});

test("rules have their test beside them", () => {
  const rules = { path: "packages/core/src/orders/rules.ts", text: HEAD };
  expect(complaints([rules])).toEqual(["packages/core/src/orders/rules.ts: has no rules.test.ts beside it."]);
  expect(complaints([rules, { path: "packages/core/src/orders/rules.test.ts", text: HEAD }])).toEqual([]);
});

test("files stay small; blank lines and comments are free", () => {
  expect(codeLines("// a\n\n/** b\n * c\n */\nconst d = 1;\n")).toBe(1);
  const long = HEAD + "const a = 1;\n".repeat(301);
  expect(about("packages/core/src/orders/queries.ts", long)).toEqual([
    "packages/core/src/orders/queries.ts: has 301 lines of code; the limit for its kind is 300.",
  ]);
  expect(about("apps/worker/src/worker.ts", HEAD + "a();\n".repeat(61))).toHaveLength(1);
});

test("files open with what they own and have names that say something", () => {
  expect(about("packages/ui/src/button.tsx", "export {};")).toHaveLength(1);
  expect(about("packages/ui/src/utils.ts", HEAD)).toHaveLength(1);
  expect(about("packages/ui/src/DatePicker.tsx", HEAD)).toHaveLength(1);
  expect(about("apps/buyer/src/routes/[market]/p/[product].tsx", HEAD)).toEqual([]);
});

test("exported functions say what they promise", () => {
  const path = "packages/contract/src/money.ts";
  expect(about(path, `${HEAD}export function add() {}`)).toEqual([`${path}: add does not say what it promises.`]);
  expect(about(path, `${HEAD}/** Adds. */\nexport function add() {}`)).toEqual([]);
});

test("money and time say their unit", () => {
  const path = "packages/contract/src/offer.ts";
  expect(about(path, `${HEAD}export type A = {\n  price: number;\n};`)).toEqual([
    `${path}:3: "price" does not say its unit.`,
  ]);
  expect(about(path, `${HEAD}export type A = {\n  priceMinor: number;\n};`)).toEqual([]);
});

test("what is left asleep stands in an element", () => {
  const path = "apps/buyer/src/components/rail.tsx";
  const inside = (parent: string) => `${HEAD}${parent}\n  <h2 />\n  <Still of={cards()}>\n`;
  for (const parent of ["<ul class='rail'>", "<ul\n  class='rail'\n>"]) expect(about(path, inside(parent))).toEqual([]);
  for (const parent of ["<>", "<Show when={cards()}>", "<Show\n  when={cards()}\n>", "return ("])
    expect(about(path, inside(parent)), parent).toHaveLength(1);
});

test("noscript holds plain elements", () => {
  const holding = (inner: string) => about("apps/buyer/src/routes/a.tsx", `${HEAD}<noscript>\n  ${inner}\n</noscript>`);
  expect(holding("<button type='submit'>Show</button>")).toEqual([]);
  expect(holding("<Button type='submit'>Show</Button>")).toHaveLength(1);
});
