// How proposals are taken: the operator's setting, and what stands behind a seller.
import { CatalogueSettings, type Id } from "@stoa/contract";
import { eq, setting, sql } from "@stoa/db";
import type { Ctx } from "../kernel/index.ts";
import type { Standing } from "./rules/changes.ts";

const KEY = "catalogue";

/** What holds until an operator sets otherwise. */
export const DEFAULT_CATALOGUE_SETTINGS: CatalogueSettings = { trustedSellers: 25 };

/** How proposals are taken now. Read from the database: trust is a permission. */
export async function catalogueSettings({ db }: Pick<Ctx, "db">): Promise<CatalogueSettings> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, KEY));
  return CatalogueSettings.safeParse(row?.value).data ?? DEFAULT_CATALOGUE_SETTINGS;
}

/** The statement that sets how proposals are taken. */
export const settingStatement = ({ db, now }: Pick<Ctx, "db" | "now">, value: CatalogueSettings) =>
  db
    .insert(setting)
    .values({ key: KEY, value, updatedAt: now() })
    .onConflictDoUpdate({ target: setting.key, set: { value, updatedAt: now() } });

/** What stands behind a seller; without a product, as the author of a new one. */
export async function standingOf(
  { db }: Pick<Ctx, "db">,
  sellerId: Id<"seller">,
  productId?: Id<"product">,
): Promise<Standing> {
  const [row] = await db.all<{ approvedCount: number; isAuthor: number }>(sql`
    SELECT count(*) AS approvedCount, coalesce(sum(product_id = ${productId ?? ""}), 0) AS isAuthor
    FROM product_change WHERE seller_id = ${sellerId} AND status = 'approved' AND kind = 'create'`);
  return { approvedCount: row?.approvedCount ?? 0, isAuthor: productId === undefined || (row?.isAuthor ?? 0) > 0 };
}
