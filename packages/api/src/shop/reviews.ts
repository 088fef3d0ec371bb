// What people say about products and sellers: read by everybody, written by who bought; questions by who is signed in.
import {
  AnswerAsBuyer,
  AnswerId,
  AskQuestion,
  EditReview,
  LineToReview,
  MarkAnswer,
  MarkQuestion,
  MarkReview,
  OfProduct,
  OrderToRate,
  QuestionId,
  QuestionsInput,
  RateSeller,
  RemovePhoto,
  ReportAnswer,
  ReportQuestion,
  ReportReview,
  ReviewId,
  ReviewsInput,
  SellerHandle,
  WriteReview,
} from "@stoa/contract";
import * as questions from "@stoa/core/questions";
import * as reviews from "@stoa/core/reviews";
import type { TRPCRouterRecord } from "@trpc/server";
import { buyer, publicProcedure } from "../trpc.ts";

const buying = buyer("orders");
const marking = buying.meta({ repetition: "natural" });

export const reviewsRouter = {
  list: publicProcedure.input(ReviewsInput).query(({ ctx, input }) => reviews.reviewsOf(ctx, input)),
  reputation: publicProcedure.input(SellerHandle).query(({ ctx, input }) => reviews.reputation(ctx, input)),
  marks: buying.input(OfProduct).query(({ ctx, input }) => reviews.ownMarks(ctx, input)),
  mine: buying.query(({ ctx }) => reviews.ownReviews(ctx)),
  about: buying.input(LineToReview).query(({ ctx, input }) => reviews.lineToReview(ctx, input)),
  get: buying.input(ReviewId).query(({ ctx, input }) => reviews.ownReview(ctx, input)),
  write: buying.input(WriteReview).mutation(({ ctx, input }) => reviews.writeReview(ctx, input)),
  edit: buying.input(EditReview).mutation(({ ctx, input }) => reviews.editReview(ctx, input)),
  withdraw: buying.input(ReviewId).mutation(({ ctx, input }) => reviews.withdrawReview(ctx, input)),
  removePhoto: buying.input(RemovePhoto).mutation(({ ctx, input }) => reviews.removePhoto(ctx, input)),
  mark: marking.input(MarkReview).mutation(async ({ ctx, input }) => {
    await reviews.markHelpful(ctx, input.reviewId, input.isHelpful);
    return {};
  }),
  report: buying.input(ReportReview).mutation(async ({ ctx, input: { reviewId, ...complaint } }) => {
    await reviews.report(ctx, reviewId, complaint);
    return {};
  }),
  toRate: buying.input(OrderToRate).query(({ ctx, input }) => reviews.orderToRate(ctx, input)),
  rateSeller: buying.input(RateSeller).mutation(({ ctx, input }) => reviews.rateSeller(ctx, input)),
  withdrawRating: buying.input(OrderToRate).mutation(({ ctx, input }) => reviews.withdrawRating(ctx, input)),
} satisfies TRPCRouterRecord;

export const questionsRouter = {
  list: publicProcedure.input(QuestionsInput).query(({ ctx, input }) => questions.questionsOf(ctx, input)),
  get: buying.input(QuestionId).query(({ ctx, input }) => questions.questionPage(ctx, input)),
  ask: buying.input(AskQuestion).mutation(({ ctx, input }) => questions.askQuestion(ctx, input)),
  answer: buying.input(AnswerAsBuyer).mutation(({ ctx, input }) => questions.answerAsBuyer(ctx, input)),
  withdraw: buying.input(QuestionId).mutation(async ({ ctx, input }) => {
    await questions.withdrawQuestion(ctx, input);
    return {};
  }),
  withdrawAnswer: buying.input(AnswerId).mutation(async ({ ctx, input }) => {
    await questions.withdrawAnswer(ctx, input);
    return {};
  }),
  mark: marking.input(MarkQuestion).mutation(async ({ ctx, input }) => {
    await reviews.markHelpful(ctx, input.questionId, input.isHelpful);
    return {};
  }),
  markAnswer: marking.input(MarkAnswer).mutation(async ({ ctx, input }) => {
    await reviews.markHelpful(ctx, input.answerId, input.isHelpful);
    return {};
  }),
  report: buying.input(ReportQuestion).mutation(async ({ ctx, input: { questionId, ...complaint } }) => {
    await reviews.report(ctx, questionId, complaint);
    return {};
  }),
  reportAnswer: buying.input(ReportAnswer).mutation(async ({ ctx, input: { answerId, ...complaint } }) => {
    await reviews.report(ctx, answerId, complaint);
    return {};
  }),
} satisfies TRPCRouterRecord;
