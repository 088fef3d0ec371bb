// Balances: what the entries of an account add up to.
import type { Currency, Id } from "@stoa/contract";
import { type Database, eq, ledgerEntry, sql } from "@stoa/db";

/** What we owe a seller, per currency. */
export async function balancesOf(
  db: Database,
  sellerId: Id<"seller">,
): Promise<{ currency: Currency; balanceMinor: number }[]> {
  return await db
    .select({ currency: ledgerEntry.currency, balanceMinor: sql<number>`sum(${ledgerEntry.amountMinor})` })
    .from(ledgerEntry)
    .where(eq(ledgerEntry.account, `seller:${sellerId}`))
    .groupBy(ledgerEntry.currency)
    .orderBy(ledgerEntry.currency);
}
