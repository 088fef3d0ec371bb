// What no webhook of any provider may exceed, and how far its clock may be from ours.
import { MINUTE_MS } from "@stoa/contract";

/** How far the clock of a webhook may be from ours, either way. */
export const TOLERANCE_MS = 5 * MINUTE_MS;

const LONGEST_HEADER = 1_024;
const LARGEST_BODY_BYTES = 256 * 1_024;

/** Whether a signature and a body are of a size that is looked at at all. */
export const isOfGoodSize = (header: string | null, body: string): header is string =>
  header !== null && header.length <= LONGEST_HEADER && new TextEncoder().encode(body).length <= LARGEST_BODY_BYTES;
