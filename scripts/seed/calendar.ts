// Moves the dates of the catalogue file so that its newest product was added two days ago, whenever the seed runs.
import { DAY_MS } from "@stoa/contract";
import type { CatalogueFile } from "./catalogue-file.ts";

const NEWEST_PRODUCT_AGE_MS = 2 * DAY_MS;

/** The present, and the catalogue's dates in relation to it. */
export interface Calendar {
  now: number;
  /** The point in time that stands for a date of the catalogue file. */
  at(date: string): number;
}

/** The calendar of a catalogue for a seed that runs at `now`. Dates move by whole days: mornings stay mornings. */
export function calendarOf(catalogue: CatalogueFile, now: number): Calendar {
  const newestAt = Math.max(...catalogue.products.map(({ createdAt }) => Date.parse(createdAt)));
  const shiftMs = Math.floor((now - NEWEST_PRODUCT_AGE_MS - newestAt) / DAY_MS) * DAY_MS;
  return { now, at: (date) => Date.parse(date) + shiftMs };
}
