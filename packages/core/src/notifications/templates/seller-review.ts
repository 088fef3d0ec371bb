// To a seller, when an operator asks for something of the checklist once more.
import { type MailContent, written } from "./layout.ts";
import { html } from "./markup.ts";
import { block } from "./table.ts";

/** What the mail says; `reason` is the operator's own sentence, `url` opens the checklist. */
export interface SellerReview {
  sellerName: string;
  title: string;
  reason: string;
  url: string;
}

/** Asks the seller to answer again. */
export function sellerReviewMail({ sellerName, title, reason, url }: SellerReview): MailContent {
  const opening = `We have looked at “${title}” for ${sellerName}, and need it once more.`;
  return written({
    reading: { language: "en", direction: "ltr" },
    subject: `${sellerName}: “${title}” is needed once more`,
    preview: opening,
    heading: "One more thing",
    opening: [opening],
    details: html`${block("What is missing", reason.split("\n"))}`,
    detailsText: `What is missing:\n${reason}`,
    button: { label: "Open the checklist", url },
    reason: "You get this mail because you applied to sell on Stoa.",
  });
}
