// Offers as files through the real doors: out and in again, what is told of bad files, and an import that is stopped
// wherever it can be stopped.
import {
  EXCHANGE_FIELDS,
  type ExchangeField,
  type FindingView,
  type Id,
  IMPORT_NEXT,
  type ImportView,
  newId,
  type Page,
  SELLER_GRANTS,
} from "@stoa/contract";
import { checkImport, exportOffers, importMoved, receiveImport, startImport } from "@stoa/core/exchange";
import { asSystem, granted, type SellerCtx } from "@stoa/core/kernel";
import { category, connect, type Database, sql } from "@stoa/db";
import { createExecutionContext } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import { systemContext } from "./context.ts";
import { db, env, makeOffer, makeSeller, Visitor } from "./testing.ts";

type OffersCtx = SellerCtx<"offers.write">;

const encode = (text: string) => new TextEncoder().encode(text);
const CATEGORY = `exchange-${newId("category", Date.now()).slice(-6)}`;

beforeAll(async () => {
  const id = newId("category", Date.now());
  await db
    .insert(category)
    .values({ id, parentId: null, slug: CATEGORY, name: CATEGORY, level: 1, position: 0, path: CATEGORY });
});

/** The context of a seller's owner whose jobs nobody hears of: the tests run them themselves, one by one. */
async function desk(): Promise<OffersCtx> {
  const { sellerId, ownerId } = await makeSeller();
  return {
    ...systemContext(env, createExecutionContext(), "test"),
    actor: { kind: "seller", sellerId, userId: ownerId, role: "owner", may: granted(SELLER_GRANTS.owner) },
    nudge: async () => {},
  };
}

/** Works an import off; `through` is the database that it writes through. */
const work = async (ctx: OffersCtx, importId: Id<"import">, through: Database = ctx.db) =>
  await importMoved({ ...asSystem(ctx, "test"), db: through, now: () => 0 }, { importId });

async function view(ctx: OffersCtx, importId: Id<"import">): Promise<ImportView> {
  const visitor = await new Visitor("seller").become(ctx.actor.userId);
  return (await visitor.query<ImportView>("seller.imports.get", { importId })).data;
}

async function checked(ctx: OffersCtx, text: string): Promise<ImportView> {
  const { importId } = await receiveImport(ctx, "offers.csv", encode(text));
  const { columns } = await view(ctx, importId);
  await checkImport(ctx, { importId, columns });
  await work(ctx, importId);
  return await view(ctx, importId);
}

async function imported(ctx: OffersCtx, text: string): Promise<ImportView> {
  const { importId } = await checked(ctx, text);
  await startImport(ctx, { importId });
  await work(ctx, importId);
  return await view(ctx, importId);
}

const exported = async (ctx: OffersCtx) => await new Response(exportOffers(ctx, { mark: false })).text();

/** What the shop holds of a seller, without ids and times. */
async function holdings(ctx: OffersCtx): Promise<unknown> {
  return await db.all(sql`
    SELECT v.sku, p.title, p.status AS page, o.condition, o.status, o.handling_days, o.max_per_order, st.on_hand,
      (SELECT json_group_array(json_array(currency, price_minor, compare_at_minor)) FROM offer_price op WHERE op.offer_id = o.id) AS prices,
      (SELECT count(*) FROM product_change c WHERE c.product_id = p.id) AS proposals,
      (SELECT count(*) FROM offer_price_log l WHERE l.offer_id = o.id) AS formerPrices
    FROM offer o JOIN variant v ON v.id = o.variant_id JOIN product p ON p.id = v.product_id JOIN stock st ON st.offer_id = o.id
    WHERE o.seller_id = ${ctx.actor.sellerId} ORDER BY v.sku, o.condition`);
}

const NEW_COLUMNS = "sku,title,brand,category,description,weight_grams,stock,price_usd,price_jpy";
const newRow = (i: number, stock: number | string = i) =>
  `NEW-${i},Thing ${i},Test,${CATEGORY},A thing that a file brings in.,100,${stock},${i + 1}.50,${i + 100}`;
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);

describe("an export", () => {
  it("imported again changes nothing; with three cells changed it changes three offers", async () => {
    const ctx = await desk();
    const ids: Id<"offer">[] = [];
    for (let i = 0; i < 6; i++) ids.push(await makeOffer(ctx.actor.sellerId, 10 + i));
    await db.run(sql`UPDATE product SET title = '=HYPERLINK("http://evil.test")', description = 'Two' || char(10) || 'lines, and "quotes" in them.'
      WHERE id = (SELECT v.product_id FROM offer o JOIN variant v ON v.id = o.variant_id WHERE o.id = ${ids[0]!})`);
    const text = await exported(ctx);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.test"")"`);
    expect((await checked(ctx, text)).counts).toEqual({ created: 0, listed: 0, changed: 0, unchanged: 6, failed: 0 });

    const rows = text.split("\r\n");
    const change = (id: Id<"offer">, field: ExchangeField, value: string) => {
      const at = rows.findIndex((row) => row.startsWith(id));
      const cells = rows[at]!.split(",");
      // From the end, since only texts before it hold commas.
      cells[cells.length - EXCHANGE_FIELDS.length + EXCHANGE_FIELDS.indexOf(field)] = value;
      rows[at] = cells.join(",");
    };
    change(ids[1]!, "stock", "99");
    change(ids[2]!, "price_usd", "17.25");
    change(ids[3]!, "status", "paused");
    const run = await imported(ctx, rows.join("\r\n"));
    expect(run).toMatchObject({ status: "done", counts: { changed: 3, unchanged: 3, failed: 0 } });
    const after = await exported(ctx);
    expect(after.split("\r\n").filter((row) => !text.includes(row))).toHaveLength(3);
    expect((await checked(ctx, after)).counts.unchanged).toBe(6);
  });

  it("goes through more offers than one page holds, and holds nobody else's", async () => {
    const ctx = await desk();
    await imported(ctx, [NEW_COLUMNS, ...numbers(1_101).map((i) => newRow(i))].join("\n"));
    const rows = (await exported(ctx)).trimEnd().split("\r\n");
    expect(rows).toHaveLength(1_102);
    expect(new Set(rows.map((row) => row.split(",")[0])).size).toBe(1_102);
    expect((await exported(await desk())).trimEnd().split("\r\n")).toHaveLength(1);
  });

  it("is for sellers alone", async () => {
    for (const path of [
      "/files/offers.csv",
      "/files/offers-template.csv",
      `/files/imports/${newId("import", 0)}/problems.csv`,
    ])
      expect((await new Visitor("seller").fetch(path)).status).toBe(401);
    const ctx = await desk();
    const visitor = await new Visitor("seller").become(ctx.actor.userId);
    const response = await visitor.fetch("/files/offers.csv");
    expect(new Uint8Array(await response.arrayBuffer()).subarray(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf));
    expect((await (await visitor.fetch("/files/offers.csv?mark=0")).text()).startsWith("offer_id,")).toBe(true);
  });
});

describe("an import", () => {
  it("proposes products, offers what is in the shop, and tells what is wrong row by row", async () => {
    const [ctx, other] = [await desk(), await desk()];
    const theirs = await makeOffer(other.actor.sellerId, 5);
    const gtin = `${Date.now()}`.slice(-12).padStart(13, "2");
    const sum = Array.from(gtin.slice(0, 12)).reduce<number>(
      (total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3),
      0,
    );
    const ean = gtin.slice(0, 12) + String((10 - (sum % 10)) % 10);
    await db.run(sql`UPDATE variant SET gtin = ${ean} WHERE id = (SELECT variant_id FROM offer WHERE id = ${theirs})`);
    const rows = [
      `${NEW_COLUMNS},gtin`,
      `${newRow(1)},`,
      `,,,,,,4,19.00,,${ean}`,
      `NEW-1,Thing 1,Test,${CATEGORY},A thing that a file brings in.,100,3,4.00,,`,
      `${newRow(2, '"1.000,5"')},`,
      `NEW-3,Thing 3,Test,nowhere,A thing that a file brings in.,100,3,"1.299,00",,`,
    ];
    const run = await checked(ctx, rows.join("\n"));
    expect(run).toMatchObject({
      status: "checked",
      counts: { created: 1, listed: 1, changed: 0, unchanged: 0, failed: 3 },
    });
    expect(await holdings(ctx)).toEqual([]);
    const visitor = await new Visitor("seller").become(ctx.actor.userId);
    const { data } = await visitor.query<Page<FindingView>>("seller.imports.findings", {
      importId: run.importId,
      kind: "problem",
    });
    expect(data.items.map(({ rowNumber, code, field, detail }) => [rowNumber, code, field, detail])).toEqual([
      [4, "duplicate_row", null, "2"],
      [5, "not_whole", "stock", ""],
      [6, "not_a_number", "price_usd", "1299.00"],
    ]);
    await startImport(ctx, { importId: run.importId });
    await work(ctx, run.importId);
    expect(await holdings(ctx)).toMatchObject([
      { sku: "NEW-1", page: "proposed", proposals: 1 },
      { page: "active", on_hand: 4 },
    ]);
    const problems = await (await visitor.fetch(`/files/imports/${run.importId}/problems.csv`)).text();
    expect(problems.trimEnd().split("\r\n")).toHaveLength(4);
    expect(problems).toContain("Write 1299.00");
    expect(problems).toContain('"1.299,00"');
    expect(
      (
        await (
          await new Visitor("seller").become(other.actor.userId)
        ).fetch(`/files/imports/${run.importId}/problems.csv`)
      ).status,
    ).toBe(404);
  });

  it("leaves out the one row that the database refuses", async () => {
    const ctx = await desk();
    const { importId } = await checked(ctx, [NEW_COLUMNS, ...numbers(30).map((i) => newRow(i))].join("\n"));
    await db.run(
      sql.raw(
        `CREATE TRIGGER refuse_one BEFORE INSERT ON variant WHEN NEW.sku = 'NEW-17' BEGIN SELECT RAISE(ABORT, 'refuse_one'); END`,
      ),
    );
    await startImport(ctx, { importId });
    await work(ctx, importId);
    await db.run(sql.raw("DROP TRIGGER refuse_one"));
    expect(await view(ctx, importId)).toMatchObject({ status: "done", counts: { created: 29, failed: 1 } });
    expect(await holdings(ctx)).toHaveLength(29);
  });

  it("stops for good when it is cancelled, even behind the back of a worker", async () => {
    const ctx = await desk();
    const { importId } = await checked(ctx, [NEW_COLUMNS, ...numbers(300).map((i) => newRow(i))].join("\n"));
    await startImport(ctx, { importId });
    const visitor = await new Visitor("seller").become(ctx.actor.userId);
    const slow = connect(env.DB);
    const batch = slow.batch.bind(slow);
    let batches = 0;
    slow.batch = (async (statements: Parameters<typeof batch>[0]) => {
      batches += 1;
      if (batches === 2) await visitor.mutate("seller.imports.cancel", { importId });
      return await batch(statements);
    }) as unknown as typeof batch;
    await work(ctx, importId, slow);
    expect(await view(ctx, importId)).toMatchObject({ status: "cancelled", counts: { created: 200 } });
    expect(await holdings(ctx)).toHaveLength(200);
    expect((await visitor.mutate("seller.imports.start", { importId })).code).toBe("ILLEGAL_TRANSITION");
  });

  it("that is cancelled after its check tells of nothing that it would have done, and still of what was wrong", async () => {
    const ctx = await desk();
    const rows = [NEW_COLUMNS, newRow(1), newRow(2, "some")];
    const { importId, counts } = await checked(ctx, rows.join("\n"));
    expect(counts).toMatchObject({ created: 1, failed: 1 });
    const visitor = await new Visitor("seller").become(ctx.actor.userId);
    await visitor.mutate("seller.imports.cancel", { importId });
    const nothing = { created: 0, listed: 0, changed: 0, unchanged: 0 };
    expect(await view(ctx, importId)).toMatchObject({ status: "cancelled", counts: { ...nothing, failed: 1 } });
    const found = async (kind: string) =>
      (await visitor.query<Page<FindingView>>("seller.imports.findings", { importId, kind })).data.items.length;
    expect([await found("change"), await found("problem")]).toEqual([0, 1]);
    expect(await holdings(ctx)).toEqual([]);
  });

  it("takes the steps that the contract names, and no others", async () => {
    const rows = await db.all<{ step: string }>(
      sql`SELECT from_status || ' ' || to_status AS step FROM import_transition ORDER BY step`,
    );
    const named = Object.entries(IMPORT_NEXT).flatMap(([from, next]) => next.map((to) => `${from} ${to}`));
    expect(rows.map(({ step }) => step)).toEqual(named.toSorted());
  });

  it("of one file waits for that of another", async () => {
    const ctx = await desk();
    const [first, second] = [
      await receiveImport(ctx, "a.csv", encode("sku,stock\nA,1")),
      await receiveImport(ctx, "b.csv", encode("sku,stock\nA,1")),
    ];
    await checkImport(ctx, { ...first, columns: ["sku", "stock"] });
    await expect(checkImport(ctx, { ...second, columns: ["sku", "stock"] })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await work(ctx, first.importId);
    await checkImport(ctx, { ...second, columns: ["sku", "stock"] });
  });
});

/** A database that fails at its n-th batch: before it, or after it held and before anybody hears of it. */
function failing(at: number, when: "before" | "after"): { through: Database; hasFailed: () => boolean } {
  const through = connect(env.DB);
  const batch = through.batch.bind(through);
  let batches = 0;
  through.batch = (async (statements: Parameters<typeof batch>[0]) => {
    batches += 1;
    if (batches === at && when === "before") throw new Error("Network connection lost");
    const answer = await batch(statements);
    if (batches === at) throw new Error("Network connection lost");
    return answer;
  }) as unknown as typeof batch;
  return { through, hasFailed: () => batches >= at };
}

describe("an import that is stopped", () => {
  const CREATING = [NEW_COLUMNS, ...numbers(410).map((i) => newRow(i, i % 40 === 7 ? "many" : i))].join("\n");
  const CHANGING = [
    "sku,stock,price_usd,max_per_order",
    ...numbers(410).map((i) => `NEW-${i},${i * 2},${i % 3 ? i + 1 : i + 2}.50,${i % 9 || ""}`),
  ].join("\n");

  async function whole(ctx: OffersCtx, stop: (ctx: OffersCtx, importId: Id<"import">) => Promise<void>) {
    const views = [];
    for (const text of [CREATING, CHANGING]) {
      const { importId } = await checked(ctx, text);
      await startImport(ctx, { importId });
      await stop(ctx, importId);
      const { counts, status } = await view(ctx, importId);
      views.push({ counts, status });
    }
    const told =
      await db.all(sql`SELECT row_number, code, field, value, detail FROM import_finding f JOIN import_run r ON r.id = f.import_id
      WHERE r.seller_id = ${ctx.actor.sellerId} ORDER BY r.created_at, row_number, position`);
    const touched =
      await db.all(sql`SELECT count(DISTINCT p.value) AS products FROM outbox x, json_each(x.payload -> 'productIds') p
      JOIN variant v ON v.product_id = p.value JOIN offer o ON o.variant_id = v.id AND o.seller_id = ${ctx.actor.sellerId}
      WHERE x.type = 'products.changed'`);
    return { views, told, touched, holdings: await holdings(ctx) };
  }

  it("anywhere ends as if it had never been stopped", { timeout: 120_000 }, async () => {
    const expected = await whole(await desk(), work);
    expect(expected.views).toEqual([
      { status: "done", counts: { created: 399, listed: 0, changed: 0, unchanged: 0, failed: 11 } },
      { status: "done", counts: { created: 0, listed: 0, changed: 399, unchanged: 0, failed: 11 } },
    ]);
    let stops = 0;
    for (const at of [1, 2, 3, 4]) {
      for (const when of ["before", "after"] as const) {
        const outcome = await whole(await desk(), async (ctx, importId) => {
          const { through, hasFailed } = failing(at, when);
          await work(ctx, importId, through).catch(() => {});
          stops += Number(hasFailed());
          await work(ctx, importId);
        });
        expect(outcome, `stopped ${when} batch ${at}`).toEqual(expected);
      }
    }
    // Two files of three chunks, each stopped before and after every one; a fourth there is not.
    expect(stops).toBe(12);
  });

  it("and picked up by two workers at once is written once", { timeout: 60_000 }, async () => {
    const expected = await whole(await desk(), work);
    const outcome = await whole(await desk(), async (ctx, importId) => {
      await Promise.all([work(ctx, importId), work(ctx, importId), work(ctx, importId)]);
      await work(ctx, importId);
    });
    expect(outcome).toEqual(expected);
  });
});

describe("a bad file", () => {
  const upload = async (visitor: Visitor, bytes: Uint8Array | string) => {
    const response = await visitor.fetch("/files/imports?name=bad.csv", { method: "POST", body: bytes });
    return {
      status: response.status,
      body: (await response.json()) as {
        importId?: Id<"import">;
        error?: { code: string; details: { reason: string } };
      },
    };
  };
  let visitor: Visitor;
  let ctx: OffersCtx;
  beforeAll(async () => {
    ctx = await desk();
    visitor = await new Visitor("seller").become(ctx.actor.userId);
  });

  it.each([
    ["empty", ""],
    ["no_rows", "sku,stock\n"],
    ["utf16", Uint8Array.of(0xff, 0xfe, 0x73, 0, 0x6b, 0)],
    ["not_utf8", Uint8Array.from("sku,title\nA,M\u00fcller", (c) => c.charCodeAt(0))],
    ["spreadsheet", Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9)],
    ["too_large", new Uint8Array(20 * 1024 * 1024 + 1).fill(97)],
    ["too_many_columns", `${"a,".repeat(500)}\n1`],
  ])("is refused: %s", async (reason, bytes) => {
    const { status, body } = await upload(visitor, bytes);
    expect({ status, reason: body.error?.details.reason }).toEqual({ status: 400, reason });
  });

  it.each<[string, string, Partial<ImportView>]>([
    ["a quotation mark that is never closed", 'sku,stock\nA,1\n"B,2\nC,3\n', { status: "checked", doneRows: 2 }],
    [
      "one in a file that never ends",
      `sku,stock\nA,1\n"B,${"x,y\n".repeat(700_000)}`,
      { status: "failed", failure: "row_without_end" },
    ],
    [
      "cells of ten thousand characters",
      `sku,stock\n${"A".repeat(10_000)},1\nB,${"9".repeat(10_001)}`,
      { status: "checked" },
    ],
    ["NUL characters", "sku,stock\nA\u0000B,1\nB,\u00002", { status: "checked" }],
    ["rows of every length", "sku,stock\nA\nB,1,2,3\n\n,,,\nC,1", { status: "checked" }],
    ["nothing but line endings behind its header", `sku,stock\nA,1${"\n".repeat(3_000)}`, { status: "checked" }],
  ])("with %s is told of, never an error", { timeout: 120_000 }, async (_, text, expected) => {
    const { status, body } = await upload(visitor, text);
    expect(status).toBe(200);
    const { importId } = body as { importId: Id<"import"> };
    await checkImport(ctx, { importId, columns: ["sku", "stock"] });
    await work(ctx, importId);
    expect(await view(ctx, importId)).toMatchObject(expected);
    expect((await visitor.fetch(`/files/imports/${importId}/problems.csv`)).status).toBe(200);
  });

  it("with more rows than one import takes is given up where that shows", async () => {
    const { body } = await upload(visitor, "sku,stock\nA,1\nB,1\n");
    const { importId } = body as { importId: Id<"import"> };
    await checkImport(ctx, { importId, columns: ["sku", "stock"] });
    // As if 99,999 rows had gone before.
    await db.run(sql`INSERT INTO import_chunk VALUES (${importId}, 1, 1, 10, 100000, 0, 0, 0, 99999, 0, 0)`);
    await work(ctx, importId);
    expect(await view(ctx, importId)).toMatchObject({ status: "failed", failure: "too_many_rows" });
  });

  it("without a column that names offers cannot be checked", async () => {
    const { body } = await upload(visitor, "Colour,Size\nred,9");
    const answer = await visitor.mutate("seller.imports.check", { importId: body.importId, columns: [null, null] });
    expect(answer).toMatchObject({ status: 400, code: "INVALID_INPUT" });
  });
});
