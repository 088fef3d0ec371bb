// What alerts decide: whether one is due, and what becomes of it once it was told. Knows no database and no clock.
import type { AlertKind } from "@stoa/contract";

/** What an alert waits for. `baseMinor` is the price that has to be undercut where there is no target. */
export interface Waiting {
  kind: AlertKind;
  baseMinor: number | null;
  targetMinor: number | null;
}

/** How the thing is offered now; null when nobody offers it. */
export type Offered = { priceMinor: number; inStock: boolean } | null;

/** Whether what is waited for is there. A price counts only where one can buy at it. */
export function isDue(alert: Waiting, now: Offered): boolean {
  if (now === null || !now.inStock) return false;
  if (alert.kind === "stock") return true;
  if (alert.targetMinor !== null) return now.priceMinor <= alert.targetMinor;
  return alert.baseMinor !== null && now.priceMinor < alert.baseMinor;
}

/** Whether an alert goes on after it was told: one for any lower price waits for a still lower one. */
export const goesOn = ({ kind, targetMinor }: Waiting): boolean => kind === "price" && targetMinor === null;
