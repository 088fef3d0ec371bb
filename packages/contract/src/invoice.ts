// Invoices and credit notes: what they say, frozen when they are issued.
import type { Address } from "./address.ts";
import type { MarketHandle } from "./market.ts";
import type { Currency } from "./money.ts";

export const INVOICE_KINDS = ["invoice", "credit_note"] as const;
export type InvoiceKind = (typeof INVOICE_KINDS)[number];

/** Amounts of a row, after discounts: `grossMinor` is `netMinor` and `taxMinor` together. */
export interface InvoiceAmounts {
  netMinor: number;
  taxMinor: number;
  grossMinor: number;
}

/** A row of an invoice. 0 units: its price was reduced. */
export interface InvoiceRow extends InvoiceAmounts {
  title: string;
  sku: string;
  quantity: number;
}

/** What an invoice says, but for the customer, who is read from the purchase. */
export interface InvoiceContent {
  seller: { name: string; country: string };
  currency: Currency;
  taxName: string;
  rows: InvoiceRow[];
  delivery: InvoiceAmounts | null;
  discountMinor: number;
  creditMinor: number;
  /** Tax by rate, in basis points. */
  taxes: { rateBps: number; netMinor: number; taxMinor: number }[];
  totalMinor: number;
}

/** `AURORA-2026-00017`, and `AURORA-CN-2026-00003` for a credit note. */
export function invoiceNumber(of: { handle: string; kind: InvoiceKind; year: number; seq: number }): string {
  const series = of.kind === "invoice" ? "" : "CN-";
  return `${of.handle.toUpperCase()}-${series}${of.year}-${String(of.seq).padStart(5, "0")}`;
}

/** An invoice or a credit note, ready to be shown. */
export interface InvoiceView {
  kind: InvoiceKind;
  number: string;
  /** Of a credit note: the number of its invoice. */
  ofNumber: string | null;
  orderNumber: string;
  market: MarketHandle;
  customer: Address;
  content: InvoiceContent;
  /** Whether it can be had as PDF, too; where not, its page is printed. */
  hasPdf: boolean;
  at: number;
}
