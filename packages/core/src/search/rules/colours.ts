// Colour families: makers name a hundred shades, shoppers look for a dozen.

/** The families a colour filter offers, with the shade that stands for each. */
export const COLOUR_FAMILIES = {
  Black: "#1f1f1f",
  Grey: "#8f9296",
  White: "#ffffff",
  Beige: "#d9c9ac",
  Brown: "#7a5236",
  Red: "#c2372e",
  Orange: "#dd7a36",
  Yellow: "#e5bf3c",
  Green: "#4f7d56",
  Blue: "#3a64a0",
  Purple: "#79529a",
  Pink: "#dd8fa8",
} as const;
export type ColourFamily = keyof typeof COLOUR_FAMILIES;

interface Hsl {
  hue: number;
  saturation: number;
  lightness: number;
}

function hslOf(hex: string): Hsl | null {
  const digits = /^#([0-9a-f]{6})$/i.exec(hex)?.[1];
  if (!digits) return null;
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255) as [
    number,
    number,
    number,
  ];
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const spread = most - least;
  const lightness = (most + least) / 2;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * lightness - 1));
  const hue =
    spread === 0
      ? 0
      : most === red
        ? ((green - blue) / spread + 6) % 6
        : most === green
          ? (blue - red) / spread + 2
          : (red - green) / spread + 4;
  return { hue: hue * 60, saturation, lightness };
}

/** The family of a shade by how it looks; null for what is no `#rrggbb`. */
export function colourFamily(hex: string): ColourFamily | null {
  const hsl = hslOf(hex);
  if (!hsl) return null;
  const { hue, saturation, lightness } = hsl;
  if (lightness < 0.14) return "Black";
  if (saturation < 0.12) return lightness > 0.9 ? "White" : lightness < 0.2 ? "Black" : "Grey";
  if (hue >= 18 && hue < 65 && lightness > 0.68 && saturation < 0.55) return lightness > 0.94 ? "White" : "Beige";
  if (hue < 42 && hue >= 8 && lightness < 0.45 && saturation < 0.6) return "Brown";
  if (hue < 14 || hue >= 345) return lightness > 0.7 ? "Pink" : "Red";
  if (hue < 42) return "Orange";
  if (hue < 68) return "Yellow";
  if (hue < 165) return "Green";
  if (hue < 255) return "Blue";
  return hue < 295 ? "Purple" : "Pink";
}
