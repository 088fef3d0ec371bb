// What an invented product is called and what is said about it.
import type { Dice } from "../dice.ts";
import type { Kind } from "./kinds.ts";
import { type Attribute, type Measured, measure } from "./measures.ts";
import type { Profile } from "./profile.ts";
import { isPlural, plural } from "./nouns.ts";
import { PROFILES } from "./profiles.ts";
import { COLOURS, NAMES, nameOf, pickByRank, zipf } from "./words.ts";

/** What is known of a product before anything is written down. */
export interface Draft {
  kind: Kind;
  profile: Profile;
  brand: string;
  series: string;
  features: readonly string[];
  /** Empty where nobody would say. */
  material: string;
  colour: string;
  measured: Measured;
  pieces: number;
  model: string;
}

/** What a title names besides the noun. */
type Mentioned = Record<"brand" | "series" | "material" | "colour" | "measure" | "model", boolean>;

const TOPICS = (
  "Kitchen, Garden, Sea, Forest, City, Winter, Table, Island, Mountain, Summer, River, House, Bread, Road, Bird, Night, Market, Light, Coast, Letter, " +
  "Harbour, Orchard, Wind, Train, Mushroom, Star, Lake, Stone, Tea, Valley, Lighthouse, Spice, Desert, Meadow, Clockmaker, Fjord, Bridge, Beekeeper, Atlas, Weaver"
).split(", ");

/** Draws what a product is like. `brandPlace` keeps the series of a brand together. */
export function draftOf(kind: Kind, brand: string, brandPlace: number, dice: Dice): Draft {
  const profile: Profile = PROFILES[kind.profile];
  const model = modelOf(brand, dice);
  return {
    kind,
    profile,
    brand,
    series: nameOf((zipf(dice, 20_000) + brandPlace * 71) % NAMES),
    features: featuresOf(kind, profile, dice),
    material: dice.chance(profile.shares.materials * 1.6) ? fitting(kind, profile.materials, dice) : "",
    colour: pickByRank(dice, COLOURS)[0],
    measured: measure(kind, profile.measured, dice),
    pieces: piecesOf(profile, dice),
    model,
  };
}

/** The title: most name two or three things besides the noun, in one of the orders that shops use. */
export function titleOf(draft: Draft, dice: Dice): string {
  if (draft.kind.profile === "book") return bookTitle(draft, dice);
  const { kind, measured, pieces, features } = draft;
  const named = mentioned(draft, dice);
  const noun = pieces > 1 && dice.chance(0.5) ? plural(kind.noun) : kind.noun;
  const isSet = pieces > 1;
  const isBare = features.length === 0 && !named.material && !named.colour && !named.model;
  const start = [named.brand && draft.brand, (named.series || isBare) && draft.series];
  const count = isSet && (pieces > 12 ? `${pieces}-Pack` : `Set of ${pieces}`);
  const size = named.measure && measured.text;
  switch (dice.whole(0, 3)) {
    case 0: // Kalvera Fluted Oak Sideboard, White, 180 × 45 × 80 cm
      return line([
        [...start, ...features, named.material && draft.material, noun, named.model && draft.model],
        [named.colour && draft.colour],
        [count],
        [size],
      ]);
    case 1: // White Fluted Sideboard in Oak
      return line([
        [
          ...start,
          named.colour && draft.colour,
          ...features,
          noun,
          named.material && `${joint(kind)} ${draft.material}`,
        ],
        [named.model && draft.model],
        [size],
        [count],
      ]);
    case 2: // Set of 4 Stoneware Bowls, Sage
      return line([
        [
          isSet && `Set of ${pieces}`,
          ...features.slice(0, 1),
          named.material && draft.material,
          isSet ? plural(kind.noun) : kind.noun,
        ],
        [size],
        [named.colour && draft.colour],
        [(named.series || isBare) && draft.series],
      ]);
    default: // Sideboard Kalvera, Fluted, 180 cm
      return line([
        [named.brand && draft.brand, noun, (named.series || isBare) && draft.series, named.model && draft.model],
        features,
        [named.material && draft.material],
        [size],
        [count],
        [named.colour && draft.colour],
      ]);
  }
}

/** What a product page lists, in its order. */
export function attributesOf({ material, colour, measured, pieces }: Draft): Attribute[] {
  return [
    ...(material === "" ? [] : [{ key: "material", label: "Material", value: material }]),
    { key: "colour", label: "Colour", value: colour },
    ...measured.attributes,
    ...(pieces > 1 ? [{ key: "pieces", label: "Pieces", value: pieces }] : []),
  ];
}

/** Two to four sentences. */
export function descriptionOf(draft: Draft, dice: Dice): string {
  const { kind, profile, brand, series, features, material, measured, colour } = draft;
  const made = material === "" ? "" : ` ${kind.profile === "beauty" ? "with" : "of"} ${lower(material)}`;
  const thing = lower([...features, kind.noun].join(" "));
  const opening = dice.pick([
    `${series}: ${articled(thing)}${made} by ${brand}.`,
    `${capital(articled(thing))}${made}, from the ${series} series.`,
    `${brand} makes ${isPlural(kind.noun) ? "these" : "this"} ${thing}${made}.`,
    `The ${thing} of the ${series} series, here in ${lower(colour)}.`,
  ]);
  const size = dice.chance(0.7) ? measured.sentence : "";
  const notes = dice.sample(profile.notes, dice.whole(1, 2)).map((note) => `${note}.`);
  return [opening, size, ...notes].filter(Boolean).join(" ");
}

const ALL_PIECES = [2, 4, 10, 6, 5, 100, 20, 50, 3, 12, 25, 8, 24, 200];
const FEW_PIECES = [2, 4, 6, 3, 8, 5, 12];

function piecesOf({ shares }: Profile, dice: Dice): number {
  if (!dice.chance(shares.sets)) return 1;
  return pickByRank(dice, shares.sets > 0.3 ? ALL_PIECES : FEW_PIECES);
}

function mentioned({ kind, material, profile: { shares, measured } }: Draft, dice: Dice): Mentioned {
  const model = dice.chance(shares.models);
  return {
    model,
    brand: dice.chance(model ? 0.6 : 0.2),
    series: dice.chance(model ? 0.2 : 0.5),
    material: material !== "" && dice.chance(0.65),
    colour: dice.chance(shares.colours * 0.8),
    measure: dice.chance(measured.by === "thread" ? 0.9 : 0.4) && kind.profile !== "clothing",
  };
}

function featuresOf(kind: Kind, profile: Profile, dice: Dice): string[] {
  const count = dice.weighted([0, 1, 2], (many) => [25, 60, 15][many]!);
  const own = kind.features.length > 0 && dice.chance(0.6);
  const drawn = Array.from({ length: count }, (_, i) =>
    fitting(kind, own && i === 0 ? kind.features : profile.features, dice),
  );
  return [...new Set(drawn.filter(Boolean))];
}

/** A word of a list that the noun does not say already; none when three draws do not find one. */
function fitting({ noun }: Kind, list: readonly string[], dice: Dice): string {
  for (let draws = 0; draws < 3; draws++) {
    const word = pickByRank(dice, list);
    if (!word.split(/[ -]/).some((part) => noun.includes(part.slice(0, 5)))) return word;
  }
  return list.at(-1)!;
}

/** `The Secret Harbour: A Travel Guide, Hardcover` */
function bookTitle({ kind, features, material, series, pieces }: Draft, dice: Dice): string {
  const feature = features[0] ?? "";
  const topic = pickByRank(dice, TOPICS);
  const head = dice.pick([
    `The ${feature} ${topic}`,
    `${topic} and ${pickByRank(dice, TOPICS)}`,
    `The ${topic} of ${series}`,
    `A ${topic} in ${series}`,
    `${feature} ${plural(topic)}`,
  ]);
  return line([[`${head}: ${capital(articled(kind.noun))}`], [material], [pieces > 1 && `${pieces} Volumes`]]);
}

/** What things of beauty are made with; all others are made of something. */
const joint = ({ profile }: Kind): "in" | "with" => (profile === "beauty" ? "with" : "in");

const MODEL_LETTERS = "ABCDEFGHJKLMNPRSTUVWXZ";

/** A part number as makers give them: `KV-2040B`, `SR350`, `TX 18-42`. */
function modelOf(brand: string, dice: Dice): string {
  const letter = () => MODEL_LETTERS[dice.whole(0, MODEL_LETTERS.length - 1)]!;
  const start = brand.slice(0, 1).toUpperCase() + letter();
  const digits = String(dice.whole(10, 9_999));
  return dice.pick([
    `${start}-${digits}${letter()}`,
    `${start}${digits}`,
    `${start}${digits}-${dice.whole(10, 99)}`,
    `${digits}${letter()}${letter()}`,
  ]);
}

/** Words with spaces between them, groups with commas between them; what is false is left out. */
function line(groups: readonly (readonly (string | false)[])[]): string {
  return groups
    .map((words) => words.filter(Boolean).join(" "))
    .filter(Boolean)
    .join(", ");
}

const articled = (thing: string): string =>
  isPlural(thing) ? thing : `${/^([aeio]|u[lmnp](?!i))/i.test(thing) ? "an" : "a"} ${thing}`;
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
/** In a sentence; names of standards stay as they are. */
const lower = (text: string): string => text.replaceAll(/(?<![A-Z])[A-Z](?=[a-z'])/g, (letter) => letter.toLowerCase());
