// Facts as the text that the index stores: one flat list of numbers, which is read several times as fast as a tree.
import type { Currency } from "@stoa/contract";
import type { Facts, Listed, Unit, ValueId, Way } from "./facts.ts";

/** ISO 4217 numeric codes. */
const NUMBER_OF: Record<Currency, number> = { AED: 784, EUR: 978, INR: 356, JPY: 392, KWD: 414, USD: 840 };
const CURRENCY_OF = new Map(Object.entries(NUMBER_OF).map(([currency, number]) => [number, currency as Currency]));

/** Numbers of one price: currency, price, former price. */
const PRICE_WIDTH = 3;

const counted = (numbers: readonly number[], width = 1): number[] => [numbers.length / width, ...numbers];

/** Facts as the text that the index stores: rating, score, age, values, units; each list behind its length. */
export function packFacts({ ratingCenti, ratingScore, createdAt, values, units }: Facts): string {
  const packed = [ratingCenti, ratingScore, createdAt, ...counted(values), units.length];
  for (const unit of units) {
    const prices = Object.entries(unit.prices).flatMap(([currency, pair]) => [
      NUMBER_OF[currency as Currency],
      ...pair,
    ]);
    packed.push(unit.available ? 1 : 0, ...counted(unit.values), ...counted(prices, PRICE_WIDTH));
  }
  return JSON.stringify(packed);
}

/** Walks through the units of a packed list from where they begin: for each where its values and its prices stand. */
function eachUnit(
  packed: readonly number[],
  visit: (unit: { no: number; available: boolean; values: ValueId[] }, pricesFrom: number, pricesTo: number) => void,
): void {
  let at = 4 + packed[3]!;
  const units = packed[at++]!;
  for (let no = 0; no < units; no++) {
    const available = packed[at++] === 1;
    const valuesFrom = at + 1;
    const valuesTo = valuesFrom + packed[at]!;
    const pricesTo = valuesTo + 1 + packed[valuesTo]! * PRICE_WIDTH;
    visit({ no, available, values: packed.slice(valuesFrom, valuesTo) }, valuesTo + 1, pricesTo);
    at = pricesTo;
  }
}

const aboutAll = (packed: readonly number[]): Omit<Facts, "units"> => ({
  values: packed.slice(4, 4 + packed[3]!),
  ratingCenti: packed[0]!,
  ratingScore: packed[1]!,
  createdAt: packed[2]!,
});

/** The facts in a stored text. */
export function unpackFacts(text: string): Facts {
  const packed = JSON.parse(text) as number[];
  const units: Unit[] = [];
  eachUnit(packed, ({ values, available }, from, to) => {
    const prices: Unit["prices"] = {};
    for (let i = from; i < to; i += PRICE_WIDTH)
      prices[CURRENCY_OF.get(packed[i]!)!] = [packed[i + 1]!, packed[i + 2]!];
    units.push({ values, available, prices });
  });
  return { ...aboutAll(packed), units };
}

/** The facts in a stored text as far as they concern one currency. Read by the thousand: only what is needed is made. */
export function readIn(text: string, currency: Currency): Listed {
  const packed = JSON.parse(text) as number[];
  const number = NUMBER_OF[currency];
  const ways: Way[] = [];
  eachUnit(packed, (unit, from, to) => {
    for (let i = from; i < to; i += PRICE_WIDTH)
      if (packed[i] === number) ways.push({ ...unit, priceMinor: packed[i + 1]!, formerMinor: packed[i + 2]! });
  });
  return { ...aboutAll(packed), ways };
}
