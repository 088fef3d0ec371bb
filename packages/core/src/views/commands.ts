// Keeping a view of a list under a name, and taking it away.
import {
  DomainError,
  newId,
  type SaveAdminView,
  type SavedView,
  type SaveSellerView,
  type ViewId,
} from "@stoa/contract";
import { and, atomic, eq, savedView, type Statement } from "@stoa/db";
import { auditRow, type Ctx } from "../kernel/index.ts";
import { type DeskCtx, isOfDesk, listViews, sellerOf, viewRow } from "./queries.ts";

/**
 * Keeps a view; one of the same name and list that the same person made is replaced. At most one of a list opens by itself.
 * @throws LIST_FULL the person keeps 200 views already
 */
export async function saveView(
  ctx: DeskCtx,
  { list, name, query, isShared, isDefault }: SaveSellerView | SaveAdminView,
): Promise<SavedView[]> {
  const { db } = ctx;
  const { userId } = ctx.actor;
  const own = and(isOfDesk(ctx), eq(savedView.userId, userId), eq(savedView.list, list));
  const values = {
    id: newId("view", ctx.now()),
    userId,
    sellerId: sellerOf(ctx),
    list,
    name,
    query,
    isShared: Number(isShared),
    isDefault: Number(isDefault),
    createdAt: ctx.now(),
  };
  await atomic(
    db,
    [
      db.delete(savedView).where(and(own, eq(savedView.name, name))),
      ...noDefault(db, own, isDefault),
      db.insert(savedView).values(values),
      auditRow(ctx, "view.save", values.id, { list, isShared }),
    ],
    { saved_view_limit: "LIST_FULL" },
  );
  return await listViews(ctx, { list });
}

const noDefault = (db: Ctx["db"], own: ReturnType<typeof and>, isDefault: boolean): Statement[] =>
  isDefault ? [db.update(savedView).set({ isDefault: 0 }).where(own)] : [];

/**
 * Takes a view away: one's own, or a shared one of the shop if one manages it.
 * @throws NOT_FOUND also for a view of somebody else that one cannot see
 * @throws FORBIDDEN a shared view of somebody else
 */
export async function removeView(ctx: DeskCtx, { viewId }: ViewId): Promise<SavedView[]> {
  const view = await viewRow(ctx, viewId);
  if (!view.mayRemove) throw new DomainError("FORBIDDEN");
  await atomic(ctx.db, [
    ctx.db.delete(savedView).where(and(eq(savedView.id, viewId), isOfDesk(ctx))),
    auditRow(ctx, "view.remove", viewId, { list: view.list }),
  ]);
  return await listViews(ctx, { list: view.list });
}
