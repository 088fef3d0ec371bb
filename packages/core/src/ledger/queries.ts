// Balances: what the entries of an account add up to.
import type { Currency, Id } from "@stoa/contract";
import { type Database, ledgerEntry, sql } from "@stoa/db";

/** What we owe a seller, per currency: released or not. */
export async function balancesOf(
  db: Database,
  sellerId: Id<"seller">,
): Promise<{ currency: Currency; balanceMinor: number }[]> {
  return await db
    .select({ currency: ledgerEntry.currency, balanceMinor: sql<number>`sum(${ledgerEntry.amountMinor})` })
    .from(ledgerEntry)
    .where(sql`${ledgerEntry.account} IN (${`pending:${sellerId}`}, ${`seller:${sellerId}`}, ${`reserve:${sellerId}`})`)
    .groupBy(ledgerEntry.currency)
    .orderBy(ledgerEntry.currency);
}
