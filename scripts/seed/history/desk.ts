// What the desks of the demo are filled from: orders whose money still waits, and the notices of what came of them.
import { DAY_MS, HOUR_MS, type Id, type NoticeKind, type NoticeParams, noticeRule } from "@stoa/contract";
import type { notice, orderFreeze } from "@stoa/db";
import type { Dice } from "../dice.ts";
import { holdDaysOf } from "./payouts.ts";
import type { MadeOrder, MadePurchase } from "./purchases.ts";

/** An order that came lately, with who bought it. */
export interface Arrived {
  made: MadePurchase;
  order: MadeOrder;
  deliveredAt: number;
}

/** What every maker of cases writes to. */
export interface Desk {
  dice: Dice;
  now: number;
  operatorId: Id<"user">;
  /** Orders that came, were paid through the provider, and whose money is not the seller's yet; newest first. */
  arrived: Arrived[];
  freezes: (typeof orderFreeze.$inferInsert)[];
  notices: (typeof notice.$inferInsert)[];
}

/** A desk with nothing on it. */
export function emptyDesk(
  purchases: readonly MadePurchase[],
  of: { dice: Dice; now: number; operatorId: Id<"user"> },
): Desk {
  const arrived = purchases
    .filter(({ method }) => method !== "cod")
    .flatMap((made) => made.orders.flatMap((order) => waiting(made, order, of.now)));
  return {
    ...of,
    arrived: arrived.toSorted((a, b) => b.deliveredAt - a.deliveredAt),
    freezes: [],
    notices: [],
  };
}

function waiting(made: MadePurchase, order: MadeOrder, now: number): Arrived[] {
  const deliveredAt = order.shipment?.deliveredAt ?? null;
  if (deliveredAt === null || deliveredAt > now - 8 * HOUR_MS) return [];
  return deliveredAt + holdDaysOf(order.seller) * DAY_MS > now ? [{ made, order, deliveredAt }] : [];
}

/** Takes the newest order of those that fit off the desk, so that nothing else happens to it. */
export function take(desk: Desk, fits: (arrived: Arrived) => boolean): Arrived | undefined {
  const place = desk.arrived.findIndex(fits);
  return place < 0 ? undefined : desk.arrived.splice(place, 1)[0];
}

/** Notes what happened for those whose business it is: the fact as the jobs of the running marketplace name it. */
export function tell(
  desk: Desk,
  to: { userId: Id<"user">; sellerId?: Id<"seller"> },
  of: { kind: NoticeKind; fact: string; params: NoticeParams; at: number },
): void {
  const { audience } = noticeRule(of.kind);
  const { kind, fact, params, at } = of;
  const id = desk.dice.id("notice", at);
  desk.notices.push({ id, ...to, audience, sellerId: to.sellerId ?? null, kind, fact, params, createdAt: at });
}

/** What every notice about an order names. */
export const named = ({ order: { row }, made }: Pick<Arrived, "made" | "order">) => ({
  orderId: row.id,
  purchaseId: made.row.id,
  number: row.number,
});
