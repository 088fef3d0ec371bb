// Variants of invented products: mostly one; clothes and shoes in sizes, other things in colours.
import type { OptionAxis } from "@stoa/contract";
import type { Dice } from "../dice.ts";
import type { Draft } from "./titles.ts";
import { COLOURS, pickByRank } from "./words.ts";

/** A variant without its ids. */
export interface VariantDraft {
  sku: string;
  gtin: string | null;
  options: Record<string, string>;
  weightGrams: number;
}

/** GTINs of a product begin at three times its number. */
export const MOST_VARIANTS = 3;

const SIZES = ["XS", "S", "M", "L", "XL", "XXL"];
const EU_SIZES = Array.from({ length: 12 }, (_, i) => String(35 + i));

/** The axes of a product and its one to three variants. */
export function variantsOf(
  draft: Draft,
  { title, number }: { title: string; number: number },
  dice: Dice,
): { options: OptionAxis[]; variants: VariantDraft[] } {
  const axis = axisOf(draft, title, dice);
  const [least, most] = draft.profile.grams;
  const weightGrams = Math.max(1, Math.round(least * (most / least) ** dice.fraction()));
  const sku = title.includes(draft.model) ? draft.model : `${draft.brand.slice(0, 3).toUpperCase()}-${number}`;
  const hasGtin = dice.chance(0.7);
  return {
    options: axis === null ? [] : [axis],
    variants: (axis?.values ?? [null]).map((value, i) => ({
      sku: value === null || i === 0 ? sku : `${sku}-${value.value.slice(0, 4).toUpperCase()}`,
      gtin: hasGtin ? gtinOf(number * MOST_VARIANTS + i) : null,
      options: axis === null || value === null ? {} : { [axis.name]: value.value },
      weightGrams,
    })),
  };
}

function axisOf({ profile, colour }: Draft, title: string, dice: Dice): OptionAxis | null {
  if (profile.axis === "none") return null;
  if (profile.axis === "colour") {
    if (!dice.chance(profile.shares.colours)) return null;
    const first = COLOURS.find(([name]) => name === colour)!;
    const others =
      title.includes(colour) || !dice.chance(0.35) ? [] : [pickByRank(dice, COLOURS), pickByRank(dice, COLOURS)];
    const values = [...new Map([first, ...others])].map(([value, hex]) => ({ value, hex }));
    return { name: "Colour", kind: "swatch", values };
  }
  const [name, sizes] = profile.axis === "size" ? (["Size", SIZES] as const) : (["EU size", EU_SIZES] as const);
  const count = dice.weighted([1, 2, 3], (many) => [0, 50, 25, 25][many]!);
  const start = dice.whole(0, sizes.length - count);
  return { name, kind: "select", values: sizes.slice(start, start + count).map((value) => ({ value, hex: null })) };
}

/** A GTIN-13 of the range 29, which GS1 keeps for use inside a shop. */
function gtinOf(number: number): string {
  const digits = `29${String(number).padStart(10, "0")}`;
  let sum = 0;
  for (let i = 0; i < 12; i++) sum += Number(digits[i]) * (i % 2 === 0 ? 1 : 3);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
