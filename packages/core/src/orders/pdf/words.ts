// The words of printed documents, in the languages that can be set.

/** What a printed document calls things. */
export interface DocumentWords {
  invoice: string;
  credit: string;
  date: string;
  order: string;
  of: string;
  seller: string;
  customer: string;
  article: string;
  units: string;
  net: string;
  gross: string;
  delivery: string;
  netTotal: string;
  total: string;
  paidWithCredit: string;
  savings: string;
}

export const DOCUMENT_WORDS = {
  en: {
    invoice: "Invoice",
    credit: "Credit note",
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
    netTotal: "Net",
    total: "Total",
    paidWithCredit: "Of which paid with store credit",
    savings: "Discounts are taken off already.",
  },
  de: {
    invoice: "Rechnung",
    credit: "Gutschrift",
    date: "Datum",
    order: "Bestellung",
    of: "Zur Rechnung",
    seller: "Verkäufer",
    customer: "Kunde",
    article: "Artikel",
    units: "Menge",
    net: "Netto",
    gross: "Betrag",
    delivery: "Versand",
    netTotal: "Netto",
    total: "Gesamtbetrag",
    paidWithCredit: "Davon mit Guthaben bezahlt",
    savings: "Rabatte sind bereits abgezogen.",
  },
  ja: {
    invoice: "請求書",
    credit: "返金明細書",
    date: "日付",
    order: "ご注文",
    of: "対象の請求書",
    seller: "出品者",
    customer: "お客様",
    article: "商品",
    units: "数量",
    net: "税抜",
    gross: "金額",
    delivery: "送料",
    netTotal: "税抜合計",
    total: "合計",
    paidWithCredit: "うちストアクレジット",
    savings: "割引は差し引き済みです。",
  },
} as const satisfies Record<string, DocumentWords>;
