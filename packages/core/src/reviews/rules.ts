// What becomes of what people write: how it is signed, how long it can be changed, when it waits for an operator.
import { type ContentFault, type HeldReason, REVIEW_EDIT_MS, type ReviewStatus } from "@stoa/contract";

/** Until when its author may change a review or a rating. */
export const editableUntil = (createdAt: number): number => createdAt + REVIEW_EDIT_MS;

/** The window in which too much at once is counted. */
export const BURST_MS = 60 * 60_000;
const LEAST_BURST = 10;
const PART_OF_ALL = 50;

/** Most reviews of one product within `BURST_MS` that look like customers: ten, or a fiftieth of all where it has many. */
export const burstLimit = (ratingCount: number): number => Math.max(LEAST_BURST, Math.floor(ratingCount / PART_OF_ALL));

/** Most questions about one product within `BURST_MS`. */
export const QUESTION_BURST = 10;

/** Where something stands that its author may have changed before. */
export interface Standing {
  status: ReviewStatus;
  heldBecause: HeldReason | null;
  refusedBecause: ContentFault | null;
}

/**
 * Where it stands once its author has written it anew: what an operator refused, or has not looked at yet, waits; all else
 * is published.
 */
export function afterWriting({
  heldBecause,
  refusedBecause,
}: Pick<Standing, "heldBecause" | "refusedBecause">): Standing {
  if (refusedBecause !== null) return { status: "held", heldBecause: heldBecause ?? "edited", refusedBecause };
  return { status: heldBecause === null ? "published" : "held", heldBecause, refusedBecause: null };
}

/** Average stars times 100; 0 of nothing. */
export const averageCenti = (sum: number, count: number): number => (count === 0 ? 0 : Math.round((sum * 100) / count));

/** A part of a whole in hundredths of a percent; 0 of nothing. */
export const shareBps = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part * 10_000) / whole);
