// The shape of a profile: what things of one sort have in common.

/** What is measured: sides, a content, watts, volts, a mass, a length, a thread, pages, or what goes for the device. */
export type Measure =
  | "box"
  | "flat"
  | "volume"
  | "power"
  | "voltage"
  | "device"
  | "weight"
  | "length"
  | "thread"
  | "pages"
  | "none";

/** What variants of a product differ in. */
export type Axis = "colour" | "size" | "eu-size" | "none";

/** What things of one sort have in common. */
export interface Profile {
  materials: readonly string[];
  features: readonly string[];
  /** Millimetres, millilitres, watts, grams or pages. */
  measured: { by: Measure; from: number; to: number };
  /** Shares of titles that name a material, a colour, a model number, a number of pieces. */
  shares: { materials: number; colours: number; models: number; sets: number };
  axis: Axis;
  /** The lightest and the heaviest. */
  grams: readonly [least: number, most: number];
  /** What a description may say of it besides. */
  notes: readonly string[];
}
