// To a seller, when an operator asks for something of the checklist once more.
import { type Market, MARKETS } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { html } from "./markup.ts";
import { SELLER_WORDS } from "./seller-words.ts";
import { block } from "./table.ts";

/** What the mail says; `reason` is the operator's own sentence, `url` opens the checklist. */
export interface SellerReview {
  sellerName: string;
  title: string;
  reason: string;
  url: string;
  reading?: Market;
}

/** Asks the seller to answer again. */
export function sellerReviewMail({ sellerName, title, reason, url, reading = MARKETS.us }: SellerReview): MailContent {
  const words = SELLER_WORDS[reading.language];
  const { subject, heading, opening, button } = words.review(sellerName, title);
  return written({
    reading,
    subject,
    preview: opening,
    heading,
    opening: [opening],
    details: html`${block(words.missing, reason.split("\n"))}`,
    detailsText: `${words.missing}:\n${reason}`,
    button: { label: button, url },
    reason: words.appliedReason,
  });
}
