// Parcels that their carriers follow: what they tell is written down, once, in whatever order it comes; a parcel that has
// arrived makes its order arrive.
import { DAY_MS, DomainError, MINUTE_MS } from "@stoa/contract";
import { and, atomic, eq, inArray, isNull, lt, parcelEvent, shipment, sql } from "@stoa/db";
import {
  auditRow,
  behind,
  type CarrierEvent,
  FROM_START,
  later,
  sent,
  type SweepPlace,
  type SystemCtx,
  workOff,
} from "../../kernel/index.ts";
import { factsOf } from "../facts.ts";
import { orderRow } from "../queries.ts";
import { delivery, DELIVERY_GUARDS } from "./delivering.ts";

type Parcel = typeof shipment.$inferSelect;

/** Writes down what a carrier has told of one parcel. */
async function note(ctx: SystemCtx, parcel: Parcel, told: readonly CarrierEvent[]): Promise<void> {
  const { id: shipmentId, carrierCode, orderId } = parcel;
  if (carrierCode === null || told.length === 0) return;
  const known = await ctx.db
    .select({ eventId: parcelEvent.eventId })
    .from(parcelEvent)
    .where(eq(parcelEvent.shipmentId, shipmentId));
  const fresh = told.filter(({ eventId }) => !known.some((row) => row.eventId === eventId));
  if (fresh.length === 0) return;
  const noting = fresh.map(({ eventId, kind, place, at }) =>
    ctx.db
      .insert(parcelEvent)
      .values({ carrierCode, eventId, shipmentId, kind, place: place.slice(0, 80), at, notedAt: ctx.now() })
      .onConflictDoNothing(),
  );
  const isOpen = parcel.deliveredAt === null && parcel.returnedAt === null;
  if (isOpen && fresh.some(({ kind }) => kind === "delivered")) {
    const row = await orderRow(ctx, orderId);
    const { statements, jobs } = await delivery(ctx, row, await factsOf(ctx.db, orderId), [parcel]);
    const arrived = auditRow(ctx, "order.delivered", orderId, { parcels: [shipmentId] });
    await atomic(ctx.db, [...noting, ...statements, arrived], DELIVERY_GUARDS);
    return sent(ctx, jobs);
  }
  const back = isOpen && fresh.some(({ kind }) => kind === "returned");
  const job = later(ctx, { type: "order.changed", orderId });
  const ending = back
    ? [
        ctx.db
          .update(shipment)
          .set({ returnedAt: ctx.now() })
          .where(sql`${shipment.id} = ${shipmentId} AND delivered_at IS NULL AND returned_at IS NULL`),
      ]
    : [];
  await atomic(ctx.db, [...noting, ...ending, job.statement]);
  sent(ctx, [job]);
}

/**
 * Takes in what a carrier's webhook told. Facts may come late, twice and in any order; those of parcels that are not ours
 * are left alone.
 */
export async function noteParcelEvents(ctx: SystemCtx, carrier: string, told: readonly CarrierEvent[]): Promise<void> {
  const numbers = [...new Set(told.map(({ trackingNumber }) => trackingNumber))].slice(0, 50);
  if (numbers.length === 0) return;
  const parcels = await ctx.db
    .select()
    .from(shipment)
    .where(and(eq(shipment.carrierCode, carrier), inArray(shipment.trackingNumber, numbers)));
  for (const parcel of parcels) {
    const own = told.filter(({ trackingNumber }) => trackingNumber === parcel.trackingNumber);
    try {
      await note(ctx, parcel, own);
    } catch (error) {
      // Somebody else told it meanwhile: once more, with what is known now.
      if (!(error instanceof DomainError) || error.code !== "CONFLICT") throw error;
      const [now] = await ctx.db.select().from(shipment).where(eq(shipment.id, parcel.id));
      await note(ctx, now!, own);
    }
  }
}

/** How long a carrier is not asked again about the same parcel, and after how long it is asked no more. */
const ASK_EVERY_MS = 5 * MINUTE_MS;
const ASK_FOR_MS = 60 * DAY_MS;

/** Asks carriers about parcels that are on their way, a page of them; first those that were not asked about for longest. */
export async function sweepParcels(ctx: SystemCtx, from = FROM_START, limit = 40): Promise<SweepPlace | null> {
  const parcels = await ctx.db
    .select()
    .from(shipment)
    .where(
      and(
        sql`${shipment.carrierCode} IS NOT NULL`,
        isNull(shipment.deliveredAt),
        isNull(shipment.returnedAt),
        lt(shipment.askedAt, ctx.now() - ASK_EVERY_MS),
        sql`${shipment.shippedAt} > ${ctx.now() - ASK_FOR_MS}`,
        behind(shipment.askedAt, shipment.id, from),
      ),
    )
    .orderBy(shipment.askedAt, shipment.id)
    .limit(limit);
  const page = { rows: parcels.map((parcel) => ({ ...parcel, at: parcel.askedAt })), limit };
  return await workOff("parcels", page, async (parcel) => {
    const carrier = ctx.providers.carriers.find(({ name }) => name === parcel.carrierCode);
    await ctx.db.update(shipment).set({ askedAt: ctx.now() }).where(eq(shipment.id, parcel.id));
    if (carrier) await noteParcelEvents(ctx, carrier.name, await carrier.track(parcel.trackingNumber, ctx.now()));
  });
}
