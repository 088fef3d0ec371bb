// Decisions about content: when a piece is shown, and when the pages that show it have to be read anew.
import type { ContentStatus, Id } from "@stoa/contract";

/** When a piece of content may be seen. */
export interface Showing {
  status: ContentStatus;
  startsAt: number | null;
  endsAt: number | null;
}

/** Whether it is shown at a point in time: published, begun, not over. */
export function isShown({ status, startsAt, endsAt }: Showing, atMs: number): boolean {
  return status === "published" && (startsAt ?? 0) <= atMs && atMs < (endsAt ?? Infinity);
}

/** The points in time to come at which pages change by themselves. */
export function turningPoints({ status, startsAt, endsAt }: Showing, atMs: number): number[] {
  if (status !== "published") return [];
  return [startsAt, endsAt].filter((each): each is number => each !== null && each > atMs);
}

/** All ids in a new order: those named first, as they are named; the others after them, as they were. */
export function arranged(present: readonly Id<"content">[], named: readonly Id<"content">[]): Id<"content">[] {
  const known = new Set(present);
  return [...new Set([...named.filter((id) => known.has(id)), ...present])];
}
