// How store credit falls on what it pays. Pure.
import { type Id, prorateMinor } from "@stoa/contract";

/** The ledger account of somebody's store credit. */
export const creditAccount = (userId: Id<"user">): string => `credit:${userId}`;

/** The credit that a purchase takes: what there is, but never more than it costs. */
export const creditFor = (balanceMinor: number, totalMinor: number): number =>
  Math.max(0, Math.min(balanceMinor, totalMinor));

/** How credit falls on the orders of a purchase: by what each costs, to the last unit. */
export const creditParts = (creditMinor: number, totalsMinor: readonly number[]): number[] =>
  creditMinor === 0 ? totalsMinor.map(() => 0) : prorateMinor(creditMinor, totalsMinor);
