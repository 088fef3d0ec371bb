// The makers of invented products: a few thousand names, each at home in one department.
import { type Dice, diceOf } from "../dice.ts";
import { nameOf, zipf } from "./words.ts";

const BRANDS = 3_000;
/** Departments share the list of brands, but each has other favourites. */
const FAVOURITES_APART = 251;
const ENDINGS = ["Studio", "Works", "Atelier", "& Sons", "Home", "Supply", "Goods", "Labs", "Design", "Company"];

const brands = Array.from({ length: BRANDS }, (_, place) => {
  const dice = diceOf(`brand ${place}`);
  const name = nameOf(place);
  return dice.chance(0.18) ? `${name} ${dice.pick(ENDINGS)}` : name;
});

/** Draws the place of a brand that is at home in a department. */
export function brandPlaceOf(department: number, dice: Dice): number {
  return (zipf(dice, BRANDS) + department * FAVOURITES_APART) % BRANDS;
}

/** The name of the brand at a place. */
export function brandAt(place: number): string {
  return brands[place % BRANDS]!;
}
