// A file of 4,000 products is imported, and the process is killed in the middle of it: opened again, it goes on by itself
// to the very same end. Nothing is lost, nothing is there twice.
import type { CategoryNode, ImportId, ImportView } from "@stoa/contract";
import { afterAll, expect, test } from "vitest";
import { Caller, invariantBreaks, MarketplaceProcess } from "./process.ts";

const marketplace = new MarketplaceProcess(4230);
afterAll(() => marketplace.remove());

/** So many that a quick machine is still at work when it is killed. */
const ROWS = 10_000;
/** Every hundredth row has a problem. */
const isWrong = (i: number) => i % 100 === 50;

const fileOf = (category: string) =>
  [
    "sku,title,brand,category,description,weight_grams,stock,price_usd",
    ...Array.from(
      { length: ROWS },
      (_, i) =>
        `KILL-${i},Thing ${i},Test,${category},A thing that a file brings in.,100,${isWrong(i) ? "many" : i},${i + 1}.50`,
    ),
  ].join("\r\n");

/** What is in the shop of the file, and how far its import says that it is. */
const PRESENT = `
  SELECT count(*) AS offers, count(DISTINCT v.sku) AS skus, sum(st.on_hand) AS units, sum(op.price_minor) AS minor,
    (SELECT count(*) FROM product_change c JOIN product p ON p.id = c.product_id WHERE p.brand = 'Test' AND c.kind = 'create') AS proposals,
    (SELECT sum(created_count) FROM import_chunk c JOIN import_run r ON r.id = c.import_id AND r.round = c.round WHERE r.file_name = 'kill.csv') AS written
  FROM variant v JOIN offer o ON o.variant_id = v.id JOIN stock st ON st.offer_id = o.id JOIN offer_price op ON op.offer_id = o.id
  WHERE v.sku LIKE 'KILL-%'`;

test(
  "killed in the middle of an import, the marketplace comes back and finishes it",
  { timeout: 240_000 },
  async () => {
    await marketplace.open();
    const seller = new Caller(marketplace.origins.seller);
    await seller.call("POST", "account.signIn", { email: "seller@demo.stoa", password: "stoa-demo-2026" });
    const [category] = await seller.call<CategoryNode[]>("GET", "seller.products.categories", undefined);
    const body = fileOf(category!.slug);
    const { importId } = (await (
      await seller.fetch("/files/imports?name=kill.csv", { method: "POST", body })
    ).json()) as ImportId;
    const view = () => seller.call<ImportView>("GET", "seller.imports.get", { importId });
    const { columns } = await view();
    await seller.call("POST", "seller.imports.check", { importId, columns });
    await expect.poll(async () => (await view()).status, { timeout: 60_000, interval: 100 }).toBe("checked");
    const wrong = Array.from({ length: ROWS }, (_, i) => i).filter(isWrong).length;
    expect((await view()).counts).toEqual({
      created: ROWS - wrong,
      listed: 0,
      changed: 0,
      unchanged: 0,
      failed: wrong,
    });

    await seller.call("POST", "seller.imports.start", { importId });
    await expect.poll(async () => (await view()).doneRows, { timeout: 60_000, interval: 10 }).toBeGreaterThan(200);
    await marketplace.kill();

    const middle = marketplace.database();
    const half = middle.prepare(PRESENT).get() as { offers: number; written: number; proposals: number };
    expect(half.offers).toBeLessThan(ROWS - wrong);
    expect({ offers: half.offers, proposals: half.proposals }).toEqual({
      offers: half.written,
      proposals: half.written,
    });
    middle.close();

    await marketplace.open();
    await expect.poll(async () => (await view()).status, { timeout: 100_000, interval: 200 }).toBe("done");
    expect((await view()).counts).toEqual({
      created: ROWS - wrong,
      listed: 0,
      changed: 0,
      unchanged: 0,
      failed: wrong,
    });
    await marketplace.kill();

    const after = marketplace.database();
    const right = Array.from({ length: ROWS }, (_, i) => i).filter((i) => !isWrong(i));
    expect(after.prepare(PRESENT).get()).toEqual({
      offers: right.length,
      skus: right.length,
      units: right.reduce((sum, i) => sum + i, 0),
      minor: right.reduce((sum, i) => sum + (i + 1) * 100 + 50, 0),
      proposals: right.length,
      written: right.length,
    });
    expect(invariantBreaks(after)).toEqual([]);
    expect(after.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
    after.close();
  },
);
