// What the rig has set for this process: where to stop, and how bindings misbehave. Gone with the process, as it should be.
import type { FaultPoint } from "@stoa/core/kernel";

/** How a database misbehaves: shares of its batches, 0 to 1, and how long a stall takes. */
export interface DatabaseTroubles {
  errorBefore: number;
  errorAfter: number;
  stall: number;
  stallMs: number;
}

/** How a queue misbehaves: the share of messages that are lost, and how often each other one is sent. */
export interface QueueTroubles {
  lost: number;
  copies: number;
}

/** Everything that the rig can set. */
export interface Troubles {
  /** Fault points at which the rig is asked what to do. */
  armed: readonly FaultPoint[];
  database: DatabaseTroubles;
  queue: QueueTroubles;
  /** Mails that were handed over are told to the rig. */
  tellsMails: boolean;
  /** Seeds the dice of the troubles above. */
  seed: number;
}

export const NO_TROUBLES: Troubles = {
  armed: [],
  database: { errorBefore: 0, errorAfter: 0, stall: 0, stallMs: 0 },
  queue: { lost: 0, copies: 1 },
  tellsMails: false,
  seed: 1,
};

let troubles = NO_TROUBLES;
let dice = 1;

export const troublesNow = (): Troubles => troubles;

/** Sets what differs from good behaviour. */
export function setTroubles(set: Partial<Troubles>): void {
  troubles = { ...NO_TROUBLES, ...set };
  dice = troubles.seed >>> 0;
}

/** The next number of a seeded sequence, 0 up to 1 (mulberry32). */
export function roll(): number {
  dice = (dice + 0x6d2b79f5) >>> 0;
  let t = Math.imul(dice ^ (dice >>> 15), dice | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
}
