// The three decisions about a proposal, and what each of them leads to, said before it does.

export const DECISIONS = ["approve", "ask", "refuse"] as const;
export type Decision = (typeof DECISIONS)[number];

interface Wording {
  verb: string;
  danger: boolean;
  /** What it leads to, for a new product and for an edit. */
  consequence: { create: string; edit: string };
  /** Said once it is done. */
  done: string;
}

export const WORDING: Record<Decision, Wording> = {
  approve: {
    verb: "Approve",
    danger: false,
    consequence: {
      create: "The product is in the shop within seconds, with the seller's offers.",
      edit: "The page reads so within seconds, for every seller on it.",
    },
    done: "Approved. The shop is following.",
  },
  ask: {
    verb: "Ask for changes",
    danger: false,
    consequence: {
      create: "The product stays out of the shop until the seller has sent it again.",
      edit: "The page stays as it is until the seller has sent the edit again.",
    },
    done: "Sent back. The seller reads your reason.",
  },
  refuse: {
    verb: "Refuse",
    danger: true,
    consequence: {
      create: "The product becomes a draft of its seller. Nothing of it appears in the shop.",
      edit: "The page stays as it is.",
    },
    done: "Refused. The seller reads your reason.",
  },
};

/** Whether a word is one of the decisions. */
export function isDecision(word: unknown): word is Decision {
  return DECISIONS.some((decision) => decision === word);
}
