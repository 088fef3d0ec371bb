// How this app names the states and kinds of claims.
import type { ClaimAnswer, ClaimDecision, ClaimKind, ClaimStatus } from "@stoa/client";
import type { Tone } from "@stoa/ui";

export const CLAIM_STATUS_WORD: Record<ClaimStatus, string> = {
  open: "With the seller",
  answered: "With the buyer",
  escalated: "To decide",
  denied: "Denied",
  appealed: "Appealed",
  resolved: "Settled",
  closed: "Closed",
  withdrawn: "Withdrawn",
};

export const CLAIM_STATUS_TONE: Record<ClaimStatus, Tone> = {
  open: "info",
  answered: "info",
  escalated: "warn",
  denied: "bad",
  appealed: "warn",
  resolved: "good",
  closed: "plain",
  withdrawn: "plain",
};

export const CLAIM_KIND_WORD: Record<ClaimKind, string> = {
  not_arrived: "Has not arrived",
  damaged: "Damaged",
  wrong_item: "Wrong item",
  not_as_described: "Not as described",
  missing_part: "A part is missing",
};

export const ANSWER_WORD: Record<ClaimAnswer, string> = {
  refund: "gave all the money back",
  part: "offered a part of the money",
  return: "asked for the thing",
  refuse: "refused",
};

export const DECISION_WORD: Record<ClaimDecision, string> = {
  seller_pays: "The buyer gets the money back; the seller bears it",
  marketplace_pays: "The buyer gets the money back; the marketplace bears it",
  deny: "Deny",
};
