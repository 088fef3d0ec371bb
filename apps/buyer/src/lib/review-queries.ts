// What the pages of reviews, ratings and questions read. A thing that is not there is null.
import type {
  OwnReview,
  OwnReviews,
  Page,
  QuestionPage,
  QuestionView,
  RateableOrder,
  Reputation,
  Reviewable,
  ReviewList,
  ReviewSort,
} from "@stoa/client";
import { query } from "@solidjs/router";
import { api } from "./api.ts";
import { orNull } from "./queries.ts";

/** What is asked of the reviews of a product, as its address says it. */
export interface ReviewsAsked {
  sort: ReviewSort;
  stars: number | null;
  hasPhotos: boolean;
  cursor: string | null;
}

const REVIEWS_AT_ONCE = 8;
const QUESTIONS_AT_ONCE = 5;

export const getReviews = query(
  (slug: string, { sort, stars, hasPhotos, cursor }: ReviewsAsked): Promise<ReviewList | null> =>
    orNull(
      api().shop.reviews.list.query({
        slug,
        sort,
        cursor,
        limit: REVIEWS_AT_ONCE,
        ...(stars === null ? {} : { stars }),
        ...(hasPhotos ? { hasPhotos } : {}),
      }),
    ),
  "reviews",
);

export const getQuestions = query(
  (slug: string, cursor: string | null): Promise<Page<QuestionView> | null> =>
    orNull(api().shop.questions.list.query({ slug, cursor, limit: QUESTIONS_AT_ONCE })),
  "questions",
);

export const getReputation = query(
  (handle: string): Promise<Reputation | null> => orNull(api().shop.reviews.reputation.query({ handle })),
  "reputation",
);

export const getOwnReviews = query((): Promise<OwnReviews> => api().shop.reviews.mine.query(), "own-reviews");

export const getOwnReview = query(
  (id: string): Promise<OwnReview | null> => orNull(api().shop.reviews.get.query({ reviewId: id as `rev_${string}` })),
  "own-review",
);

export const getLineToReview = query(
  (id: string): Promise<{ line: Reviewable; reviewId: string | null } | null> =>
    orNull(api().shop.reviews.about.query({ lineId: id as `lin_${string}` })),
  "line-to-review",
);

export const getOrderToRate = query(
  (id: string): Promise<RateableOrder | null> =>
    orNull(api().shop.reviews.toRate.query({ orderId: id as `ord_${string}` })),
  "order-to-rate",
);

export const getQuestion = query(
  (id: string): Promise<QuestionPage | null> =>
    orNull(api().shop.questions.get.query({ questionId: id as `qst_${string}` })),
  "question",
);
