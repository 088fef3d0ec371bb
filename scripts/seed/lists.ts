// The wish lists of the demo buyer: one for hearts, one for a room, one shared for a birthday.
import { DAY_MS, type Id } from "@stoa/contract";
import { wishItem, wishList } from "@stoa/db";
import { diceOf } from "./dice.ts";
import type { DemoOffer } from "./offers.ts";
import { type Rows, rowsOf } from "./write.ts";

/** Something wished for. `dearer` is how many times today's price it cost then; `wasOut` that there was none. */
interface Entry {
  slug: string;
  daysAgo: number;
  /** The place of a variant; without it the product as a whole. */
  variant?: number;
  quantity?: number;
  note?: string;
  dearer?: number;
  wasOut?: boolean;
}

interface DemoList {
  name: string;
  /** The name its readers see; a list without one is private. */
  sharedBy?: string;
  entries: readonly Entry[];
}

const LISTS: readonly DemoList[] = [
  {
    name: "Wish list",
    entries: [
      { slug: "dome-brass-desk-lamp", variant: 1, daysAgo: 3, note: "For the reading corner" },
      { slug: "windsor-oak-chair", daysAgo: 9, quantity: 4, dearer: 1.12 },
      { slug: "stacked-stone-lamp", daysAgo: 21, dearer: 1.25 },
      { slug: "heirloom-crib", daysAgo: 26, note: "If it comes back in time" },
      { slug: "confetti-bath-mat", daysAgo: 40 },
    ],
  },
  {
    name: "New kitchen",
    entries: [
      { slug: "two-group-espresso-machine", daysAgo: 12, note: "One day" },
      { slug: "sandwich-press", daysAgo: 14, dearer: 1.1 },
      { slug: "stoneware-fruit-bowl", daysAgo: 30, wasOut: true },
      { slug: "utensil-crock-set", daysAgo: 33 },
      { slug: "reusable-takeaway-cup", daysAgo: 35, quantity: 6 },
    ],
  },
  {
    name: "Mia turns four",
    sharedBy: "Robin",
    entries: [
      { slug: "six-room-doll-house", daysAgo: 5, note: "Aunt Jo asked about this one" },
      { slug: "bright-nursery-stool", variant: 0, daysAgo: 6, quantity: 2 },
      { slug: "soft-body-doll", daysAgo: 6 },
      { slug: "match-football", daysAgo: 7 },
    ],
  },
];

/** Rows of the lists of one buyer. Products that are not in the catalogue are left out. */
export function buildLists(offers: readonly DemoOffer[], userId: Id<"user">, now: number): Rows[] {
  const dice = diceOf("lists");
  const bySlug = Map.groupBy(offers, (offer) => offer.product.slug);
  const lists: (typeof wishList.$inferInsert)[] = [];
  const items: (typeof wishItem.$inferInsert)[] = [];
  for (const [place, { name, sharedBy, entries }] of LISTS.entries()) {
    const createdAt = now - (60 - place * 10) * DAY_MS;
    const listId = dice.id("list", createdAt);
    lists.push({
      id: listId,
      userId,
      name,
      isDefault: place === 0,
      shareToken: sharedBy === undefined ? null : Buffer.from(dice.bytes(16)).toString("hex"),
      ownerName: sharedBy ?? "",
      createdAt,
      updatedAt: now - 3 * DAY_MS,
    });
    for (const { slug, daysAgo, variant, quantity, note, dearer = 1, wasOut = false } of entries) {
      const own = bySlug.get(slug) ?? [];
      const chosen = variant === undefined ? undefined : own[0]?.product.variants[variant];
      const fitting = own.filter((offer) => !chosen || offer.variant.id === chosen.id);
      const inStock = fitting.filter((offer) => offer.onHand > 0);
      const [first] = fitting;
      if (!first) continue;
      const addedAt = now - daysAgo * DAY_MS;
      items.push({
        id: dice.id("wish", addedAt),
        listId,
        productId: first.product.id,
        variantId: chosen?.id ?? null,
        quantity: quantity ?? 1,
        note: note ?? "",
        addedCurrency: "USD",
        addedMinor: Math.round(cheapest(inStock.length > 0 ? inStock : fitting) * dearer),
        addedInStock: !wasOut,
        addedAt,
      });
    }
  }
  return [rowsOf(wishList, lists), rowsOf(wishItem, items)];
}

/** The lowest price of these offers in dollars. */
function cheapest(offers: readonly DemoOffer[]): number {
  return Math.min(
    ...offers.flatMap(({ prices }) => prices.filter((tag) => tag.currency === "USD")).map((tag) => tag.priceMinor),
  );
}
