// Tax rates: the marketplace's own table, which stands in for a provider where a deployment has none; and its upkeep.
import { DomainError, type SetTaxRate, type TaxRate, type TaxRateInput } from "@stoa/contract";
import { and, asc, atomic, category, type Database, eq, taxRate } from "@stoa/db";
import { type AdminCtx, auditRow, type Ctx, type TaxProvider } from "../kernel/index.ts";
import { rateFor } from "./rules/tax.ts";

/** The table of rates as a provider. A country that is not in it has the rate of its market. */
export const builtInTaxes = (db: Database): TaxProvider => ({
  name: "table",
  async rates({ country, destination, usualBps, things }) {
    const rates = await db.select().from(taxRate).where(eq(taxRate.country, country));
    return things.map(
      ({ categorySlugs }) => rateFor(rates, { country, region: destination.region, categorySlugs }) ?? usualBps,
    );
  },
});

/** Whoever knows tax rates in this deployment. */
export const taxesOf = (ctx: Pick<Ctx, "db" | "providers">): TaxProvider => ctx.providers.tax ?? builtInTaxes(ctx.db);

/** All rates of the table, by country, region and category. */
export async function taxRates(ctx: AdminCtx<"finance.read">): Promise<TaxRate[]> {
  return await ctx.db
    .select()
    .from(taxRate)
    .orderBy(asc(taxRate.country), asc(taxRate.region), asc(taxRate.categorySlug));
}

/**
 * Sets a rate for what is ordered from now on; orders keep the tax with which they were placed.
 * @throws NOT_FOUND no such category
 */
export async function setTaxRate(ctx: AdminCtx<"finance.write">, input: SetTaxRate): Promise<void> {
  const { country, region, categorySlug } = input;
  if (categorySlug !== "") {
    const [known] = await ctx.db.select({ id: category.id }).from(category).where(eq(category.slug, categorySlug));
    if (!known) throw new DomainError("NOT_FOUND", { field: "categorySlug" });
  }
  const { rateBps, source } = input;
  await atomic(ctx.db, [
    ctx.db
      .insert(taxRate)
      .values(input)
      .onConflictDoUpdate({
        target: [taxRate.country, taxRate.region, taxRate.categorySlug],
        set: { rateBps, source },
      }),
    auditRow(ctx, "tax.set", `tax:${country}`, { region, categorySlug, rateBps }),
  ]);
}

/** Takes a rate out; the next wider one holds. @throws NOT_FOUND there is none */
export async function removeTaxRate(ctx: AdminCtx<"finance.write">, input: TaxRateInput): Promise<void> {
  const { country, region, categorySlug } = input;
  const own = and(eq(taxRate.country, country), eq(taxRate.region, region), eq(taxRate.categorySlug, categorySlug));
  const [row] = await ctx.db.select().from(taxRate).where(own);
  if (!row) throw new DomainError("NOT_FOUND");
  await atomic(ctx.db, [
    ctx.db.delete(taxRate).where(own),
    auditRow(ctx, "tax.removed", `tax:${country}`, { region, categorySlug, rateBps: row.rateBps }),
  ]);
}
