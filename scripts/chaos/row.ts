// A row of the reliability board: what is measured, and how it is run.
import { Rig } from "./rig/rig.ts";

/** What a run of a row came to. */
export interface Outcome {
  /** What was run, with its figures. */
  run: string;
  /** What came out of it. */
  result: string;
  isGood: boolean;
}

/** What a row is run with. */
export class Bench {
  readonly isDeep: boolean;
  readonly seed: number;
  /** True in `npm test`, where the rows that replay and look at much take a sample. */
  readonly isSample: boolean;
  private shared: Promise<Rig> | undefined;

  constructor(of: { isDeep: boolean; seed: number; isSample?: boolean }) {
    this.isDeep = of.isDeep;
    this.seed = of.seed;
    this.isSample = of.isSample ?? false;
  }

  /** One of two figures: for each commit, or for the long run. */
  of<T>(fast: T, deep: T): T {
    return this.isDeep ? deep : fast;
  }

  /** The rig that rows share: each makes sellers and offers of its own. A row that sets troubles takes them back. */
  rig(): Promise<Rig> {
    this.shared ??= Rig.start();
    return this.shared;
  }

  /** What the rig that rows share has complained of so far, each once. */
  async complaints(): Promise<string[]> {
    const rig = await this.shared?.catch(() => undefined);
    return [...new Set(rig?.log)];
  }

  /** Ends what was started. */
  async close(): Promise<void> {
    const rig = await this.shared?.catch(() => undefined);
    this.shared = undefined;
    await rig?.remove();
  }
}

/** A row of the board. */
export interface Row {
  id: string;
  what: string;
  target: string;
  /** Runs in the deep board only: it takes minutes, or repeats what `npm test` runs anyway. */
  isDeepOnly?: boolean;
  run(bench: Bench): Promise<Outcome>;
}

/** Numbers of a seeded sequence, 0 up to 1 (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same things in a random order. */
export function shuffled<T>(things: readonly T[], roll: () => number): T[] {
  return things
    .map((thing) => ({ thing, place: roll() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ thing }) => thing);
}

/** The first few troubles as one sentence. */
export const told = (troubles: readonly string[]): string =>
  troubles.length === 0
    ? "0 troubles"
    : `${troubles.length} troubles: ${troubles.slice(0, 4).join("; ")}${troubles.length > 4 ? "; …" : ""}`;
