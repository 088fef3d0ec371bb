// To a seller, once an operator has decided about their shop.
import { type MailContent, written } from "./layout.ts";
import { html } from "./markup.ts";
import { block } from "./table.ts";

/** What the mail says; `reason` is the operator's own sentence, null without one; `url` opens the seller's app. */
export interface SellerDecision {
  sellerName: string;
  decision: "approved" | "suspended" | "refused";
  reason: string | null;
  url: string;
}

const LETTERS = {
  approved: {
    subject: (name: string) => `${name} is open on Stoa`,
    heading: "Your shop is open",
    opening: (name: string) => `We have approved ${name}. Your offers can be found and bought from now on.`,
    button: "Go to your shop",
  },
  suspended: {
    subject: (name: string) => `${name} is suspended on Stoa`,
    heading: "Your shop is suspended",
    opening: (name: string) =>
      `We have suspended ${name}. Its offers cannot be bought at present. Orders that you already have are to be shipped as usual.`,
    button: "See what to do",
  },
  refused: {
    subject: (name: string) => `Your application for ${name}`,
    heading: "We cannot open your shop",
    opening: (name: string) => `We have read your application for ${name} and cannot open the shop as it is.`,
    button: "See what is missing",
  },
} as const;

/** Writes an operator's decision to the seller. */
export function sellerDecisionMail({ sellerName, decision, reason, url }: SellerDecision): MailContent {
  const letter = LETTERS[decision];
  return written({
    reading: { language: "en", direction: "ltr" },
    subject: letter.subject(sellerName),
    preview: letter.opening(sellerName),
    heading: letter.heading,
    opening: [letter.opening(sellerName)],
    details: reason === null ? null : html`${block("The reason", reason.split("\n"))}`,
    detailsText: reason === null ? "" : `The reason:\n${reason}`,
    button: { label: letter.button, url },
    reason: "You get this mail because you sell on Stoa.",
  });
}
