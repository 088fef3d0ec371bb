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

/** Where a check of the chains stands: the last row it looked at, and its hash; null: the rest of its chain is passed over. */
export interface ChainPlace {
  chain: string;
  seq: number;
  hash: string | null;
}

/** Before the first row of the first chain. */
export const FIRST_CHAIN: ChainPlace = { chain: "", seq: 0, hash: "" };

/** What a page of chains holds: where the next begins, chains whose first broken row stands in it, whether it was the last. */
export interface ChainsChecked {
  place: ChainPlace;
  rows: number;
  chains: number;
  broken: BrokenRow[];
  isLast: boolean;
}

/** Computes a page of all chains anew, one chain after the other. Reads only. */
export async function verifyChains(db: Database, from: ChainPlace, limit: number): Promise<ChainsChecked> {
  const rows = await db
    .select()
    .from(audit)
    .where(sql`${audit.chain} IS NOT NULL AND (${audit.chain}, ${audit.seq}) > (${from.chain}, ${from.seq})`)
    .orderBy(audit.chain, audit.seq)
    .limit(limit);
  let place = from;
  const checked: ChainsChecked = { place, rows: rows.length, chains: 0, broken: [], isLast: rows.length < limit };
  for (const { hash: kept, ...facts } of rows) {
    const [chain, seq] = [facts.chain!, facts.seq!];
    if (chain !== place.chain) {
      checked.chains += 1;
      place = { chain, seq: 0, hash: "" };
    }
    const why = place.hash === null ? null : await fault({ ...facts, kept, place });
    if (why) checked.broken.push({ chain, seq: place.seq + 1, auditId: facts.id, why });
    place = { chain, seq, hash: why || place.hash === null ? null : kept };
  }
  return { ...checked, place };
}

/** Why a row is not what follows a place; null where it is. */
async function fault(
  of: Parameters<typeof auditHash>[0] & { kept: string | null; place: ChainPlace },
): Promise<BrokenRow["why"] | null> {
  const { kept, place, ...facts } = of;
  if (facts.seq !== place.seq + 1) return "missing";
  if (facts.previousHash !== place.hash) return "moved";
  return (await auditHash(facts)) === kept ? null : "changed";
}

const ROWS_AT_ONCE = 1_000;

/** Computes every chain anew. Reads only; memory stays small however long a chain is. */
export async function verifyAudit(db: Database): Promise<AuditCheck> {
  const [unchained] = await db
    .select({ count: sql<number>`count(*)` })
    .from(audit)
    .where(isNull(audit.chain));
  const check: AuditCheck = { chains: 0, rows: 0, unchained: unchained?.count ?? 0, broken: [] };
  for (let place = FIRST_CHAIN; ;) {
    const page = await verifyChains(db, place, ROWS_AT_ONCE);
    check.chains += page.chains;
    check.rows += page.rows;
    check.broken.push(...page.broken);
    if (page.isLast) return check;
    place = page.place;
  }
}
