// The views of a list: one's own, and those that others of the same desk share.
import { DomainError, type Id, type SavedView, type ViewList } from "@stoa/contract";
import { and, eq, savedView, sql, type SQL } from "@stoa/db";
import type { AdminCtx, SellerCtx } from "../kernel/index.ts";

/** Somebody at a desk: in a seller's team, or an operator. */
export type DeskCtx = SellerCtx<"store.read"> | AdminCtx<"overview.read">;

/** The shop whose desk it is; null for the operators'. */
export const sellerOf = ({ actor }: DeskCtx): Id<"seller"> | null => (actor.kind === "seller" ? actor.sellerId : null);

/** The condition that a view belongs to this desk. */
export const isOfDesk = (ctx: DeskCtx): SQL => sql`coalesce(${savedView.sellerId}, '') = ${sellerOf(ctx) ?? ""}`;

const isVisible = ({ actor }: DeskCtx): SQL =>
  sql`(${savedView.userId} = ${actor.userId} OR ${savedView.isShared} = 1)`;

function viewOf({ actor }: DeskCtx, row: typeof savedView.$inferSelect): SavedView & { list: ViewList } {
  const isOwn = row.userId === actor.userId;
  const manages = actor.kind === "seller" && "store.manage" in actor.may;
  return {
    viewId: row.id,
    list: row.list,
    name: row.name,
    query: row.query,
    isShared: row.isShared === 1,
    isDefault: isOwn && row.isDefault === 1,
    isOwn,
    mayRemove: isOwn || manages,
  };
}

/** The views of a list, by name: one's own, and those that others share. */
export async function listViews(ctx: DeskCtx, { list }: { list: ViewList }): Promise<SavedView[]> {
  const rows = await ctx.db
    .select()
    .from(savedView)
    .where(and(isOfDesk(ctx), eq(savedView.list, list), isVisible(ctx)))
    .orderBy(savedView.name, savedView.id)
    .limit(200);
  return rows.map((row) => {
    const { list: _, ...view } = viewOf(ctx, row);
    return view;
  });
}

/** One view that may be seen. @throws NOT_FOUND */
export async function viewRow(ctx: DeskCtx, viewId: Id<"view">): Promise<SavedView & { list: ViewList }> {
  const [row] = await ctx.db
    .select()
    .from(savedView)
    .where(and(eq(savedView.id, viewId), isOfDesk(ctx), isVisible(ctx)));
  if (!row) throw new DomainError("NOT_FOUND");
  return viewOf(ctx, row);
}

/** What somebody kept, for their file. */
export async function viewsOnFile(
  db: DeskCtx["db"],
  userId: Id<"user">,
): Promise<{ list: ViewList; name: string; query: string; createdAt: number }[]> {
  const { list, name, query, createdAt } = savedView;
  return await db
    .select({ list, name, query, createdAt })
    .from(savedView)
    .where(eq(savedView.userId, userId))
    .orderBy(createdAt, savedView.id);
}
