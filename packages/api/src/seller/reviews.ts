// What customers say about a seller's things and ask about them. Speaking for the shop is for who speaks with customers.
import { AnswerAsSeller, QuestionId, ReplyToReview, SellerQuestionsInput, SellerReviewsInput } from "@stoa/contract";
import * as questions from "@stoa/core/questions";
import * as reviews from "@stoa/core/reviews";
import type { TRPCRouterRecord } from "@trpc/server";
import { seller } from "../trpc.ts";

const reading = seller("store.read");
const speaking = seller("orders.cancel");

export const reviewsRouter = {
  list: reading.input(SellerReviewsInput).query(({ ctx, input }) => reviews.sellerReviews(ctx, input)),
  reply: speaking.input(ReplyToReview).mutation(async ({ ctx, input }) => {
    await reviews.replyToReview(ctx, input);
    return {};
  }),
} satisfies TRPCRouterRecord;

export const questionsRouter = {
  list: reading.input(SellerQuestionsInput).query(({ ctx, input }) => questions.sellerQuestions(ctx, input)),
  get: reading.input(QuestionId).query(({ ctx, input }) => questions.sellerQuestion(ctx, input)),
  answer: speaking.input(AnswerAsSeller).mutation(({ ctx, input }) => questions.answerAsSeller(ctx, input)),
} satisfies TRPCRouterRecord;
