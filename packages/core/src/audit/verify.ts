// Whether the audit log is whole: every chain computed anew, from its first row to its last.
import { audit, type Database, isNull, sql } from "@stoa/db";
import { auditHash } from "../kernel/index.ts";

/** The first row of a chain that is not what its hash says. */
export interface BrokenRow {
  chain: string;
  seq: number;
  auditId: string;
  why: "missing" | "changed" | "moved";
}

/** What a check found: how much it read, and the first broken row of each chain. */
export interface AuditCheck {
  chains: number;
  rows: number;
  /** Rows from before there were chains, which nothing can vouch for. */
  unchained: number;
  broken: BrokenRow[];
}

const ROWS_AT_ONCE = 1_000;

/** Computes every chain anew. Reads only; memory stays small however long a chain is. */
export async function verifyAudit(db: Database): Promise<AuditCheck> {
  const chains = await db
    .selectDistinct({ chain: audit.chain })
    .from(audit)
    .where(sql`${audit.chain} IS NOT NULL`)
    .orderBy(audit.chain);
  const [unchained] = await db
    .select({ count: sql<number>`count(*)` })
    .from(audit)
    .where(isNull(audit.chain));
  const check: AuditCheck = { chains: chains.length, rows: 0, unchained: unchained?.count ?? 0, broken: [] };
  for (const { chain } of chains) {
    const broken = await firstBroken(db, chain!, () => (check.rows += 1));
    if (broken) check.broken.push(broken);
  }
  return check;
}

async function firstBroken(db: Database, chain: string, onRow: () => void): Promise<BrokenRow | null> {
  let [seq, hash] = [0, ""];
  for (;;) {
    const rows = await db
      .select()
      .from(audit)
      .where(sql`${audit.chain} = ${chain} AND ${audit.seq} > ${seq}`)
      .orderBy(audit.seq)
      .limit(ROWS_AT_ONCE);
    for (const { hash: kept, ...facts } of rows) {
      onRow();
      const at = { chain, seq: seq + 1, auditId: facts.id };
      if (facts.seq !== seq + 1) return { ...at, why: "missing" };
      if (facts.previousHash !== hash) return { ...at, why: "moved" };
      if ((await auditHash(facts)) !== kept) return { ...at, why: "changed" };
      [seq, hash] = [seq + 1, kept];
    }
    if (rows.length < ROWS_AT_ONCE) return null;
  }
}
