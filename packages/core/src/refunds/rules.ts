// What goes back: for each line its share of price, tax, commission and discount, so that all refunds of a line sum to what
// was paid for it, to the last unit. Pure.
import { DomainError, type Id, prorateMinor } from "@stoa/contract";

/** A line as it was sold. `paidMinor` is what the customer owed for it: after discounts, with its tax. */
export interface SoldLine {
  lineId: Id<"line">;
  quantity: number;
  paidMinor: number;
  taxMinor: number;
  commissionMinor: number;
  platformDiscountMinor: number;
}

/** The part of one line in a refund. 0 units: its price was reduced. */
export interface LinePart {
  lineId: Id<"line">;
  quantity: number;
  amountMinor: number;
  taxMinor: number;
  commissionMinor: number;
  platformDiscountMinor: number;
}

/** What somebody wants to give back: units of lines, and money off lines that stay sold. */
export interface RefundWish {
  lines: readonly { lineId: Id<"line">; quantity: number }[];
  reductions?: readonly { lineId: Id<"line">; amountMinor: number }[];
}

const AMOUNTS = ["taxMinor", "commissionMinor", "platformDiscountMinor"] as const;

/** What is left of a line after the refunds before. */
export function leftOf(line: SoldLine, before: readonly LinePart[]): LinePart {
  const parts = before.filter(({ lineId }) => lineId === line.lineId);
  const less = (whole: number, of: (part: LinePart) => number) => parts.reduce((left, part) => left - of(part), whole);
  return {
    lineId: line.lineId,
    quantity: less(line.quantity, (part) => part.quantity),
    amountMinor: less(line.paidMinor, (part) => part.amountMinor),
    taxMinor: less(line.taxMinor, (part) => part.taxMinor),
    commissionMinor: less(line.commissionMinor, (part) => part.commissionMinor),
    platformDiscountMinor: less(line.platformDiscountMinor, (part) => part.platformDiscountMinor),
  };
}

/** Units: an even share of what is left, rounded down; the last units take the rest. */
function unitsPart(left: LinePart, quantity: number): LinePart {
  const share = (minor: number) => prorateMinor(minor, [left.quantity - quantity, quantity])[1]!;
  const even = (minor: number) => (quantity === left.quantity ? minor : Math.min(share(minor), minor));
  return {
    lineId: left.lineId,
    quantity,
    amountMinor: even(left.amountMinor),
    taxMinor: even(left.taxMinor),
    commissionMinor: even(left.commissionMinor),
    platformDiscountMinor: even(left.platformDiscountMinor),
  };
}

/** Money off: tax and commission shrink as the price does; the marketplace's part of a discount stays given. */
function reductionPart(left: LinePart, amountMinor: number): LinePart {
  const share = (minor: number) => prorateMinor(minor, [amountMinor, left.amountMinor - amountMinor])[0]!;
  return {
    lineId: left.lineId,
    quantity: 0,
    amountMinor,
    taxMinor: share(left.taxMinor),
    commissionMinor: share(left.commissionMinor),
    platformDiscountMinor: 0,
  };
}

function added(part: LinePart, other: LinePart): LinePart {
  const sum = { ...part, quantity: part.quantity + other.quantity, amountMinor: part.amountMinor + other.amountMinor };
  for (const name of AMOUNTS) sum[name] = part[name] + other[name];
  return sum;
}

/**
 * The parts of a refund, one per line. However a line is given back, in however many refunds, the parts never exceed what
 * was paid and sum to exactly that when all units are back.
 * @throws INVALID_INPUT a line is not of this order, or more units or money are wanted than are left; `details` names it
 */
export function refundParts(sold: readonly SoldLine[], before: readonly LinePart[], wish: RefundWish): LinePart[] {
  const parts: LinePart[] = [];
  const take = (lineId: Id<"line">, make: (left: LinePart) => LinePart | null) => {
    const line = sold.find((each) => each.lineId === lineId);
    if (!line) throw new DomainError("INVALID_INPUT", { field: "lines", lineId });
    const left = leftOf(line, [...before, ...parts]);
    const part = make(left);
    if (!part)
      throw new DomainError("INVALID_INPUT", { field: "lines", lineId, units: left.quantity, minor: left.amountMinor });
    const known = parts.findIndex((each) => each.lineId === lineId);
    if (known === -1) parts.push(part);
    else parts[known] = added(parts[known]!, part);
  };
  for (const { lineId, quantity } of wish.lines)
    take(lineId, (left) => (quantity > 0 && quantity <= left.quantity ? unitsPart(left, quantity) : null));
  for (const { lineId, amountMinor } of wish.reductions ?? [])
    take(lineId, (left) =>
      amountMinor > 0 && amountMinor <= left.amountMinor ? reductionPart(left, amountMinor) : null,
    );
  return parts;
}

/** How an amount goes back: the way the money came as far as it can, the rest (or all, when wished) as store credit. */
export function tendersOf(
  amountMinor: number,
  target: "original" | "credit",
  leftOnOriginalMinor: number,
): { originalMinor: number; creditMinor: number } {
  const originalMinor = target === "credit" ? 0 : Math.min(amountMinor, leftOnOriginalMinor);
  return { originalMinor, creditMinor: amountMinor - originalMinor };
}
