// Chance that can be repeated: numbers, choices and ids drawn from a word, never from the machine.
import { type Id, type IdNoun, newId } from "@stoa/contract";

/** A source of chance. Two dice made from the same word fall alike for ever. */
export interface Dice {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number, both ends included. */
  whole(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of `list`, as likely as its weight says. */
  weighted<T>(list: readonly T[], weightOf: (item: T) => number): T;
  /** `count` different items of `list` (all of them when there are fewer), in the order drawn. */
  sample<T>(list: readonly T[], count: number): T[];
  bytes(count: number): Uint8Array<ArrayBuffer>;
  id<N extends IdNoun>(noun: N, atMs: number): Id<N>;
}

/** Makes dice from a word. Each part of the seed throws its own, so that a change in one leaves the others as they are. */
export function diceOf(word: string): Dice {
  const fraction = mulberry32(hashOf(word));
  const dice: Dice = {
    fraction,
    whole: (least, most) => least + Math.floor(fraction() * (most - least + 1)),
    chance: (probability) => fraction() < probability,
    pick: (list) => list[Math.floor(fraction() * list.length)]!,
    weighted(list, weightOf) {
      let left = fraction() * list.reduce((sum, item) => sum + weightOf(item), 0);
      return list.find((item) => (left -= weightOf(item)) < 0) ?? list.at(-1)!;
    },
    sample(list, count) {
      const rest = [...list];
      return Array.from(
        { length: Math.min(count, rest.length) },
        () => rest.splice(dice.whole(0, rest.length - 1), 1)[0]!,
      );
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => dice.whole(0, 255)),
    id: (noun, atMs) => newId(noun, atMs, dice.bytes(16)),
  };
  return dice;
}

/** FNV-1a, 32 bits. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
