// The double-entry ledger's transactions. Money that we owe is positive, money that is owed to us is negative.
//
// Accounts: `<provider>` what a provider holds for us; `cash_due`, `cash` cash on delivery before and after it is handed
// over; `pending:<seller>` sold and not released yet, `seller:<seller>` released; `commission`; `tax`; `promotions` what the
// marketplace pays for discounts; `guarantee` what it pays for refunds; `credit:<user>` store credit; `customer_refunds`.

/** Amounts by account; they sum to zero. */
export type Accounts = Record<string, number>;

/** What a seller has for an order: held back, or theirs once it is released. `post` finds out which in the batch itself. */
export const owedTo = (sellerId: string): string => `owed:${sellerId}`;

/** The amounts of an order that the ledger cares about. Credit can only be spent by somebody who has an account. */
export interface SoldOrder {
  sellerId: string;
  totalMinor: number;
  taxMinor: number;
  commissionMinor: number;
  platformDiscountMinor: number;
  creditMinor: number;
}

/** A sale: whoever holds the money owes it to us; we owe the seller, the tax office, and keep the commission. */
export function saleAccounts(order: SoldOrder, payer: string, userId: string | null): Accounts {
  return {
    [payer]: order.creditMinor - order.totalMinor,
    [`credit:${userId}`]: -order.creditMinor,
    [`pending:${order.sellerId}`]:
      order.totalMinor + order.platformDiscountMinor - order.commissionMinor - order.taxMinor,
    promotions: -order.platformDiscountMinor,
    commission: order.commissionMinor,
    tax: order.taxMinor,
  };
}

/** The amounts of a refund that the ledger cares about. */
export interface GivenBack {
  originalMinor: number;
  creditMinor: number;
  taxMinor: number;
  commissionMinor: number;
  platformDiscountMinor: number;
  borneBy: "seller" | "marketplace";
}

/** A refund undoes its part of the sale: the seller gives up what they earned with it, we our commission, the tax office the tax. */
export function refundAccounts(of: GivenBack, sellerId: string, payer: string, userId: string | null): Accounts {
  const amountMinor = of.originalMinor + of.creditMinor;
  const earnedMinor = amountMinor + of.platformDiscountMinor - of.commissionMinor - of.taxMinor;
  return {
    [payer]: of.originalMinor,
    [`credit:${userId}`]: of.creditMinor,
    [of.borneBy === "seller" ? owedTo(sellerId) : "guarantee"]: -earnedMinor,
    promotions: of.platformDiscountMinor,
    commission: -of.commissionMinor,
    tax: -of.taxMinor,
  };
}

/** Cash was handed over: what the carrier owed is now in our hands. */
export const cashAccounts = (totalMinor: number): Accounts => ({ cash_due: totalMinor, cash: -totalMinor });

/** Money came that no order can take: we owe it to the customer until it is given back. */
export const surplusAccounts = (payer: string, totalMinor: number): Accounts => ({
  [payer]: -totalMinor,
  customer_refunds: totalMinor,
});
