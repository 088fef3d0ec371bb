// To a seller, when an operator gave them money or took it, with the reason.
import { type Currency, formatMoney, type Market, MARKETS } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { html } from "./markup.ts";
import { SELLER_WORDS } from "./seller-words.ts";
import { block } from "./table.ts";

/** What the mail says. `amountMinor` above zero was given, below zero taken; `url` opens the statement of that day. */
export interface AdjustmentMail {
  sellerName: string;
  amountMinor: number;
  currency: Currency;
  reason: string;
  url: string;
  reading?: Market;
}

/** Writes what was given or taken, and why. */
export function adjustmentMail(of: AdjustmentMail): MailContent {
  const { sellerName, amountMinor, currency, reason, url, reading = MARKETS.us } = of;
  const words = SELLER_WORDS[reading.language];
  const money = formatMoney(Math.abs(amountMinor), currency, reading.locale);
  const { subject, heading, opening, button } = words.adjusted[amountMinor > 0 ? "given" : "taken"](money, sellerName);
  return written({
    reading,
    subject,
    preview: opening,
    heading,
    opening: [opening],
    details: html`${block(words.because, [reason])}`,
    detailsText: `${words.because}:\n${reason}`,
    button: { label: button, url },
    reason: words.reason,
  });
}
