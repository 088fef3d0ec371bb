// Commission: what the marketplace keeps of a line.

/**
 * A line's commission: its rate of the price after what the seller pays of the discount. What the marketplace pays of it
 * does not reduce what the seller gets, so it does not reduce the commission either. Rounded down: a fraction of a unit
 * stays with the seller. Never more than the customer pays for the line, so that a refund can always undo it.
 */
export function commissionOf(line: {
  totalMinor: number;
  discountMinor: number;
  platformDiscountMinor: number;
  commissionBps: number;
}): number {
  const soldMinor = line.totalMinor - (line.discountMinor - line.platformDiscountMinor);
  return Math.min(Math.floor((soldMinor * line.commissionBps) / 10_000), line.totalMinor - line.discountMinor);
}
