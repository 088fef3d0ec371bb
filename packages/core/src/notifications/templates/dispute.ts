// To a seller whose order a customer's bank disputes: what is frozen, by when they can say something, and how it ended.
import { type Currency, type DisputeStatus, formatMoney, formatTime, type Market, MARKETS } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { html } from "./markup.ts";
import { SELLER_WORDS } from "./seller-words.ts";

/** What the mail says; `url` opens the dispute in the seller's app. */
export interface DisputeMail {
  status: DisputeStatus;
  orderNumber: string;
  amountMinor: number;
  sellerMinor: number;
  currency: Currency;
  evidenceDueAt: number;
  url: string;
  reading?: Market;
}

/** Writes the news of a dispute to a seller. */
export function disputeMail({ reading = MARKETS.us, ...of }: DisputeMail): MailContent {
  const words = SELLER_WORDS[reading.language];
  const money = (minor: number) => formatMoney(minor, of.currency, reading.locale);
  // Days before months, so that nobody in the United States is early, and nobody elsewhere late.
  const until = formatTime(of.evidenceDueAt, reading.language === "en" ? "en-GB" : reading.locale, "UTC");
  const letter = words.dispute[of.status](of.orderNumber, money(of.amountMinor), money(of.sellerMinor), until);
  return written({
    reading,
    subject: letter.subject,
    preview: letter.opening,
    heading: letter.heading,
    opening: [letter.opening],
    details: html``,
    detailsText: "",
    button: { label: words.disputeButton, url: of.url },
    reason: words.reason,
  });
}
