// To a seller, once an operator has decided about a product that they proposed, or about a change of one.
import { type MailContent, written } from "./layout.ts";
import { html } from "./markup.ts";
import { block } from "./table.ts";

/** What the mail says; `reason` is the operator's own sentence, null without one; `url` opens the product in the seller's app. */
export interface ProductDecision {
  title: string;
  /** Whether the product itself was proposed, not a change of it. */
  isNew: boolean;
  decision: "approved" | "changes_asked" | "refused";
  reason: string | null;
  url: string;
}

interface Letter {
  subject: (title: string) => string;
  heading: string;
  opening: (title: string) => string;
  button: string;
}

const NEW: Record<ProductDecision["decision"], Letter> = {
  approved: {
    subject: (title) => `${title} is in the shop`,
    heading: "Your product is in the shop",
    opening: (title) => `We have approved ${title}. It can be found and bought from now on.`,
    button: "See your product",
  },
  changes_asked: {
    subject: (title) => `${title} needs another look`,
    heading: "Your product needs another look",
    opening: (title) => `We have read ${title} and ask you to change something before it goes on sale.`,
    button: "Change it and send it again",
  },
  refused: {
    subject: (title) => `${title} was not approved`,
    heading: "Your product was not approved",
    opening: (title) => `We cannot put ${title} in the shop as it is. It stays with you as a draft.`,
    button: "See your draft",
  },
};

const EDIT: Record<ProductDecision["decision"], Letter> = {
  approved: {
    subject: (title) => `Your change of ${title} is in the shop`,
    heading: "Your change is in the shop",
    opening: (title) => `We have approved your change of ${title}. Buyers see it from now on.`,
    button: "See your product",
  },
  changes_asked: {
    subject: (title) => `Your change of ${title} needs another look`,
    heading: "Your change needs another look",
    opening: (title) =>
      `We have read your change of ${title} and ask you to revise it. Until then the page stays as it is.`,
    button: "Revise it and send it again",
  },
  refused: {
    subject: (title) => `Your change of ${title} was not approved`,
    heading: "Your change was not approved",
    opening: (title) => `We have not made your change of ${title}. The page stays as it is.`,
    button: "See your product",
  },
};

/** Writes an operator's decision about a product to its seller. */
export function productDecisionMail({ title, isNew, decision, reason, url }: ProductDecision): MailContent {
  const letter = (isNew ? NEW : EDIT)[decision];
  return written({
    reading: { language: "en", direction: "ltr" },
    subject: letter.subject(title),
    preview: letter.opening(title),
    heading: letter.heading,
    opening: [letter.opening(title)],
    details: reason === null ? null : html`${block("The reason", reason.split("\n"))}`,
    detailsText: reason === null ? "" : `The reason:\n${reason}`,
    button: { label: letter.button, url },
    reason: "You get this mail because you sell on Stoa.",
  });
}
