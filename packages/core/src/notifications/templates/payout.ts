// To a seller, when a payout has left, or was refused and is back in their balance.
import { type Currency, formatMoney, type Market, MARKETS } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { SELLER_WORDS } from "./seller-words.ts";

/** What the mail says. `destination` is the masked account; `url` opens the payout. */
export interface PayoutMail {
  sellerName: string;
  outcome: "paid" | "failed";
  amountMinor: number;
  currency: Currency;
  destination: string;
  url: string;
  reading?: Market;
}

/** Writes how a payout ended. */
export function payoutMail(of: PayoutMail): MailContent {
  const { sellerName, outcome, amountMinor, currency, destination, url, reading = MARKETS.us } = of;
  const words = SELLER_WORDS[reading.language];
  const money = formatMoney(amountMinor, currency, reading.locale);
  const { subject, heading, opening, button } = words.payout[outcome](money, sellerName, destination.slice(-4));
  return written({
    reading,
    subject,
    preview: opening,
    heading,
    opening: [opening, ...(outcome === "failed" ? [words.checkAccount] : [])],
    details: null,
    detailsText: "",
    button: { label: button, url },
    reason: words.reason,
  });
}
