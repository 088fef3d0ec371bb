// The timeline of an order, put together from what each feature has to tell: a feature joins by one line in `SOURCES`.
import type { Id, OrderId, TimelineEntry } from "@stoa/contract";
import type { AdminCtx, Ctx, SellerCtx, ShopperCtx } from "../kernel/index.ts";
import { orderRow, orderTimeline, type TimelineSource, visiblePurchase } from "../orders/index.ts";

const SOURCES: readonly TimelineSource[] = [orderTimeline];

async function entriesOf(ctx: Ctx, orderId: Id<"order">, showsActor: boolean): Promise<TimelineEntry[]> {
  const told = await Promise.all(SOURCES.map((source) => source(ctx.db, orderId)));
  const entries = told.flat().toSorted((a, b) => a.at - b.at);
  return showsActor ? entries : entries.map((entry) => ({ ...entry, actor: null }));
}

/** Everything that happened to an order of the shopper's own, oldest first; `key` lets a guest in. @throws NOT_FOUND */
export async function ownTimeline(
  ctx: ShopperCtx,
  input: OrderId & { key?: string | undefined },
): Promise<TimelineEntry[]> {
  await visiblePurchase(ctx, { id: input.orderId, key: input.key });
  return await entriesOf(ctx, input.orderId, false);
}

/** Everything that happened to an order, oldest first; operators are told who did it. @throws NOT_FOUND also for an order of another seller */
export async function timelineOf(
  ctx: SellerCtx<"orders.read"> | AdminCtx<"orders.read">,
  { orderId }: OrderId,
): Promise<TimelineEntry[]> {
  await orderRow(ctx, orderId);
  return await entriesOf(ctx, orderId, ctx.actor.kind === "admin");
}
