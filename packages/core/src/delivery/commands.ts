// Saying where one delivers to and for how much: sellers for themselves, operators for all who say nothing.
import { DomainError, type Id, MARKET_HANDLES, newId, type SaveZone, type SetCutOff } from "@stoa/contract";
import { and, atomic, deliveryZone, eq, isNull, sellerDelivery } from "@stoa/db";
import { type AdminCtx, auditRow, type Ctx, type SellerCtx, tag } from "../kernel/index.ts";
import { handleOf } from "./queries.ts";

const isOf = (sellerId: Id<"seller"> | null) =>
  sellerId === null ? isNull(deliveryZone.sellerId) : eq(deliveryZone.sellerId, sellerId);

/** Pages that show what delivery costs are made anew. */
async function told(ctx: Ctx, sellerId: Id<"seller"> | null): Promise<void> {
  await ctx.purge(
    sellerId === null
      ? MARKET_HANDLES.map((handle) => tag.market(handle))
      : [tag.seller(await handleOf(ctx, sellerId))],
  );
}

async function save(
  ctx: Ctx,
  sellerId: Id<"seller"> | null,
  { zoneId, ...zone }: SaveZone,
): Promise<Id<"deliveryZone">> {
  const id = zoneId ?? newId("deliveryZone", ctx.now());
  if (zoneId !== null) await mustBeOwn(ctx, sellerId, zoneId);
  await atomic(ctx.db, [
    zoneId === null
      ? ctx.db.insert(deliveryZone).values({ id, sellerId, ...zone, createdAt: ctx.now() })
      : ctx.db
          .update(deliveryZone)
          .set(zone)
          .where(and(eq(deliveryZone.id, id), isOf(sellerId))),
    auditRow(ctx, "delivery.zone_saved", id, { market: zone.market, isServed: zone.isServed }),
  ]);
  await told(ctx, sellerId);
  return id;
}

async function mustBeOwn(ctx: Ctx, sellerId: Id<"seller"> | null, zoneId: Id<"deliveryZone">): Promise<void> {
  const [row] = await ctx.db
    .select({ id: deliveryZone.id })
    .from(deliveryZone)
    .where(and(eq(deliveryZone.id, zoneId), isOf(sellerId)));
  if (!row) throw new DomainError("NOT_FOUND");
}

async function remove(ctx: Ctx, sellerId: Id<"seller"> | null, zoneId: Id<"deliveryZone">): Promise<void> {
  await mustBeOwn(ctx, sellerId, zoneId);
  await atomic(ctx.db, [
    ctx.db.delete(deliveryZone).where(and(eq(deliveryZone.id, zoneId), isOf(sellerId))),
    auditRow(ctx, "delivery.zone_removed", zoneId),
  ]);
  await told(ctx, sellerId);
}

/** Makes or changes a zone of the seller's own. With the first one of a market, the marketplace's no longer hold there. @throws NOT_FOUND */
export async function saveZone(
  ctx: SellerCtx<"store.manage">,
  input: SaveZone,
): Promise<{ zoneId: Id<"deliveryZone"> }> {
  return { zoneId: await save(ctx, ctx.actor.sellerId, input) };
}

/** Takes a zone out; without any in a market, the marketplace's hold there again. @throws NOT_FOUND */
export async function removeZone(ctx: SellerCtx<"store.manage">, input: { zoneId: Id<"deliveryZone"> }): Promise<void> {
  await remove(ctx, ctx.actor.sellerId, input.zoneId);
}

/** Sets until when an order counts as one of that day. */
export async function setCutOff(ctx: SellerCtx<"store.manage">, { cutOffHour }: SetCutOff): Promise<void> {
  const { sellerId } = ctx.actor;
  await atomic(ctx.db, [
    ctx.db
      .insert(sellerDelivery)
      .values({ sellerId, cutOffHour })
      .onConflictDoUpdate({ target: sellerDelivery.sellerId, set: { cutOffHour } }),
    auditRow(ctx, "delivery.cut_off", sellerId, { cutOffHour }),
  ]);
  await told(ctx, sellerId);
}

/** Makes or changes a zone that holds for sellers who have none of their own in its market. @throws NOT_FOUND */
export async function saveDefaultZone(
  ctx: AdminCtx<"finance.write">,
  input: SaveZone,
): Promise<{ zoneId: Id<"deliveryZone"> }> {
  return { zoneId: await save(ctx, null, input) };
}

/** Takes such a zone out. @throws NOT_FOUND */
export async function removeDefaultZone(
  ctx: AdminCtx<"finance.write">,
  input: { zoneId: Id<"deliveryZone"> },
): Promise<void> {
  await remove(ctx, null, input.zoneId);
}
