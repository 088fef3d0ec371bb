// What a seller reads of reviews and questions, and says to them. Each works as a plain form.
import { action, query } from "@solidjs/router";
import {
  AnswerAsSeller,
  ReplyToReview,
  type SellerQuestionsInput,
  type SellerReviewsInput,
  submitForm,
} from "@stoa/client";
import { api } from "~/lib/api";
import { load } from "~/lib/load";
import { said, settled } from "~/lib/outcome";

export const reviews = query((input: SellerReviewsInput) => load(api().seller.reviews.list.query(input)), "reviews");
export const questions = query(
  (input: SellerQuestionsInput) => load(api().seller.questions.list.query(input)),
  "questions",
);

export const replyToReview = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(ReplyToReview, form, (input) => api().seller.reviews.reply.mutate(input)));
  },
  { name: "replyToReview", onComplete: said("Your reply is on the page.") },
);

export const answerQuestion = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(AnswerAsSeller, form, (input) => api().seller.questions.answer.mutate(input)));
  },
  { name: "answerQuestion", onComplete: said("Your answer is on the page.") },
);
