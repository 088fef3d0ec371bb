// Things of others: every procedure that names a thing is called with each id in its input swapped in turn, for the same
// thing of another tenant, for one that was deleted and for one that never was. All answer NOT_FOUND, change no row of
// any table and tell nothing. The owner's own call with the same input is the control: it must find the thing.
import { appRouter } from "@stoa/api";
import { type IdNoun, newId } from "@stoa/contract";
import { sql } from "@stoa/db";
import { beforeAll, describe, expect, it } from "vitest";
import { db, makeOffer, makeSeller, Visitor } from "../testing.ts";
import { NAMES_ANYBODYS, NAMING } from "./inputs.ts";
import { CANARY, makeDeleted, makeTenant, type Tenant, type Things } from "./things.ts";

type Schema = { shape?: Record<string, Schema>; element?: Schema; def?: { innerType?: Schema; options?: Schema[] } };
type Procedure = { _def: { type: "query" | "mutation"; inputs: Schema[] } };
const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>);
const typeOf = (path: string) => procedures.find(([name]) => name === path)![1]._def.type;

/** Whether an input has a field for an id, at whatever depth. */
function namesAThing(schema: Schema | undefined): boolean {
  if (!schema) return false;
  if (schema.shape)
    return Object.entries(schema.shape).some(([field, of]) => /^id$|Ids?$/.test(field) || namesAThing(of));
  return [schema.element, schema.def?.innerType, ...(schema.def?.options ?? [])].some(namesAThing);
}

/** Tables that a refused call may write to: what was asked and how long it took, not what was changed. */
const UNWATCHED = /^(idempotency|audit|session|call_.*|search_.*|sqlite_.*|_cf_.*|d1_migrations)$/;

async function everything(): Promise<Map<string, string>> {
  const tables = await db.all<{ name: string }>(sql`SELECT name FROM sqlite_master WHERE type = 'table'`);
  const watched = tables.map(({ name }) => name).filter((name) => !UNWATCHED.test(name));
  const [first, ...rest] = watched.map((name) => db.all(sql.raw(`SELECT * FROM "${name}"`)));
  const rows = await db.batch([first!, ...rest]);
  return new Map(watched.map((name, i) => [name, JSON.stringify(rows[i])]));
}

const isId = (value: unknown): value is string => typeof value === "string" && /^[a-z]{3}_[0-9a-z]{26}$/.test(value);
const NOUN_OF = new Map<string, IdNoun>(
  (
    [
      "import",
      "payout",
      "product",
      "change",
      "offer",
      "order",
      "purchase",
      "list",
      "wish",
      "address",
      "alert",
      "notice",
      "passkey",
      "session",
      "key",
      "client",
      "grant",
    ] as const
  ).map((noun) => [newId(noun, 0).slice(0, 3), noun]),
);

/** An id of the same noun that nothing has. */
const missing = (id: string): string =>
  newId(NOUN_OF.get(id.slice(0, 3)) ?? "request", 0).replace(/^.{3}/, id.slice(0, 3));

/** The input with each of its ids swapped in turn. */
function swaps(
  input: Record<string, unknown>,
  other: (id: string) => string | undefined,
): { field: string; input: Record<string, unknown> }[] {
  return Object.entries(input).flatMap(([field, value]) => {
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return swaps(value as Record<string, unknown>, other).map((inner) => ({
        field: `${field}.${inner.field}`,
        input: { ...input, [field]: inner.input },
      }));
    const [named] = Array.isArray(value) ? value : [value];
    const swapped = isId(named) ? other(named) : undefined;
    if (swapped === undefined) return [];
    return [{ field, input: { ...input, [field]: Array.isArray(value) ? [swapped] : swapped } }];
  });
}

let mine: Tenant;
let theirs: Tenant;
let deleted: Partial<Things>;

beforeAll(async () => {
  [mine, theirs] = [await makeTenant(), await makeTenant()];
  deleted = await makeDeleted(mine);
}, 60_000);

const call = (visitor: Visitor, path: string, input: unknown) =>
  typeOf(path) === "query" ? visitor.query(path, input) : visitor.mutate(path, input);

/** The id of the same kind among other things. */
function sameOf(things: Partial<Things>) {
  return (id: string): string | undefined => {
    const name = (Object.keys(mine.things) as (keyof Things)[]).find((key) => mine.things[key] === id);
    return name && things[name];
  };
}

describe("F30 somebody else's things", () => {
  it("are named only by procedures that this sweep knows", () => {
    const found = procedures
      .filter(([path, { _def }]) => _def.inputs.some(namesAThing) && !NAMES_ANYBODYS(path))
      .map(([path]) => path);
    expect(found.toSorted()).toEqual(Object.keys(NAMING).toSorted());
  });

  it("are not found, whichever id is swapped, and stay as they are", async () => {
    const wrong: string[] = [];
    let cells = 0;
    const before = await everything();
    for (const [path, { who, input, open = [] }] of Object.entries(NAMING)) {
      const right = input(mine.things);
      const tries = [
        ...swaps(right, sameOf(theirs.things))
          .filter(({ field }) => !open.includes(field))
          .map((swap) => ({ ...swap, kind: "another tenant's" })),
        ...swaps(right, sameOf(deleted)).map((swap) => ({ ...swap, kind: "a deleted" })),
        ...swaps(right, missing).map((swap) => ({ ...swap, kind: "a missing" })),
      ];
      expect(tries.length, `${path} has an id to swap`).toBeGreaterThan(0);
      for (const { field, input: swapped, kind } of tries) {
        const answer = await call(mine.as[who], path, swapped);
        const where = `${path} with ${kind} ${field}`;
        if (answer.status !== 404 || answer.code !== "NOT_FOUND")
          wrong.push(`${where}: ${answer.status} ${answer.code}`);
        if (JSON.stringify(answer).includes(CANARY)) wrong.push(`${where} tells what it holds`);
        const after = await everything();
        for (const [table, rows] of after) if (rows !== before.get(table)) wrong.push(`${where} changed ${table}`);
        cells += 1;
        if (wrong.length > 20) break;
      }
    }
    console.log(`swapped ids: ${Object.keys(NAMING).length} procedures, ${cells} cells`);
    expect(wrong).toEqual([]);
  }, 900_000);

  it("are found by their owners with the very same input", async () => {
    for (const [path, { who, input }] of Object.entries(NAMING)) {
      const { code } = await call(theirs.as[who], path, input(theirs.things));
      expect(code, path).not.toBe("NOT_FOUND");
      expect(code, path).not.toBe("INVALID_INPUT");
    }
  }, 60_000);

  it("are not a person's own because they look after their seller's, nor the other way round", async () => {
    const { things, as } = mine;
    const team = { keyId: things.teamKeyId, clientId: things.teamClientId, grantId: things.teamGrantId };
    for (const [path, id] of [
      ["keys.revoke", "keyId"],
      ["grants.revoke", "grantId"],
      ["clients.delete", "clientId"],
    ] as const) {
      expect((await as.seller.mutate(`account.${path}`, { [id]: team[id] })).code, path).toBe("NOT_FOUND");
      expect((await as.seller.mutate(`seller.${path}`, { [id]: things[id] })).code, path).toBe("NOT_FOUND");
    }
  });

  it("are not opened by a guessed key", async () => {
    for (const path of ["shop.orders.get", "shop.checkout.confirm", "shop.checkout.payAgain"]) {
      const guessed = { ...NAMING[path]!.input(theirs.things), key: "0".repeat(40) };
      expect(await call(mine.as.shopper, path, guessed), path).toMatchObject({ status: 404, code: "NOT_FOUND" });
    }
  });

  it("are not found by an order's id either", async () => {
    const { orderId } = theirs.things;
    expect((await mine.as.shopper.query("shop.orders.get", { id: orderId })).code).toBe("NOT_FOUND");
    expect((await theirs.as.shopper.query("shop.orders.get", { id: orderId })).status).toBe(200);
  });
});

describe("somebody without a cart", () => {
  for (const door of [null, "seller", "admin"] as const) {
    it(`is told so at the ${door ?? "public"} door`, async () => {
      const offerId = await makeOffer((await makeSeller()).sellerId, 1);
      const answer = await new Visitor(door).mutate("shop.cart.add", { market: "us", offerId, quantity: 1 });
      expect(answer).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    });
  }
});
