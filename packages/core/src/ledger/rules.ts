// The double-entry ledger's transactions. Money that we owe is positive, money that is owed to us is negative.

/** Amounts by account; they sum to zero. */
export type Accounts = Record<string, number>;

/** The amounts of an order that the ledger cares about. */
export interface SoldOrder {
  sellerId: string;
  totalMinor: number;
  taxMinor: number;
  commissionMinor: number;
}

/** A sale: whoever holds the money owes it to us; we owe the seller, the tax office, and keep the commission. */
export function saleAccounts(order: SoldOrder, payer: string): Accounts {
  return {
    [payer]: -order.totalMinor,
    [`seller:${order.sellerId}`]: order.totalMinor - order.commissionMinor - order.taxMinor,
    commission: order.commissionMinor,
    tax: order.taxMinor,
  };
}

/** The same transaction undone. */
export function reversed(accounts: Accounts): Accounts {
  return Object.fromEntries(Object.entries(accounts).map(([account, minor]) => [account, -minor]));
}

/** Cash was handed over: what the carrier owed is now in our hands. */
export const cashAccounts = (totalMinor: number): Accounts => ({ cash_due: totalMinor, cash: -totalMinor });

/** Money came that no order can take: we owe it to the customer until it is given back. */
export const surplusAccounts = (payer: string, totalMinor: number): Accounts => ({
  [payer]: -totalMinor,
  customer_refunds: totalMinor,
});
