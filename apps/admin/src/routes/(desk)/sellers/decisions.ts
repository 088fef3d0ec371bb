// The four decisions about a seller: from which status each leads, and what will happen, said before it does.
import type { AdminSeller, SellerStatus } from "@stoa/client";
import { counted } from "~/lib/words";

export const DECISIONS = ["approve", "refuse", "suspend", "reinstate"] as const;
export type Decision = (typeof DECISIONS)[number];

interface Wording {
  verb: string;
  from: SellerStatus;
  /** Whether it takes something away. */
  danger: boolean;
  /** What it leads to, one sentence each. */
  consequences: (seller: AdminSeller) => string[];
  /** Said once it is done. */
  done: string;
}

export const WORDING: Record<Decision, Wording> = {
  approve: {
    verb: "Approve",
    from: "applied",
    danger: false,
    consequences: () => [
      "They can list products, and what they list is for sale at once, in every market they price for.",
      "They get a mail with your reason.",
    ],
    done: "Approved. They can sell from now on.",
  },
  refuse: {
    verb: "Refuse",
    from: "applied",
    danger: true,
    consequences: () => ["They cannot sell. Nothing of theirs appears in the shop.", "They can read your reason."],
    done: "Refused. They cannot sell.",
  },
  suspend: {
    verb: "Suspend",
    from: "active",
    danger: true,
    consequences: (seller) => [
      `Their ${counted(seller.offerCount, "offer")} vanish from product, search and category pages within seconds, and cannot be bought any more, not even from a cart.`,
      "Orders that are placed already stay theirs to ship.",
      "They get a mail with your reason. You can reinstate them at any time.",
    ],
    done: "Suspended. Their offers are leaving the shop.",
  },
  reinstate: {
    verb: "Reinstate",
    from: "suspended",
    danger: false,
    consequences: (seller) => [
      `Their ${counted(seller.offerCount, "offer")} come back to the shop within seconds, at the prices and stock they have now.`,
    ],
    done: "Reinstated. Their offers are coming back to the shop.",
  },
};

/** The decisions that a status leaves open. */
export function openDecisions(status: SellerStatus): Decision[] {
  return DECISIONS.filter((decision) => WORDING[decision].from === status);
}

/** The decision a word stands for. */
export function isDecision(word: unknown): word is Decision {
  return DECISIONS.some((decision) => decision === word);
}
