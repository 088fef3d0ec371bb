// What the audit log knows: one row for each deed of a seller or an operator, one for each that was refused to them. And
// that no mutation takes a field that it does not name, however a column of a table is called.
import { appRouter } from "@stoa/api";
import { OPERATOR_ROLES, SELLER_ROLES } from "@stoa/contract";
import { marketTables, operator, sellerMember, sql } from "@stoa/db";
import { beforeAll, describe, expect, it } from "vitest";
import { db, makeSeller, makeUser, Visitor } from "../testing.ts";
import { type Do, sellersDeeds } from "./deeds.ts";
import { operatorsDeeds } from "./operator-deeds.ts";
import { OPERATOR_MAY, POLICY, SELLER_MAY } from "./policy.ts";

type Schema = {
  shape?: Record<string, unknown>;
  safeParse(input: unknown): { success: boolean; error?: { issues: Issue[] } };
};
type Issue = { code: string; path: PropertyKey[]; keys?: string[] };
type Procedure = { _def: { type: "query" | "mutation"; inputs: Schema[] } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
const mutations = procedures.filter(([, { _def }]) => _def.type === "mutation");

/** Every column of every table, as SQL and as the code calls it. */
const COLUMNS = new Set(
  Object.values(marketTables).flatMap((table) =>
    Object.entries(table as unknown as Record<string, { name?: string } | undefined>).flatMap(([key, column]) =>
      typeof column?.name === "string" ? [key, column.name] : [],
    ),
  ),
);

/** The names of columns that an input does not have. */
const strange = (path: string) => {
  const shape = procedures.find(([name]) => name === path)![1]._def.inputs[0]?.shape ?? {};
  return [...COLUMNS].filter((name) => !(name in shape));
};

const rowsOf = async () =>
  await db.all<{ action: string; outcome: string }>(sql`SELECT action, outcome FROM audit ORDER BY rowid`);

const done = new Set<string>();
const wrong: string[] = [];

/** Does a deed, first with every column as an extra field, and counts what the log got. */
const act: Do = async (who, path, input) => {
  const before = await rowsOf();
  if (input) {
    const extra = Object.fromEntries(strange(path).map((name) => [name, "1"]));
    const refused = await who.mutate(path, { ...extra, ...input });
    if (refused.status !== 400 || refused.code !== "INVALID_INPUT")
      wrong.push(`${path} took columns of tables: ${refused.status} ${refused.code}`);
  }
  const between = await rowsOf();
  if (between.length !== before.length) wrong.push(`${path} left a row for an input that was refused`);
  const answer = await who.mutate<never>(path, input);
  const rows = (await rowsOf()).slice(between.length);
  if (answer.status !== 200) wrong.push(`${path} was refused: ${answer.status} ${answer.code}`);
  if (rows.length !== 1 || rows[0]!.outcome !== "done")
    wrong.push(`${path} left ${rows.length} rows: ${rows.map(({ action }) => action).join(", ")}`);
  done.add(path);
  return answer.data;
};

describe("the audit log", () => {
  it("has exactly one row for each thing that a seller or an operator does", async () => {
    await sellersDeeds(act);
    await operatorsDeeds(act);
    expect(wrong).toEqual([]);
    const owed = mutations.map(([path]) => path).filter((path) => /^(seller|admin)\./.test(path));
    expect([...done].toSorted()).toEqual(owed.toSorted());
    console.log(
      `deeds: ${done.size} mutations, each with one row, each refused with ${COLUMNS.size} columns as fields`,
    );
  }, 120_000);

  it("has exactly one row for each call that was refused to somebody's role", async () => {
    const { sellerId } = await makeSeller();
    const visitors = new Map<string, Visitor>();
    for (const role of SELLER_ROLES) {
      const userId = await makeUser();
      await db.insert(sellerMember).values({ sellerId, userId, role });
      visitors.set(`seller:${role}`, await new Visitor("seller").become(userId));
    }
    for (const role of OPERATOR_ROLES) {
      const userId = await makeUser();
      await db.insert(operator).values({ userId, role });
      visitors.set(`admin:${role}`, await new Visitor("admin").become(userId));
    }
    const amiss: string[] = [];
    let cells = 0;
    for (const [path, { _def }] of procedures) {
      const [kind = "", permission = ""] = (POLICY.get(path) ?? "").split(":");
      const roles: Record<string, string> = kind === "seller" ? SELLER_MAY : kind === "admin" ? OPERATOR_MAY : {};
      for (const [role, may] of Object.entries(roles)) {
        if (may.split(" ").includes(permission)) continue;
        const who = visitors.get(`${kind}:${role}`)!;
        const before = (await rowsOf()).length;
        if (_def.type === "query") await who.query(path, {});
        else await who.mutate(path, {});
        const rows = (await rowsOf()).slice(before);
        if (rows.length !== 1 || rows[0]!.outcome !== "denied" || rows[0]!.action !== path)
          amiss.push(`${path} as ${kind} ${role}: ${JSON.stringify(rows)}`);
        cells += 1;
      }
    }
    console.log(`refused calls: ${cells} cells, each with one row`);
    expect(amiss).toEqual([]);
  }, 120_000);
});

describe("F31 an input", () => {
  let named: [path: string, schema: Schema][];
  beforeAll(() => {
    named = mutations.flatMap(([path, { _def }]) => _def.inputs.map((schema) => [path, schema] as [string, Schema]));
  });

  it("of no mutation takes a column of a table that it does not name", () => {
    const taken: string[] = [];
    for (const [path, schema] of named)
      for (const name of strange(path)) {
        const { success, error } = schema.safeParse({ [name]: "1" });
        const unknown = error?.issues.some(
          ({ code, keys, path: at }) => code === "unrecognized_keys" && at.length === 0 && keys?.includes(name),
        );
        if (success || !unknown) taken.push(`${path} with ${name}`);
      }
    console.log(`mass assignment: ${named.length} mutations × ${COLUMNS.size} columns`);
    expect(taken.slice(0, 20)).toEqual([]);
  });
});
