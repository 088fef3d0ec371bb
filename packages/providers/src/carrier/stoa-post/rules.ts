// The marketplace's own carrier for demonstrations: the way of a parcel follows from its number and the time, and from
// nothing else, so that it needs no memory and keeps any clock. Pure.
import { HOUR_MS, MINUTE_MS, type ParcelEventKind } from "@stoa/contract";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PREFIX = "SP";
const TIME_LETTERS = 6;
const SEED_LETTERS = 6;

/** Numbers in the base of the letters, the most significant first. */
function written(value: number, length: number): string {
  let text = "";
  for (let rest = value, i = 0; i < length; i++, rest = Math.floor(rest / 32)) text = LETTERS[rest % 32] + text;
  return text;
}

const read = (text: string): number => [...text].reduce((value, letter) => value * 32 + LETTERS.indexOf(letter), 0);

/** The letter that guards against a mistyped number. */
function checkLetter(text: string): string {
  const sum = [...text].reduce((total, letter, i) => total + (i + 1) * LETTERS.indexOf(letter), 0);
  return LETTERS[sum % 31]!;
}

/** The number of a parcel booked at this time, to the next minute; `seed` makes it its own. Express parcels have an X in it, others an S. */
export function trackingNumberOf(atMs: number, seed: number, isExpress: boolean): string {
  const body = written(Math.ceil(atMs / MINUTE_MS), TIME_LETTERS) + written(seed, SEED_LETTERS);
  return `${PREFIX}${isExpress ? "X" : "S"}${body}${checkLetter(body)}`;
}

/** A step on a parcel's way. */
export interface WayStep {
  kind: ParcelEventKind;
  place: string;
  at: number;
}

const HUBS = ["Northgate hub", "Riverside hub", "Airport hub", "Old Harbour hub"];

/** What the number of a parcel says; null for a number that was never given. */
export function parsed(trackingNumber: string): { bookedAt: number; seed: number; isExpress: boolean } | null {
  const match = /^SP([SX])([0-9A-HJKMNP-TV-Z]{12})([0-9A-HJKMNP-TV-Z])$/.exec(trackingNumber);
  if (!match || checkLetter(match[2]!) !== match[3]) return null;
  const body = match[2]!;
  return {
    bookedAt: read(body.slice(0, TIME_LETTERS)) * MINUTE_MS,
    seed: read(body.slice(TIME_LETTERS)),
    isExpress: match[1] === "X",
  };
}

/** Fractions between 0 and 1 that follow from a seed (mulberry32). */
function fractionsOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The whole way of a parcel: label, accepted, on the road, out for delivery, delivered. One in eight is delayed, one in ten
 * is not delivered at the first try, one in fifty goes back. Nothing for a number that was never given.
 */
export function wayOf(trackingNumber: string): WayStep[] {
  const of = parsed(trackingNumber);
  if (!of) return [];
  const next = fractionsOf(of.seed);
  const pace = of.isExpress ? 0.4 : 1;
  let at = of.bookedAt;
  const steps: WayStep[] = [];
  const hub = () => HUBS[Math.floor(next() * HUBS.length)]!;
  const go = (kind: ParcelEventKind, place: string, hours: number) => {
    at += Math.round(hours * HOUR_MS);
    steps.push({ kind, place, at });
  };
  const [isDelayed, fails, goesBack] = [next() < 1 / 8, next() < 1 / 10, next() < 1 / 50];
  go("label_created", "", 0);
  go("accepted", hub(), (1 + next() * 3) * pace);
  go("in_transit", hub(), (6 + next() * 8) * pace);
  if (isDelayed) go("delayed", hub(), 4 + next() * 4);
  go("in_transit", hub(), (12 + next() * 18) * pace);
  go("out_for_delivery", "", (8 + next() * 4) * pace);
  if (fails || goesBack) {
    go("failed_attempt", "", 3 + next() * 4);
    if (goesBack) {
      go("returned", "", 48 + next() * 24);
      return steps;
    }
    go("out_for_delivery", "", 18 + next() * 4);
  }
  go("delivered", "", 2 + next() * 5);
  return steps;
}
