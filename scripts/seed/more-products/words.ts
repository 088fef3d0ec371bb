// Made-up names, and draws whose n-th choice is 1/n times as likely as the first: what words of a language do.
import type { Dice } from "../dice.ts";

/** A place from 0 to `count - 1`; place n is drawn about 1 / (n + 1) times as often as place 0. */
export function zipf(dice: Dice, count: number): number {
  return Math.min(count - 1, Math.floor(Math.exp(dice.fraction() * Math.log(count + 1))) - 1);
}

/** One of a list whose commonest comes first. */
export function pickByRank<T>(dice: Dice, list: readonly T[]): T {
  return list[zipf(dice, list.length)]!;
}

/** Colours, the commonest first, with what they look like. */
export const COLOURS: readonly (readonly [name: string, hex: string])[] = (
  "White f5f5f2, Black 1f1f21, Grey 8c8f93, Blue 2f5fa8, Green 3f7d4e, Natural d9c3a0, Beige d8c8ae, Brown 6b4a34, Red b3302c, Navy 22304f, " +
  "Pink e3a1ae, Yellow e6c13c, Cream f1e6cf, Charcoal 3a3d42, Silver c3c6ca, Gold c9a44c, Sage 9cab8a, Olive 6d6f3c, Terracotta b9603f, Sand d3bd98, " +
  "Ivory f3ecdc, Mustard c99a2e, Teal 2b7a78, Burgundy 6c1f2f, Orange d97a2b, Purple 6a4a8c, Light Grey c9cbcd, Dark Green 24452f, Rust a4502b, Taupe a39382, " +
  "Sky Blue 8db9dd, Mint a9d6bd, Anthracite 34383c, Blush e6c3bb, Lavender b7a8d6, Turquoise 38b2ac, Rose c9787f, Camel b98b55, Khaki 98905f, Cognac 9a5a2e, " +
  "Coral e2725b, Petrol 1f5a66, Plum 5d2f4c, Emerald 0f7a55, Ochre c1862d, Slate 5c6873, Copper b06a41, Forest 2b4a35, Lilac c7b1d8, Aubergine 3f2440, " +
  "Cobalt 1f4fb0, Chalk edeae2, Indigo 35417f, Apricot eeb98a, Moss 6b7a3e, Pewter 84888a, Fuchsia c23b83, Chestnut 74412b, Stone b8b0a2, Oxblood 5e1a1d, " +
  "Duck Egg b9d3cd, Tobacco 7d5a38, Celadon a9c3a6, Saffron e0a526, Raspberry a62a52, Graphite 45494d, Mulberry 6f2a4f, Pistachio b5c88a, Cerise c72c5b, Denim 3f5f86"
)
  .split(", ")
  .map((text) => [text.slice(0, -7), `#${text.slice(-6)}`] as const);

const syllables = (text: string): readonly string[] => text.split(" ");
const HEADS = syllables(
  "Al An Ar Bel Ber Bra Cal Car Cor Dal Del Dor El Em Er Fal Fen Fin Gal Gen Gra Hal Har Hol Il In Is Jar Jor Kal Kar Kel Kin Lan Lar Len Lin Lor " +
    "Mal Mar Mel Mer Mil Mor Nal Nel Nor Ol Or Os Pal Per Pol Ral Ren Ril Ros Sal Sel Sen Sol Sor Stel Tal Tar Tel Tor Ul Val Var Ver Vil Vol Wel Win Yl Zan Zel",
);
const MIDDLES = syllables(
  "a e i o u ba be da de di do ga ka ki la le li lo ma me mi mo na ne ni no ra re ri ro sa se ta te ti to va ve vi",
);
const TAILS = syllables(
  "berg dale den der ella en eth ette ford gard ham holm ia ian ine ira is ita la land len let lin lo low mar men mere mond na ne nor on ona or ora " +
    "ric ro ry sen sta stad ston ta tin ton tra um va ven via vik well wick wood ya",
);

/** The number of different names that `nameOf` knows. */
export const NAMES = HEADS.length * (MIDDLES.length + 1) * TAILS.length;

/** Spreads neighbouring places over the whole range, so that names side by side do not look alike. */
const STRIDE = 104_729;

/** The made-up name at a place: each its own. The first few thousand are short. */
export function nameOf(place: number): string {
  const short = HEADS.length * TAILS.length;
  const isShort = place < short;
  const rest = isShort ? (place * STRIDE) % short : ((place - short) * STRIDE) % (NAMES - short);
  const head = HEADS[rest % HEADS.length]!;
  const tail = TAILS[Math.floor(rest / HEADS.length) % TAILS.length]!;
  const middle = isShort ? "" : MIDDLES[Math.floor(rest / (HEADS.length * TAILS.length))]!;
  return `${head}${middle}${tail}`.replace(/([a-z])\1\1/g, "$1$1");
}
