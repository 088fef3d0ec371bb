// Questions about products, and who answers them: sellers who offer it, and people who bought it.
import { z } from "zod";
import { idSchema, type Id, Slug } from "./id.ts";
import { MarketHandle } from "./market.ts";
import { PageInput } from "./page.ts";
import { Complaint } from "./review.ts";

export const MAX_QUESTION_LENGTH = 500;
export const MAX_REPLY_LENGTH = 2_000;
/** Answers of a question that are shown; more make nobody wiser. */
export const MAX_ANSWERS_SHOWN = 20;

const body = z.string().trim().min(1).max(MAX_REPLY_LENGTH);

/** Reads the published questions about a product, the most helpful first. */
export const QuestionsInput = PageInput.extend({ slug: Slug });
export type QuestionsInput = z.infer<typeof QuestionsInput>;

/** Asks about a product. The answer's mail is written in the language of `market`. */
export const AskQuestion = z.strictObject({
  slug: Slug,
  market: MarketHandle,
  body: z.string().trim().min(8).max(MAX_QUESTION_LENGTH),
});
export type AskQuestion = z.infer<typeof AskQuestion>;

/** Names a question. */
export const QuestionId = z.strictObject({ questionId: idSchema("question") });
export type QuestionId = z.infer<typeof QuestionId>;

/** Answers as somebody who has bought the thing. */
export const AnswerAsBuyer = QuestionId.extend({ market: MarketHandle, body });
export type AnswerAsBuyer = z.infer<typeof AnswerAsBuyer>;

/** Answers as a seller; again, it replaces the first. */
export const AnswerAsSeller = QuestionId.extend({ body });
export type AnswerAsSeller = z.infer<typeof AnswerAsSeller>;

/** Names an answer. */
export const AnswerId = z.strictObject({ answerId: idSchema("answer") });
export type AnswerId = z.infer<typeof AnswerId>;

/** Says that an answer helps, or takes that back. */
export const MarkAnswer = AnswerId.extend({ isHelpful: z.boolean() });
export type MarkAnswer = z.infer<typeof MarkAnswer>;

/** Says that one wants to know that, too, or takes that back. */
export const MarkQuestion = QuestionId.extend({ isHelpful: z.boolean() });
export type MarkQuestion = z.infer<typeof MarkQuestion>;

/** Reports a question. */
export const ReportQuestion = QuestionId.extend(Complaint.shape);
export type ReportQuestion = z.infer<typeof ReportQuestion>;

/** Reports an answer. */
export const ReportAnswer = AnswerId.extend(Complaint.shape);
export type ReportAnswer = z.infer<typeof ReportAnswer>;

/** Lists questions about a seller's products. */
export const SellerQuestionsInput = PageInput.extend({ isUnanswered: z.boolean().optional() });
export type SellerQuestionsInput = z.infer<typeof SellerQuestionsInput>;

/** A published answer; `seller` names the shop that gave it, null: somebody who has bought it. */
export interface AnswerView {
  answerId: Id<"answer">;
  author: string;
  seller: { handle: string; name: string } | null;
  body: string;
  helpfulCount: number;
  createdAt: number;
}

/** A published question with its answers: the seller's and the most helpful first. */
export interface QuestionView {
  questionId: Id<"question">;
  author: string;
  body: string;
  helpfulCount: number;
  answerCount: number;
  answers: AnswerView[];
  createdAt: number;
}

/** A question with its product, as its own page and sellers show it. */
export interface QuestionOfProduct extends QuestionView {
  product: { slug: string; title: string; imageHash: string | null };
}

/** A question for its page: whether whoever looks may answer it, whether they asked it, and the answer that they gave. */
export interface QuestionPage extends QuestionOfProduct {
  mayAnswer: boolean;
  isOwn: boolean;
  ownAnswerId: Id<"answer"> | null;
}
