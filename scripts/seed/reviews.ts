// Reviews of the demo marketplace. Most come with the catalogue; those of a product that the order history delivered some
// days ago are handed to a buyer of it, and count as verified. Some got a reply, photos, and readers whom they helped.
import { DAY_MS, HOUR_MS, type Id, signature } from "@stoa/contract";
import { contentReport, helpfulVote, review, reviewPhoto, reviewRevision } from "@stoa/db";
import type { Calendar } from "./calendar.ts";
import type { DemoProduct } from "./catalogue.ts";
import { type Dice, diceOf } from "./dice.ts";
import { HEADINGS, REPLIES } from "./said.ts";
import { type Rows, rowsOf } from "./write.ts";

/** A line of an order that reached its buyer. */
export interface Delivered {
  orderId: Id<"order">;
  sellerId: Id<"seller">;
  lineId: Id<"line">;
  variantLabel: string;
  productId: Id<"product">;
  userId: Id<"user">;
  buyerName: string;
  deliveredAt: number;
}

/** What reviews are made from. The demo buyer leaves what came to them to whoever tries the demo. */
export interface ReviewSource {
  products: readonly DemoProduct[];
  delivered: readonly Delivered[];
  readers: readonly Id<"user">[];
  demoBuyerId: Id<"user">;
  hashOf: (file: string) => string;
}

type Row = typeof review.$inferInsert;

const FIRST_REVIEW_AFTER_MS = 4 * DAY_MS;
const OPINION_TAKES_MS = 2 * DAY_MS;

/** Review rows, product by product. */
function rows({ products, delivered, demoBuyerId }: ReviewSource, { at, now }: Calendar): Row[] {
  const dice = diceOf("reviews");
  const words = diceOf("headings of reviews");
  const waiting = Map.groupBy(
    delivered.filter(({ deliveredAt, userId }) => deliveredAt + OPINION_TAKES_MS < now && userId !== demoBuyerId),
    ({ productId }) => productId,
  );
  return products.flatMap(({ id: productId, source, createdAt }) => {
    const authors = new Set<Id<"user">>();
    const next = () => {
      for (let line = waiting.get(productId)?.pop(); line; line = waiting.get(productId)?.pop())
        if (!authors.has(line.userId)) return line;
      return undefined;
    };
    return source.reviews.map(({ author, rating, body, createdAt: day }): Row => {
      const bought = next();
      if (bought) authors.add(bought.userId);
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
        sellerId: bought?.sellerId ?? null,
        variantLabel: bought?.variantLabel ?? "",
        author: bought ? signature(bought.buyerName) : author,
        rating,
        title: words.chance(0.6) ? words.pick(HEADINGS[rating - 1]!) : "",
        body,
        ...replyTo(bought !== undefined, rating, { at: writtenAt, now }, words),
        createdAt: writtenAt,
        writtenAt,
      };
    });
  });
}

/** What a seller replies: oftener to who is not content. */
function replyTo(isVerified: boolean, rating: number, when: { at: number; now: number }, dice: Dice): Partial<Row> {
  const isReplied = dice.chance(rating <= 3 ? 0.7 : 0.25);
  const repliedAt = when.at + dice.whole(3, 60) * HOUR_MS;
  const reply = dice.pick(rating <= 3 ? REPLIES.sorry : REPLIES.glad);
  return isVerified && isReplied && repliedAt < when.now ? { reply, repliedAt } : {};
}

/** Photos of a few who bought something of which there are several pictures. */
function photos(of: readonly Row[], { products, hashOf }: ReviewSource): (typeof reviewPhoto.$inferInsert)[] {
  const dice = diceOf("photos of reviews");
  const imagesOf = new Map(products.map(({ id, source }) => [id, source.images]));
  return of
    .filter(({ userId, rating }) => userId && rating >= 4 && dice.chance(0.3))
    .flatMap(({ id: reviewId, productId, createdAt }) =>
      (imagesOf.get(productId) ?? []).slice(1, 2).map(({ file, width, height, placeholder }) => ({
        reviewId,
        hash: hashOf(file),
        width,
        height,
        placeholderColour: placeholder,
        createdAt,
      })),
    );
}

/** Readers whom reviews helped. */
function votes(of: readonly Row[], readers: readonly Id<"user">[], now: number) {
  const dice = diceOf("votes for reviews");
  return of.flatMap(({ id: subject, userId: author, createdAt }) =>
    dice
      .sample(readers, dice.chance(0.55) ? 0 : dice.whole(1, 9))
      .filter((reader) => reader !== author)
      .map((userId) => ({ subject, userId, at: Math.round(createdAt + dice.fraction() * (now - createdAt)) })),
  );
}

/** One review that three readers want gone, so that it waits for an operator, and one that a single reader has reported. */
function reports(of: readonly Row[], readers: readonly Id<"user">[], now: number) {
  const [hidden, doubted] = of.filter(({ userId, rating }) => userId && rating <= 2);
  const by = (subject: Id<"review"> | undefined, count: number) =>
    readers.slice(0, count).flatMap((userId, i) =>
      subject
        ? [
            {
              subject,
              userId,
              reason: "off_topic" as const,
              note: "It is about the parcel.",
              at: now - (i + 2) * HOUR_MS,
            },
          ]
        : [],
    );
  return [...by(hidden?.id, 3), ...by(doubted?.id, 1)];
}

/** Everything that is said about products by who bought them, in the order in which it can be written. */
export function buildReviews(source: ReviewSource, calendar: Calendar): Rows[] {
  const made = rows(source, calendar);
  const own = made.filter(({ userId }) => userId !== null);
  const { now } = calendar;
  return [
    rowsOf(review, made),
    rowsOf(
      reviewRevision,
      own.map(({ id: reviewId, rating, title = "", body, createdAt: at }) => ({
        reviewId,
        version: 1,
        rating,
        title,
        body,
        original: null,
        at,
      })),
    ),
    rowsOf(reviewPhoto, photos(made, source)),
    rowsOf(helpfulVote, votes(made, source.readers, now)),
    rowsOf(contentReport, reports(made, source.readers, now)),
  ];
}
