// What buyers of the demo marketplace think of sellers, what people ask about products and who answers.
import { DAY_MS, HOUR_MS, type Id, signature } from "@stoa/contract";
import { answer, helpfulVote, question, type seller, sellerRating } from "@stoa/db";
import type { DemoBuyer } from "./accounts.ts";
import type { DemoProduct } from "./catalogue.ts";
import { diceOf } from "./dice.ts";
import type { DemoOffer } from "./offers.ts";
import type { Delivered } from "./reviews.ts";
import { ASKED, BUYERS_SAY, OPEN_QUESTIONS } from "./said.ts";
import { type Rows, rowsOf } from "./write.ts";

/** What opinions are made from. */
export interface OpinionSource {
  delivered: readonly Delivered[];
  offers: readonly DemoOffer[];
  buyers: readonly DemoBuyer[];
  ids: { buyer: Id<"user"> };
  demoSeller: { id: Id<"seller"> };
  /** With the average stars that the catalogue file has for each. */
  sellers: readonly (typeof seller.$inferInsert)[];
  ownerOf: ReadonlyMap<Id<"seller">, Id<"user">>;
  now: number;
}

/** Ratings of sellers: most buyers give one, around the stars that the file has for the seller. */
function ratings({ delivered, ids, sellers, now }: OpinionSource): (typeof sellerRating.$inferInsert)[] {
  const dice = diceOf("ratings of sellers");
  const starsOf = new Map(sellers.map(({ id, ratingCenti }) => [id, ratingCenti ?? 0]));
  const orders = [...new Map(delivered.map((line) => [line.orderId, line])).values()];
  return orders.flatMap(({ orderId, sellerId, userId, deliveredAt }) => {
    const stars = (starsOf.get(sellerId) ?? 450) / 100;
    const rating = Math.min(5, Math.max(1, Math.floor(stars + dice.fraction() - (dice.chance(0.06) ? 2 : 0))));
    const createdAt = Math.round(deliveredAt + (0.05 + dice.fraction() * 0.6) * (now - deliveredAt));
    const isGiven = dice.chance(0.7) && userId !== ids.buyer && deliveredAt + DAY_MS < now;
    const yes = (chance: number) => Number(rating === 5 || dice.chance(chance));
    const said = { inTime: yes(0.7), asDescribed: yes(0.85), goodService: yes(0.75) };
    return isGiven ? [{ orderId, sellerId, userId, rating, ...said, createdAt, updatedAt: createdAt }] : [];
  });
}

/** The facts of a product about which somebody asks. */
function askable({ source }: DemoProduct): { question: string; answer: string }[] {
  return source.attributes.flatMap(({ key, value, unit }) => {
    const asked = ASKED[key];
    return asked ? [{ question: asked.question, answer: asked.answer(unit ? `${value} ${unit}` : String(value)) }] : [];
  });
}

/** Questions and answers. */
function conversations(of: OpinionSource) {
  const { offers, buyers, delivered, demoSeller, ownerOf, now } = of;
  const dice = diceOf("questions");
  const questions: (typeof question.$inferInsert)[] = [];
  const answers: (typeof answer.$inferInsert)[] = [];
  const votes: (typeof helpfulVote.$inferInsert)[] = [];
  const ask = (product: DemoProduct, body: string, createdAt: number): Id<"question"> => {
    const { userId, name, market } = dice.pick(buyers);
    const id = dice.id("question", createdAt);
    questions.push({ id, productId: product.id, userId, author: signature(name), market, body, createdAt });
    for (const reader of dice.sample(buyers, dice.whole(0, 5)))
      if (reader.userId !== userId) votes.push({ subject: id, userId: reader.userId, at: createdAt + HOUR_MS });
    return id;
  };
  const first = [...new Map(offers.map((offer) => [offer.product.id, offer])).values()];
  const chosen = first.filter((offer) => offer.seller.id === demoSeller.id || dice.chance(0.3));
  for (const { product, seller } of chosen) {
    for (const fact of dice.sample(askable(product), dice.whole(1, 2))) {
      const from = Math.max(product.createdAt + DAY_MS, now - 150 * DAY_MS);
      const askedAt = Math.round(from + dice.fraction() * (now - 4 * DAY_MS - from));
      const questionId = ask(product, fact.question, askedAt);
      const at = askedAt + dice.whole(2, 40) * HOUR_MS;
      const market = "us" as const;
      const owner = ownerOf.get(seller.id)!;
      const row = { id: dice.id("answer", at), questionId, market, createdAt: at };
      answers.push({ ...row, userId: owner, sellerId: seller.id, author: seller.name, body: fact.answer });
      const buyer = delivered.find((line) => line.productId === product.id && line.deliveredAt < at);
      if (buyer && dice.chance(0.6)) {
        const saidAt = at + dice.whole(1, 20) * HOUR_MS;
        const said = { questionId, market, body: dice.pick(BUYERS_SAY), createdAt: saidAt };
        answers.push({
          id: dice.id("answer", saidAt),
          ...said,
          userId: buyer.userId,
          author: signature(buyer.buyerName),
        });
      }
    }
  }
  const own = first.filter((offer) => offer.seller.id === demoSeller.id);
  for (const [i, body] of OPEN_QUESTIONS.entries()) {
    const product = own[i * 3]?.product;
    if (product) ask(product, body, now - dice.whole(3, 60) * HOUR_MS);
  }
  return { questions, answers, votes };
}

/** All of it, in the order in which it can be written. */
export function buildOpinions(of: OpinionSource): Rows[] {
  const { questions, answers, votes } = conversations(of);
  return [
    rowsOf(sellerRating, ratings(of)),
    rowsOf(question, questions),
    rowsOf(answer, answers),
    rowsOf(helpfulVote, votes),
  ];
}
