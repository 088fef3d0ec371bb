// What invoices and credit notes say: rows that sum to the total, and tax by rate. Pure.
import { type Id, type InvoiceAmounts, type InvoiceContent, type InvoiceRow, type Market } from "@stoa/contract";

/** A part of an order with its name: units of a line and what they came to, tax inside. */
export interface BilledPart {
  lineId: Id<"line">;
  quantity: number;
  amountMinor: number;
  taxMinor: number;
}

/** Who issues the document, and under which rules. */
export interface Issuer {
  seller: { name: string; country: string };
  market: Market;
}

/** How a line is called. */
export interface NamedLine {
  id: Id<"line">;
  title: string;
  variantLabel: string;
  sku: string;
}

const amounts = (grossMinor: number, taxMinor: number): InvoiceAmounts => ({
  netMinor: grossMinor - taxMinor,
  taxMinor,
  grossMinor,
});

/** The content of a document about these parts and this much of the delivery. */
export function contentOf(
  { seller, market }: Issuer,
  names: readonly NamedLine[],
  of: {
    parts: readonly BilledPart[];
    delivery: { amountMinor: number; taxMinor: number };
    discountMinor: number;
    creditMinor: number;
  },
): InvoiceContent {
  const rows = of.parts
    .filter((part) => part.quantity > 0 || part.amountMinor > 0)
    .map((part): InvoiceRow => {
      const name = names.find(({ id }) => id === part.lineId);
      return {
        title: [name?.title, name?.variantLabel].filter(Boolean).join(", "),
        sku: name?.sku ?? "",
        quantity: part.quantity,
        ...amounts(part.amountMinor, part.taxMinor),
      };
    });
  const delivery = of.delivery.amountMinor > 0 ? amounts(of.delivery.amountMinor, of.delivery.taxMinor) : null;
  const all: InvoiceAmounts[] = delivery ? [...rows, delivery] : rows;
  const sum = (name: keyof InvoiceAmounts) => all.reduce((minor, row) => minor + row[name], 0);
  return {
    seller,
    currency: market.currency,
    taxName: market.taxName,
    rows,
    delivery,
    discountMinor: of.discountMinor,
    creditMinor: Math.min(of.creditMinor, sum("grossMinor")),
    taxes: [{ rateBps: market.taxBps, netMinor: sum("netMinor"), taxMinor: sum("taxMinor") }],
    totalMinor: sum("grossMinor"),
  };
}
