// What a tenant's buyer has said: a review with a photo, a rating of the seller, a question and an answer of another buyer.
import { type Id, newId, type OwnReview, type QuestionPage } from "@stoa/contract";
import { sql } from "@stoa/db";
import { db } from "../testing.ts";
import { type Deal, sent } from "./cases.ts";

/** A review as it may be written. */
export const OPINION = { rating: 4, title: "Good", body: "It does what it should." };

/** A photo that every tenant's review has. */
export const PHOTO = "cd".repeat(32);

/** Ids of what was said, by the name that inputs have for them. */
export interface Opinions {
  reviewedLineId: Id<"line">;
  ratedId: Id<"order">;
  reviewId: Id<"review">;
  questionId: Id<"question">;
  answerId: Id<"answer">;
}

/** An order that has arrived, and everything that can be said about it. */
export async function makeOpinions(of: Deal, word: string): Promise<Opinions> {
  const { shopper, seller } = of;
  const { orderId: ratedId, lineId: reviewedLineId } = await sent(of, 1);
  await seller.mutate("seller.orders.deliver", { orderId: ratedId });
  const written = { lineId: reviewedLineId, ...OPINION, body: word };
  const { reviewId, productSlug: slug } = (await shopper.mutate<OwnReview>("shop.reviews.write", written)).data;
  await db.run(sql`INSERT INTO review_photo VALUES (${reviewId}, ${PHOTO}, 8, 8, '#ffffff', 1)`);
  const said = { rating: 5, inTime: true, asDescribed: true, goodService: true };
  await shopper.mutate("shop.reviews.rateSeller", { orderId: ratedId, ...said });
  const asked = { slug, market: "us", body: `Is it a ${word}?` };
  const { questionId } = (await shopper.mutate<QuestionPage>("shop.questions.ask", asked)).data;
  const answerId = newId("answer", Date.now());
  await db.run(sql`INSERT INTO answer (id, question_id, user_id, author, market, body, created_at)
    SELECT ${answerId}, ${questionId}, user_id, 'Test P.', 'us', ${word}, 1 FROM review WHERE id = ${reviewId}`);
  return { reviewedLineId, ratedId, reviewId, questionId, answerId };
}
