// The sellers of invented products: as many as the number of products asks for, a few of them large.
import { type Currency, DAY_MS, type Id } from "@stoa/contract";
import { seller, sellerMember, user } from "@stoa/db";
import { account } from "../accounts.ts";
import { type Dice, diceOf } from "../dice.ts";
import type { DemoCurrency } from "../prices.ts";
import { type Rows, rowsOf } from "../write.ts";
import { nameOf, pickByRank } from "./words.ts";

/** A seller as far as its offers are concerned. */
export interface Merchant {
  id: Id<"seller">;
  handle: string;
  /** Where it sells: two to five currencies, its own first. */
  currencies: readonly DemoCurrency[];
  handlingDays: number;
  /** Its prices against those of others. */
  priceLevel: number;
}

const MOST_MERCHANTS = 400;
const NEWEST_JOINED_AT = Date.parse("2023-06-30T08:00:00Z");
/** Names of merchants are taken from far down the list, so that they are not those of brands. */
const NAMES_FROM = 40_000;

const HOMES: readonly (readonly [country: string, own: DemoCurrency])[] = [
  ["US", "USD"],
  ["DE", "EUR"],
  ["IN", "INR"],
  ["JP", "JPY"],
  ["FR", "EUR"],
  ["NL", "EUR"],
  ["AE", "AED"],
  ["IT", "EUR"],
  ["GB", "USD"],
  ["ES", "EUR"],
  ["PL", "EUR"],
  ["SE", "EUR"],
  ["PT", "EUR"],
  ["AT", "EUR"],
  ["DK", "EUR"],
  ["CA", "USD"],
];
const ENDINGS = [
  "Store",
  "Trading",
  "Goods",
  "& Co",
  "Market",
  "Direct",
  "Outlet",
  "House",
  "Depot",
  "Supply",
  "Emporium",
  "Mercantile",
];
const TRADES = [
  "Everything for the house",
  "Chosen goods",
  "Things that last",
  "From the maker to the door",
  "A family shop since 1987",
  "Small batches",
  "Stock in three warehouses",
  "Parts and whole machines",
];

/** How many sellers a marketplace of so many products has: 8 of 400, 40 of 10 000, 400 of a million. */
export function merchantCount(products: number): number {
  return Math.max(8, Math.min(MOST_MERCHANTS, Math.round(0.4 * Math.sqrt(products))));
}

/** The first `count` sellers with the people who own them. They are the same in every marketplace. */
export function merchants(count: number): { merchants: Merchant[]; tables: Rows[] } {
  const users: (typeof user.$inferInsert)[] = [];
  const sellers: (typeof seller.$inferInsert)[] = [];
  const members: (typeof sellerMember.$inferInsert)[] = [];
  const made = Array.from({ length: count }, (_, place): Merchant => {
    const dice = diceOf(`merchant ${place}`);
    const name = `${nameOf(NAMES_FROM + place)} ${dice.pick(ENDINGS)}`;
    const handle = name.toLowerCase().replace(/[^a-z]+/g, "-");
    const [country, own] = pickByRank(dice, HOMES);
    const createdAt = NEWEST_JOINED_AT - dice.whole(0, 900 * DAY_MS);
    const id = dice.id("seller", createdAt);
    const owner = account(dice, {
      email: `owner@${handle}.demo.stoa`,
      name: `${nameOf(dice.whole(0, 2_000))} ${nameOf(dice.whole(0, 2_000))}`,
      createdAt,
    });
    users.push(owner);
    sellers.push({
      id,
      handle,
      name,
      description: `${dice.pick(TRADES)}.`,
      country,
      status: "active",
      commissionBps: dice.pick([800, 1_000, 1_200, 1_500]),
      ratingCenti: dice.whole(320, 490),
      createdAt,
    });
    members.push({ sellerId: id, userId: owner.id, role: "owner" });
    return {
      id,
      handle,
      currencies: currenciesOf(own, dice),
      handlingDays: dice.pick([0, 1, 1, 1, 2, 2, 3, 5]),
      priceLevel: 0.92 + dice.fraction() * 0.2,
    };
  });
  return { merchants: made, tables: [rowsOf(user, users), rowsOf(seller, sellers), rowsOf(sellerMember, members)] };
}

function currenciesOf(own: DemoCurrency, dice: Dice): DemoCurrency[] {
  const others = (["USD", "EUR", "JPY", "INR", "AED"] satisfies Currency[]).filter((currency) => currency !== own);
  const count = dice.weighted([1, 2, 3, 4], (many) => [0, 45, 25, 15, 15][many]!);
  // Nearly everybody sells in dollars.
  const rest =
    own !== "USD" && dice.chance(0.85)
      ? ["USD" as const, ...dice.sample(others.slice(1), count - 1)]
      : dice.sample(others, count);
  return [own, ...rest];
}
