// How many units of an offer can be bought at an instant, and which of them leave later. The database holds the outer
// bound (stock_not_oversold); here stands what is promised to buyers within it.
import type { Availability } from "@stoa/contract";

/** The counts of an offer, and what may be promised beyond them until `availableAt`. */
export interface StockTerms {
  onHand: number;
  reserved: number;
  owed: number;
  availability: Availability;
  backorderLimit: number;
  availableAt: number | null;
}

/** Units that can leave at once, and units that leave only once they are there. */
export interface Units {
  ready: number;
  later: number;
}

/**
 * What can be bought at an instant. A backorder promises units until the day they come in; a pre-order holds back all units
 * until the thing is out. Once that time has come only what is really there can be bought.
 */
export function unitsAt(stock: StockTerms, atMs: number): Units {
  const { onHand, reserved, owed, availability, backorderLimit, availableAt } = stock;
  const ready = Math.max(0, onHand - reserved - owed);
  if (availability === "stock" || availableAt === null || atMs >= availableAt) return { ready, later: 0 };
  const all = Math.max(0, onHand + backorderLimit - reserved - owed);
  return availability === "preorder" ? { ready: 0, later: all } : { ready, later: all - ready };
}

/** How many units can be bought, whenever they leave. */
export function unitsInAll({ ready, later }: Units): number {
  return ready + later;
}

/** Whether an order of this many units has to wait for some of them. */
export function waits(units: Units, quantity: number): boolean {
  return units.later > 0 && quantity > units.ready;
}
