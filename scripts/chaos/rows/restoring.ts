// R19: a marketplace is exported, wiped and restored: every row and every object is there again, the invariants hold, and the
// shop goes on selling.
import { createHash } from "node:crypto";
import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportData, restoreData } from "../../runtime/backup.ts";
import { invariantBreaks } from "../rig/books.ts";
import { makeOffers, makeSeller } from "../rig/fixture.ts";
import { Rig } from "../rig/rig.ts";
import { Caller, inParallel, Shopper } from "../rig/shopper.ts";
import { type Bench, type Outcome, type Row, told } from "../row.ts";

/** A checksum of every table's rows, in an order of their own. */
async function checksums(rig: Rig): Promise<Record<string, string>> {
  const tables = await rig.sql<{ name: string }>([
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB '_cf_*' ORDER BY name`,
  ]);
  const sums: Record<string, string> = {};
  for (const { name } of tables) {
    const rows = (await rig.sql([`SELECT * FROM "${name}"`])).map((row) => JSON.stringify(row)).toSorted();
    sums[name] = `${rows.length} ${createHash("sha256").update(rows.join("\n")).digest("hex")}`;
  }
  return sums;
}

async function schemaOf(rig: Rig): Promise<number> {
  const [row] = await rig.sql<{ n: number }>([
    "SELECT count(*) AS n FROM sqlite_schema WHERE type IN ('trigger', 'index')",
  ]);
  return row!.n;
}

async function run(bench: Bench): Promise<Outcome> {
  const rig = await Rig.start();
  const backup = mkdtempSync(join(tmpdir(), "stoa-backup-"));
  try {
    const seller = await makeSeller(rig);
    const [offerId = ""] = await makeOffers(rig, seller.sellerId, 1, 10_000);
    const price = new Shopper(rig);
    await price.choose([offerId]);
    const total = await price.total();
    await inParallel(Array.from({ length: bench.of(20, 300) }), 10, async () => {
      const shopper = new Shopper(rig);
      await shopper.choose([offerId]);
      await shopper.place(total);
    });
    const desk = await new Caller(rig, "seller").become(seller.ownerId);
    await desk.fetch("/files/imports?name=rig.csv", {
      method: "POST",
      headers: { "content-type": "text/csv" },
      body: 'sku,quantity\n"a line\nof two",1\n',
    });
    await rig.settle();
    const [before, guards] = [await checksums(rig), await schemaOf(rig)];
    await rig.kill();
    const wrote = await exportData(rig.folder, backup);
    renameSync(join(rig.folder, "v3"), join(rig.folder, "wiped"));
    const read = await restoreData(backup, rig.folder);
    await rig.open();
    const troubles = await invariantBreaks(rig);
    const after = await checksums(rig);
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)]))
      if (before[name] !== after[name]) troubles.push(`${name}: ${before[name]} became ${after[name]}`);
    if ((await schemaOf(rig)) !== guards) troubles.push("there are other triggers and indexes than before");
    if (wrote.rows !== read.rows || wrote.objects !== read.objects || wrote.objects === 0)
      troubles.push(`${JSON.stringify(wrote)} became ${JSON.stringify(read)}`);
    const shopper = new Shopper(rig);
    await shopper.choose([offerId]);
    const { data, code } = await shopper.place(total);
    if (data?.status !== "confirmed") troubles.push(`the restored shop does not sell: ${code}`);
    await rig.sql(["UPDATE seller SET name = 'tampered'"]);
    if ((await checksums(rig))["seller"] === before["seller"])
      troubles.push("the control: a changed row has the same checksum");
    return {
      run: `${wrote.rows} rows of ${Object.keys(before).length} tables and ${wrote.objects} objects, exported, wiped, restored`,
      result: `${told(troubles)}; checksums of all tables ${troubles.length === 0 ? "equal" : "not equal"}`,
      isGood: troubles.length === 0,
    };
  } finally {
    await rig.remove();
    rmSync(backup, { recursive: true, force: true });
  }
}

export const restoring: Row = {
  id: "R19",
  what: "Backup and restore: export, wipe, restore",
  target: "row checksums equal, invariants 0, the shop sells again",
  isDeepOnly: true,
  run,
};
