// What a dispute is about: how its amount falls on the orders of a purchase, and what of each order's money that is. Pure.
import { DAY_MS, type Id, prorateMinor } from "@stoa/contract";

/** How long a seller has to say something. */
export const EVIDENCE_MS = 7 * DAY_MS;

/** What is left of an order after its refunds. */
export interface OrderLeft {
  orderId: Id<"order">;
  sellerId: Id<"seller">;
  amountMinor: number;
  taxMinor: number;
  commissionMinor: number;
  platformDiscountMinor: number;
}

/** The part of a dispute that an order has; `sellerMinor` is what its seller has of it. */
export interface Share extends OrderLeft {
  sellerMinor: number;
}

/** An even part of what an order has left: all that belongs to `amountMinor` of it. */
function partOf(left: OrderLeft, amountMinor: number): Share {
  const of = (minor: number) =>
    left.amountMinor === 0 ? 0 : prorateMinor(minor, [amountMinor, left.amountMinor - amountMinor])[0]!;
  const [taxMinor, commissionMinor, platformDiscountMinor] = [
    of(left.taxMinor),
    of(left.commissionMinor),
    of(left.platformDiscountMinor),
  ];
  const sellerMinor = amountMinor + platformDiscountMinor - taxMinor - commissionMinor;
  return { ...left, amountMinor, taxMinor, commissionMinor, platformDiscountMinor, sellerMinor };
}

/**
 * How an amount falls on orders, by what each has left and never more than that; what is beyond them all is `restMinor`,
 * which the marketplace bears.
 */
export function sharesOf(amountMinor: number, orders: readonly OrderLeft[]): { shares: Share[]; restMinor: number } {
  const leftMinor = orders.reduce((sum, order) => sum + order.amountMinor, 0);
  const within = Math.min(amountMinor, leftMinor);
  const parts =
    leftMinor === 0
      ? []
      : prorateMinor(
          within,
          orders.map((order) => order.amountMinor),
        );
  const shares = orders.map((order, i) => partOf(order, parts[i] ?? 0)).filter((share) => share.amountMinor > 0);
  return { shares, restMinor: amountMinor - within };
}
