// To a seller, once an operator has decided about their shop.
import { type Market, MARKETS } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { SELLER_WORDS } from "./seller-words.ts";
import { html } from "./markup.ts";
import { block } from "./table.ts";

/** What the mail says; `reason` is the operator's own sentence, null without one; `url` opens the seller's app. */
export interface SellerDecision {
  sellerName: string;
  decision: "approved" | "suspended" | "refused";
  reason: string | null;
  url: string;
  reading?: Market;
}

/** Writes an operator's decision to the seller. */
export function sellerDecisionMail(of: SellerDecision): MailContent {
  const { sellerName, decision, reason, url, reading = MARKETS.us } = of;
  const words = SELLER_WORDS[reading.language];
  const { subject, heading, opening, button } = words.decision[decision](sellerName);
  const given = reason ?? "";
  return written({
    reading,
    subject,
    preview: opening,
    heading,
    opening: [opening],
    details: given === "" ? null : html`${block(words.because, given.split("\n"))}`,
    detailsText: given === "" ? "" : `${words.because}:\n${given}`,
    button: { label: button, url },
    reason: words.reason,
  });
}
