// Measures of invented products: the numbers, how a title writes them, and the attributes that they become.
import type { Dice } from "../dice.ts";
import type { Kind } from "./kinds.ts";
import type { Profile } from "./profile.ts";

/** An attribute of a product; `value` is a number where it has a unit. */
export interface Attribute {
  key: string;
  label: string;
  value: string | number;
  unit?: string;
}

/** What was measured: for the title, for the description, and as attributes. */
export interface Measured {
  text: string;
  sentence: string;
  attributes: readonly Attribute[];
}

const NOTHING: Measured = { text: "", sentence: "", attributes: [] };

/** Draws measures of a thing: small ones more often than large ones, in steps that makers use. */
export function measure({ noun }: Kind, { by, from, to }: Profile["measured"], dice: Dice): Measured {
  const between = (least: number, most: number) => rounded(least * (most / least) ** dice.fraction());
  switch (by) {
    case "box": {
      const width = between(from, to);
      const [depth, height] = [
        rounded(width * (0.35 + dice.fraction() * 0.6)),
        rounded(width * (0.3 + dice.fraction())),
      ];
      const text = dice.chance(0.5) ? `${cm(width)} cm` : `${cm(width)} × ${cm(depth)} × ${cm(height)} cm`;
      return {
        text,
        sentence: `It measures ${cm(width)} × ${cm(depth)} × ${cm(height)} cm (width × depth × height).`,
        attributes: [centimetres("width", width), centimetres("depth", depth), centimetres("height", height)],
      };
    }
    case "flat": {
      const width = between(from, to);
      const height = rounded(width * (0.5 + dice.fraction()));
      return {
        text: `${cm(width)} × ${cm(height)} cm`,
        sentence: `It is ${cm(width)} cm wide and ${cm(height)} cm high.`,
        attributes: [centimetres("width", width), centimetres("height", height)],
      };
    }
    case "volume": {
      const millilitres = between(from, to);
      const [value, unit] = millilitres >= 1_000 ? [millilitres / 1_000, "l"] : [millilitres, "ml"];
      return {
        text: `${value} ${unit}`,
        sentence: `It holds ${value} ${unit}.`,
        attributes: [{ key: "volume", label: "Volume", value: millilitres, unit: "ml" }],
      };
    }
    case "power":
      return single("power", "Power", between(from, to), "W");
    case "weight": {
      const grams = between(from, to);
      const text = grams >= 1_000 ? `${grams / 1_000} kg` : `${grams} g`;
      return { ...single("weight", "Weight", grams / 1_000, "kg"), text, sentence: `It weighs ${text}.` };
    }
    case "length":
      return single("length", "Length", between(from, to) / 10, "cm");
    case "pages":
      return pages(Math.round(between(from, to) / 8) * 8);
    case "voltage":
      return single("voltage", "Voltage", dice.pick([18, 12, 20, 36, 40, 230]), "V");
    case "device":
      return deviceMeasure(noun, dice);
    case "thread": {
      const [diameter, length] = [dice.pick([2, 2.5, 3, 4, 5, 6, 8, 10, 12, 16, 20]), between(6, 200)];
      return {
        text: `M${diameter} × ${length} mm`,
        sentence: `The thread is M${diameter}, ${length} mm long.`,
        attributes: [
          { key: "size", label: "Size", value: `M${diameter}` },
          { key: "length", label: "Length", value: length / 10, unit: "cm" },
        ],
      };
    }
    case "none":
      return NOTHING;
  }
}

/** Devices go by their memory, their screen, their battery or their cable, and some by nothing. */
function deviceMeasure(noun: string, dice: Dice): Measured {
  if (/Cable|Strap|Extension/.test(noun))
    return single("length", "Length", dice.pick([30, 50, 100, 150, 200, 300, 500]), "cm");
  if (/Drive|Memory Card|Smartphone|Laptop$|Tablet$/.test(noun))
    return single("storage", "Storage", 2 ** dice.whole(5, 12), "GB");
  if (/Television|Monitor$|Projector Screen/.test(noun))
    return single("screen", "Screen", dice.pick([24, 27, 32, 43, 50, 55, 65, 75]), "in");
  if (/Headphones|Ear|Headset|Speaker$|watch|Mouse|Keyboard|Controller|Camera|Radio/.test(noun))
    return single("battery", "Battery", dice.whole(4, 80), "h");
  return NOTHING;
}

function pages(count: number): Measured {
  const text = `${count} pages`;
  return { text, sentence: `It has ${text}.`, attributes: [{ key: "pages", label: "Pages", value: count }] };
}

function single(key: string, label: string, value: number, unit: string): Measured {
  const text = `${value} ${unit}`;
  return { text, sentence: `${label}: ${text}.`, attributes: [{ key, label, value, unit }] };
}

const cm = (millimetres: number): number => millimetres / 10;

function centimetres(key: "width" | "depth" | "height", millimetres: number): Attribute {
  return { key, label: `${key[0]!.toUpperCase()}${key.slice(1)}`, value: cm(millimetres), unit: "cm" };
}

/** To two digits, and to fives: 37 is 35, 612 is 600, 1 840 is 1 850. */
function rounded(value: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1) * (value < 20 ? 1 : 5);
  return Math.max(1, Math.round(value / step) * step);
}
