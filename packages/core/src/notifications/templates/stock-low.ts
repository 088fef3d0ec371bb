// To a seller, when little or nothing is left of an offer.
import { type Market, MARKETS } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { SELLER_WORDS } from "./seller-words.ts";

/** What the mail says; `url` opens the offer in the seller's app. */
export interface StockLow {
  title: string;
  left: number;
  url: string;
  reading?: Market;
}

/** Writes that stock runs low. */
export function stockLowMail({ title, left, url, reading = MARKETS.us }: StockLow): MailContent {
  const words = SELLER_WORDS[reading.language];
  const { subject, heading, opening, button, out } = words.low(title, left);
  return written({
    reading,
    subject,
    preview: opening,
    heading,
    opening: [opening, out],
    details: null,
    detailsText: "",
    button: { label: button, url },
    reason: words.reason,
  });
}
