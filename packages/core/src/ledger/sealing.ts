// The chain over the ledger: every transaction sealed with the hash of the one before, after the fact and in order, so that
// sales do not wait for each other; and the check that recomputes all of it.
import { DomainError, type Id, MINUTE_MS } from "@stoa/contract";
import { atomic, type Database, insertAll, ledgerSeal, ledgerTxn, sql } from "@stoa/db";
import { type Ctx, sha256 } from "../kernel/index.ts";

/** A transaction with its entries, as it is hashed. */
export interface SealedFacts {
  seq: number;
  txnId: string;
  kind: string;
  subject: string;
  currency: string;
  at: number;
  orderId: string | null;
  /** `[account, currency, amount]`, by account. */
  entries: readonly (readonly [string, string, number])[];
  previousHash: string;
}

/** The hash of a seal: SHA-256 over the transaction and its entries in a fixed order, the hash before it last. */
export async function sealHash(of: SealedFacts): Promise<string> {
  const { seq, txnId, kind, subject, currency, at, orderId, entries, previousHash } = of;
  return await sha256(JSON.stringify([seq, txnId, kind, subject, currency, at, orderId, entries, previousHash]));
}

interface TxnRow {
  txnId: Id<"ledgerTxn">;
  kind: string;
  subject: string;
  currency: string;
  at: number;
  orderId: string | null;
  entries: string;
}

/** A transaction's facts in one row; entries as JSON in the order of their accounts. */
const FACTS = sql`t.id AS txnId, t.kind, t.subject, t.currency, t.at, t.order_id AS orderId,
  (SELECT json_group_array(json_array(account, currency, amount_minor)) FROM
    (SELECT account, currency, amount_minor FROM ledger_entry WHERE txn_id = t.id ORDER BY account)) AS entries`;

const AT_ONCE = 100;
const ROUNDS = 20;

async function sealSome(ctx: Pick<Ctx, "db" | "now">): Promise<number> {
  const { db } = ctx;
  const [heads, waiting] = await db.batch([
    db.all<{ seq: number; hash: string }>(sql`SELECT seq, hash FROM ledger_seal ORDER BY seq DESC LIMIT 1`),
    db.all<TxnRow>(
      sql`SELECT ${FACTS} FROM ledger_unsealed u JOIN ledger_txn t ON t.id = u.txn_id ORDER BY u.at, u.txn_id LIMIT ${AT_ONCE}`,
    ),
  ]);
  let { seq, hash } = heads[0] ?? { seq: 0, hash: "" };
  const seals: (typeof ledgerSeal.$inferInsert)[] = [];
  for (const { entries, ...facts } of waiting) {
    const previousHash = hash;
    seq += 1;
    hash = await sealHash({ ...facts, seq, entries: JSON.parse(entries), previousHash });
    seals.push({ seq, txnId: facts.txnId, previousHash, hash, sealedAt: ctx.now() });
  }
  // Many rows to a statement: a sweep may ask the database a thousand times at most.
  await atomic(db, insertAll(db, ledgerSeal, seals), {
    ledger_seal_chained: "CONFLICT",
    "ledger_seal.seq": "CONFLICT",
    "ledger_seal.txn_id": "CONFLICT",
  });
  return seals.length;
}

/** Seals what waits, oldest first; gives how many. Two sealers at once are harmless: the slower one leaves nothing. */
export async function sealLedger(ctx: Pick<Ctx, "db" | "now">): Promise<number> {
  let sealed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    try {
      const some = await sealSome(ctx);
      sealed += some;
      if (some < AT_ONCE) break;
    } catch (error) {
      // Somebody else has sealed meanwhile: they, or the next sweep, seal the rest.
      if (error instanceof DomainError && error.code === "CONFLICT") break;
      throw error;
    }
  }
  return sealed;
}

/** What a check found. `broken` is the first seal that is not what its hash says. */
export interface LedgerCheck {
  sealed: number;
  broken: { seq: number; txnId: string; why: "missing" | "moved" | "changed" } | null;
  /** Transactions that do not sum to zero in one currency. */
  unbalanced: string[];
  /** Transactions that should have been sealed long ago. */
  unsealed: string[];
}

/** How long a transaction may wait for its seal before a check complains. */
export const SEAL_WITHIN_MS = 15 * MINUTE_MS;

/** Where a check of the chain stands: the last seal it found whole, and that seal's hash. */
export interface SealPlace {
  seq: number;
  hash: string;
}

/** Before the first seal. */
export const FIRST_SEAL: SealPlace = { seq: 0, hash: "" };

/** What a page of the chain holds: where the next begins, the first seal that is not whole, whether it was the last page. */
export interface SealsChecked {
  place: SealPlace;
  broken: LedgerCheck["broken"];
  isLast: boolean;
}

/** Recomputes a page of the chain behind `from`. Reads only. */
export async function verifySeals(db: Database, from: SealPlace, limit: number): Promise<SealsChecked> {
  let { seq: sealed, hash } = from;
  const rows = await db.all<TxnRow & { seq: number; sealedId: string; previousHash: string; hash: string }>(
    sql`SELECT s.seq, s.txn_id AS sealedId, s.previous_hash AS previousHash, s.hash, ${FACTS}
      FROM ledger_seal s LEFT JOIN ledger_txn t ON t.id = s.txn_id WHERE s.seq > ${sealed} ORDER BY s.seq LIMIT ${limit}`,
  );
  for (const { entries, sealedId, hash: kept, ...facts } of rows) {
    const seq = sealed + 1;
    const breaks = (why: "missing" | "moved" | "changed"): SealsChecked => ({
      place: { seq: sealed, hash },
      broken: { seq, txnId: sealedId, why },
      isLast: true,
    });
    if (facts.seq !== seq || facts.txnId === null) return breaks("missing");
    if (facts.previousHash !== hash) return breaks("moved");
    if ((await sealHash({ ...facts, entries: JSON.parse(entries) })) !== kept) return breaks("changed");
    sealed = seq;
    hash = kept;
  }
  return { place: { seq: sealed, hash }, broken: null, isLast: rows.length < limit };
}

/** Transactions that do not sum to zero, and those that should have been sealed long ago; the first twenty of each. */
export async function verifySums(db: Database, nowMs: number): Promise<Pick<LedgerCheck, "unbalanced" | "unsealed">> {
  const [unbalanced, unsealed] = await db.batch([
    db.all<{ id: string }>(sql`SELECT txn_id AS id FROM ledger_entry GROUP BY txn_id
      HAVING sum(amount_minor) <> 0 OR count(DISTINCT currency) <> 1 ORDER BY txn_id LIMIT 20`),
    db
      .select({ id: ledgerTxn.id })
      .from(ledgerTxn)
      .where(
        sql`${ledgerTxn.at} < ${nowMs - SEAL_WITHIN_MS} AND NOT EXISTS (SELECT 1 FROM ledger_seal s WHERE s.txn_id = ${ledgerTxn.id})`,
      )
      .orderBy(ledgerTxn.at)
      .limit(20),
  ]);
  return { unbalanced: unbalanced.map(({ id }) => id), unsealed: unsealed.map(({ id }) => id) };
}

const ROWS_AT_ONCE = 1_000;

/** Recomputes the chain from its first seal, and every sum. Reads only; memory stays small however long the chain is. */
export async function verifyLedger(db: Database, nowMs: number): Promise<LedgerCheck> {
  const sums = await verifySums(db, nowMs);
  for (let place = FIRST_SEAL; ;) {
    const page = await verifySeals(db, place, ROWS_AT_ONCE);
    if (page.isLast) return { ...sums, sealed: page.place.seq, broken: page.broken };
    place = page.place;
  }
}
