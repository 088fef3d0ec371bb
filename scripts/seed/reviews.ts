// Reviews of the demo marketplace. Most come with the catalogue; those of a product that the order history
// delivered some days ago are handed to a buyer of it, and count as verified.
import { DAY_MS, type Id } from "@stoa/contract";
import type { review } from "@stoa/db";
import type { Calendar } from "./calendar.ts";
import type { DemoProduct } from "./catalogue.ts";
import { diceOf } from "./dice.ts";

/** A line of an order that reached its buyer. */
export interface Delivered {
  lineId: Id<"line">;
  productId: Id<"product">;
  userId: Id<"user">;
  buyerName: string;
  deliveredAt: number;
}

const FIRST_REVIEW_AFTER_MS = 4 * DAY_MS;
const OPINION_TAKES_MS = 2 * DAY_MS;

/** Review rows, product by product. */
export function buildReviews(products: readonly DemoProduct[], delivered: readonly Delivered[], { at, now }: Calendar) {
  const dice = diceOf("reviews");
  const waiting = Map.groupBy(
    delivered.filter(({ deliveredAt }) => deliveredAt + OPINION_TAKES_MS < now),
    ({ productId }) => productId,
  );
  return products.flatMap(({ id: productId, source, createdAt }): (typeof review.$inferInsert)[] =>
    source.reviews.map(({ author, rating, body, createdAt: day }) => {
      const bought = waiting.get(productId)?.pop();
      const share = 0.2 + dice.fraction() * 0.75;
      const from = bought ? bought.deliveredAt : createdAt;
      // The file's own date where it is possible, else one between then and now.
      const written = at(day) + dice.whole(7 * 60, 22 * 60) * 60_000;
      const possible = !bought && written > createdAt + FIRST_REVIEW_AFTER_MS && written < now;
      const writtenAt = possible ? written : Math.round(from + share * (now - from));
      return {
        id: dice.id("review", writtenAt),
        productId,
        userId: bought?.userId ?? null,
        lineId: bought?.lineId ?? null,
        author: bought ? shortName(bought.buyerName) : author,
        rating,
        body,
        createdAt: writtenAt,
      };
    }),
  );
}

/** `Maya Castillo` signs as `Maya C.`; names that are written family first stay as they are. */
function shortName(name: string): string {
  const [first, ...rest] = name.split(" ");
  const last = rest.at(-1);
  return last && /^\p{Script=Latin}/u.test(name) ? `${first} ${last.slice(0, 1)}.` : name;
}
