// The forms of reviews, ratings, questions and reports. Who is not signed in is led there, and back.
import type { ContentFault, Id, OwnReview, QuestionPage } from "@stoa/client";
import { api } from "../api.ts";
import { chosen, sendPhotos } from "../case-files.ts";
import { formAction, type Outcome } from "../form.tsx";
import { text } from "./fields.ts";
import { markHelpful } from "./mark-helpful.ts";

const REVIEWS = ["own-reviews", "own-review", "reviews", "line-to-review", "product"];
const QUESTIONS = ["question", "questions"];
const RATINGS = ["own-reviews", "order-to-rate", "reputation"];

const opinionOf = (fields: FormData) => ({
  rating: Number(text(fields, "rating")),
  title: text(fields, "title"),
  body: text(fields, "body"),
});

/** Sends the chosen photos, and leads on; one that was refused is told of there. */
async function withPhotos(market: string, made: OwnReview, fields: FormData): Promise<Outcome> {
  const refused = await sendPhotos(made.reviewId, chosen(fields, "files"));
  const asked = new URLSearchParams(refused ? { file: refused } : { done: "1" });
  return { to: `/${market}/reviews/${made.reviewId}?${asked}` };
}

/** Writes a review. */
export const writeReview = formAction("write-review", REVIEWS, async (fields, { handle }) => {
  const lineId = text(fields, "lineId") as Id<"line">;
  return await withPhotos(handle, await api().shop.reviews.write.mutate({ lineId, ...opinionOf(fields) }), fields);
});

const reviewOf = (fields: FormData) => text(fields, "reviewId") as Id<"review">;

/** Changes a review. */
export const editReview = formAction("edit-review", REVIEWS, async (fields, { handle }) => {
  const made = await api().shop.reviews.edit.mutate({ reviewId: reviewOf(fields), ...opinionOf(fields) });
  return await withPhotos(handle, made, fields);
});

/** Takes a review back. */
export const withdrawReview = formAction("withdraw-review", REVIEWS, async (fields, { handle }) => {
  const reviewId = reviewOf(fields);
  await api().shop.reviews.withdraw.mutate({ reviewId });
  return { to: `/${handle}/reviews/${reviewId}` };
});

/** Takes a photo off. */
export const removePhoto = formAction("remove-photo", REVIEWS, async (fields, { handle }) => {
  const reviewId = reviewOf(fields);
  await api().shop.reviews.removePhoto.mutate({ reviewId, hash: text(fields, "hash") });
  return { to: `/${handle}/reviews/${reviewId}` };
});

/** Rates the seller of an order. */
export const rateSeller = formAction("rate-seller", RATINGS, async (fields, { handle }) => {
  const orderId = text(fields, "orderId") as Id<"order">;
  const yes = (name: string) => text(fields, name) === "yes";
  await api().shop.reviews.rateSeller.mutate({
    orderId,
    rating: Number(text(fields, "rating")),
    inTime: yes("inTime"),
    asDescribed: yes("asDescribed"),
    goodService: yes("goodService"),
  });
  return { to: `/${handle}/ratings/${orderId}?done=1` };
});

/** Asks about a product. */
export const askQuestion = formAction("ask-question", QUESTIONS, async (fields, { handle }) => {
  const asked = { slug: text(fields, "slug"), market: handle, body: text(fields, "body") };
  const { questionId }: QuestionPage = await api().shop.questions.ask.mutate(asked);
  return { to: `/${handle}/questions/${questionId}` };
});

/** Takes one's question back. */
export const withdrawQuestion = formAction("withdraw-question", QUESTIONS, async (fields, { handle }) => {
  await api().shop.questions.withdraw.mutate({ questionId: text(fields, "questionId") as Id<"question"> });
  return { to: `/${handle}/p/${text(fields, "slug")}` };
});

/** Answers a question as a buyer. */
export const answerQuestion = formAction("answer-question", QUESTIONS, async (fields, { handle }) => {
  const questionId = text(fields, "questionId") as Id<"question">;
  await api().shop.questions.answer.mutate({ questionId, market: handle, body: text(fields, "body") });
  return { to: `/${handle}/questions/${questionId}` };
});

/** Takes back the answer that one gave. */
export const withdrawAnswer = formAction("withdraw-answer", QUESTIONS, async (fields, { handle }) => {
  await api().shop.questions.withdrawAnswer.mutate({ answerId: text(fields, "answerId") as Id<"answer"> });
  return { to: `/${handle}/questions/${text(fields, "questionId")}` };
});

/** Reports a review, a question or an answer. */
export const reportContent = formAction("report-content", ["reviews", ...QUESTIONS], async (fields, { handle }) => {
  const subject = text(fields, "subject");
  const complaint = { reason: text(fields, "reason") as ContentFault, note: text(fields, "note") };
  const { reviews, questions } = api().shop;
  if (subject.startsWith("rev_")) await reviews.report.mutate({ reviewId: subject as `rev_${string}`, ...complaint });
  else if (subject.startsWith("qst_"))
    await questions.report.mutate({ questionId: subject as `qst_${string}`, ...complaint });
  else await questions.reportAnswer.mutate({ answerId: subject as `ans_${string}`, ...complaint });
  return { to: `/${handle}/report/${subject}?done=1` };
});

/** All of them. */
export const REVIEW_FORMS = [
  writeReview,
  editReview,
  withdrawReview,
  removePhoto,
  rateSeller,
  askQuestion,
  withdrawQuestion,
  answerQuestion,
  withdrawAnswer,
  reportContent,
  markHelpful,
];
