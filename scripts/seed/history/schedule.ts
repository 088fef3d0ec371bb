// When an order moves from state to state: handling and carriers keep working hours of the market.
import { addDays, DAY_MS, HOUR_MS, type MarketHandle, MINUTE_MS, type OrderStatus, SECOND_MS } from "@stoa/contract";
import type { Dice } from "../dice.ts";
import { type Fate, HOURS_AHEAD } from "./plan.ts";

/** A state with the time at which it was reached. */
export interface Step {
  status: OrderStatus;
  at: number;
}

/** What the times of an order follow from. */
export interface Course {
  placedAt: number;
  market: MarketHandle;
  fate: Fate;
  shipByDay: string;
  promise: { fromDay: string; toDay: string };
  /** Whether this seller always sends in time. */
  punctual: boolean;
  /** When the purchase was paid, or given up. */
  settledAt: number;
  now: number;
}

/** The states of an order from `pending` on, none of them in the future. */
export function stepsOf(course: Course, dice: Dice): Step[] {
  return allStepsOf(course, dice).filter(({ at }) => at <= course.now);
}

function allStepsOf(course: Course, dice: Dice): Step[] {
  const { placedAt, settledAt, fate, now } = course;
  const pending: Step = { status: "pending", at: placedAt };
  if (fate === "expired") return [pending, { status: "expired", at: settledAt }];
  const confirmed: Step = { status: "confirmed", at: settledAt };
  if (fate === "cancelled")
    return [pending, confirmed, { status: "cancelled", at: settledAt + dice.whole(20, 600) * MINUTE_MS }];
  if (fate === "confirmed") return [pending, confirmed];

  // An order that is told to stop before it is sent has come as far as that by now.
  const stopped = fate === "picking" || fate === "packed";
  const shippedAt = stopped ? now : Math.max(settledAt + 2 * HOUR_MS, handedOverAt(course, dice));
  const between = (share: number) => Math.round(settledAt + share * (shippedAt - settledAt));
  const picking: Step = { status: "picking", at: between(0.4 + dice.fraction() * 0.3) };
  const packed: Step = { status: "packed", at: between(0.8 + dice.fraction() * 0.15) };
  if (fate === "picking") return [pending, confirmed, picking];
  if (fate === "packed") return [pending, confirmed, picking, packed];
  const shipped: Step = { status: "shipped", at: shippedAt };
  if (fate === "shipped") return [pending, confirmed, picking, packed, shipped];
  const deliveredAt = Math.max(shippedAt + 8 * HOUR_MS, broughtAt(course, dice));
  return [pending, confirmed, picking, packed, shipped, { status: "delivered", at: deliveredAt }];
}

/** Most parcels leave on the last day, some the day before, a few too late. */
function handedOverAt({ market, shipByDay, punctual, placedAt }: Course, dice: Dice): number {
  const daysLate = dice.weighted([0, -1, 1], (days) => ({ "0": 60, "-1": 36, "1": punctual ? 0 : 4 })[String(days)]!);
  const at = momentOf(market, addDays(shipByDay, daysLate), 10 + dice.fraction() * 7);
  return at < placedAt ? at + DAY_MS : at;
}

/** Inside the promised days, now and then a day after. */
function broughtAt({ market, promise: { fromDay, toDay } }: Course, dice: Dice): number {
  const days = (Date.parse(toDay) - Date.parse(fromDay)) / DAY_MS;
  const day = addDays(fromDay, dice.chance(0.04) ? days + 1 : dice.whole(0, days));
  return momentOf(market, day, 9 + dice.fraction() * 10);
}

function momentOf(market: MarketHandle, day: string, hour: number): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) + (hour - HOURS_AHEAD[market]) * HOUR_MS);
}

/** How long a customer takes to pay: cash on delivery needs no step, a wallet or UPI asks for an approval. */
export function payingMs(method: string, dice: Dice): number {
  if (method === "cod") return 0;
  return dice.whole(method === "card" ? 2 : 15, method === "card" ? 40 : 150) * SECOND_MS;
}
