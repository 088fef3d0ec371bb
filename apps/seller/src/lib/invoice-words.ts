// How this app calls the parts of an invoice.
import type { InvoiceWords } from "@stoa/ui";

export const INVOICE_WORDS: InvoiceWords = {
  title: "Invoice",
  credit: "Credit note",
  number: "Number",
  date: "Date",
  order: "Order",
  of: "For invoice",
  seller: "Seller",
  customer: "Customer",
  article: "Article",
  units: "Units",
  net: "Net",
  gross: "Amount",
  delivery: "Delivery",
  total: "Total",
  netTotal: "Net",
  paidWithCredit: "Of which paid with store credit",
  savings: "Discounts are taken off already",
  print: "Print",
};
