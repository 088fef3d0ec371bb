// Whether the books are right: the invariants of the database, and the provider's own books against ours. Sentences about
// what is wrong; none is good.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../../runtime/places.ts";
import type { Rig, Sql } from "./rig.ts";

const CHECKS = readFileSync(join(ROOT, "packages/core/src/operations/invariants.sql"), "utf8")
  .replaceAll(/^--.*$/gm, "")
  .split(";")
  .map((check) => check.trim())
  .filter((check) => check.startsWith("SELECT"));

/** What the invariant checks find. */
export async function invariantBreaks(rig: Rig): Promise<string[]> {
  const statements = CHECKS.map((check): Sql => (check.includes("?1") ? [check, Date.now()] : [check]));
  const found = await rig.ask<{ check_name: string; subject: string }[][]>("sql", statements);
  return found.flat().map(({ check_name: name, subject }) => `${name}: ${subject}`);
}

interface PaymentBooks {
  ref: string;
  status: string;
  purchase: string;
  captured: number;
  refunded: number;
}

const PAYMENTS = `SELECT y.provider_ref AS ref, y.status, p.status AS purchase,
  (SELECT coalesce(sum(amount_minor), 0) FROM payment_event e WHERE e.payment_id = y.id AND e.type = 'captured') AS captured,
  (SELECT coalesce(sum(amount_minor), 0) FROM payment_event e WHERE e.payment_id = y.id AND e.type = 'refunded')
    - (SELECT coalesce(sum(amount_minor), 0) FROM payment_event e WHERE e.payment_id = y.id AND e.type = 'refund_failed') AS refunded
FROM payment y JOIN purchase p ON p.id = y.purchase_id WHERE y.provider <> 'cod'`;

/** Every charge of the provider is in our books, and ends as exactly one of a confirmed purchase and a refund. */
async function chargesWithoutBooks(rig: Rig): Promise<string[]> {
  const statement = await rig.statement();
  const ours = new Map((await rig.sql<PaymentBooks>([PAYMENTS])).map((row) => [row.ref, row]));
  const theirs = new Map<string, { captured: number; refunded: number }>();
  for (const { providerRef, kind, amountMinor } of statement) {
    if (kind !== "charge" && kind !== "refund" && kind !== "refund_failed") continue;
    const sum = theirs.get(providerRef) ?? { captured: 0, refunded: 0 };
    if (kind === "charge") sum.captured += amountMinor;
    else sum.refunded -= amountMinor;
    theirs.set(providerRef, sum);
  }
  const troubles: string[] = [];
  for (const [key, { captured, refunded }] of theirs) {
    const row = ours.get(key);
    if (!row) troubles.push(`the provider charged ${captured} for ${key}, of which the books know nothing`);
    else if (row.captured !== captured || row.refunded !== refunded)
      troubles.push(`${key}: the provider has ${captured} − ${refunded}, the books ${row.captured} − ${row.refunded}`);
    else if (captured > refunded && row.purchase !== "confirmed") troubles.push(`${key}: charged, and no order`);
    else if (captured > refunded && row.status !== "captured" && row.status !== "part_captured")
      troubles.push(`${key}: charged, and ${row.status}`);
  }
  for (const { ref, captured } of ours.values())
    if (captured > 0 && !theirs.has(ref)) troubles.push(`${ref}: in the books, and never charged`);
  return troubles;
}

/** All that is wrong with the books. */
export async function booksTroubles(rig: Rig): Promise<string[]> {
  const [mails] = await rig.sql<{ n: number }>([
    "SELECT count(*) AS n FROM (SELECT 1 FROM mail GROUP BY key HAVING count(*) > 1)",
  ]);
  const [waiting] = await rig.sql<{ n: number; types: string | null }>([
    "SELECT count(*) AS n, group_concat(DISTINCT type) AS types FROM outbox WHERE done_at IS NULL AND due_at <= ?",
    Date.now(),
  ]);
  return [
    ...(await invariantBreaks(rig)),
    ...(await chargesWithoutBooks(rig)),
    ...(mails!.n > 0 ? [`${mails!.n} reasons were mailed twice`] : []),
    ...(waiting!.n > 0 ? [`${waiting!.n} jobs wait: ${waiting!.types}`] : []),
  ];
}
