// Which step of an order may follow, and what its number looks like.
import { DomainError, ORDER_NEXT, type OrderStatus } from "@stoa/contract";

/** Refuses a step that may not follow. @throws ILLEGAL_TRANSITION */
export function checkStep(from: OrderStatus, to: OrderStatus): void {
  if (!(ORDER_NEXT[from] as readonly OrderStatus[]).includes(to))
    throw new DomainError("ILLEGAL_TRANSITION", { from, to });
}

const LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The number of a purchase that a customer can read out: `S-7K3M-92QD`, made from eight random bytes. */
export function purchaseNumber(random: Uint8Array): string {
  const letters = Array.from(random, (byte) => LETTERS[byte % LETTERS.length]);
  return `S-${letters.slice(0, 4).join("")}-${letters.slice(4, 8).join("")}`;
}

/** The number of a purchase's order: `S-7K3M-92QD-1`. */
export const orderNumber = (number: string, index: number): string => `${number}-${index + 1}`;
