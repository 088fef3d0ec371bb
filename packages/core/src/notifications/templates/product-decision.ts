// To a seller, once an operator has decided about a product that they proposed, or about a change of one.
import { type Market, MARKETS } from "@stoa/contract";
import { type MailContent, written } from "./layout.ts";
import { html } from "./markup.ts";
import { SELLER_WORDS } from "./seller-words.ts";
import { block } from "./table.ts";

/** What the mail says; `reason` is the operator's own sentence, null without one; `url` opens the product in the seller's app. */
export interface ProductDecision {
  title: string;
  /** Whether the product itself was proposed, not a change of it. */
  isNew: boolean;
  decision: "approved" | "changes_asked" | "refused";
  reason: string | null;
  url: string;
  reading?: Market;
}

/** Writes an operator's decision about a product to its seller. */
export function productDecisionMail(of: ProductDecision): MailContent {
  const { title, isNew, decision, reason, url, reading = MARKETS.us } = of;
  const words = SELLER_WORDS[reading.language];
  const { subject, heading, opening, button } = words.product[decision](title, isNew);
  return written({
    reading,
    subject,
    preview: opening,
    heading,
    opening: [opening],
    details: reason === null ? null : html`${block(words.because, reason.split("\n"))}`,
    detailsText: reason === null ? "" : `${words.because}:\n${reason}`,
    button: { label: button, url },
    reason: words.reason,
  });
}
