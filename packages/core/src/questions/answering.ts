// Answering: as somebody who has bought the thing, or as a seller who offers it. One answer each.
import {
  type AnswerAsBuyer,
  type AnswerAsSeller,
  DomainError,
  type Id,
  newId,
  type QuestionOfProduct,
  type QuestionPage,
} from "@stoa/contract";
import { answer, atomic, eq, mustExist, mustHold, question, seller, sql } from "@stoa/db";
import { takeTry } from "../accounts/index.ts";
import { auditRow, type BuyerCtx, type Ctx, later, type SellerCtx, sent } from "../kernel/index.ts";
import { withoutContacts } from "../messages/rules.ts";
import { afterWriting, hasBought, sellsIt } from "../reviews/index.ts";
import { signedBy } from "./asking.ts";
import { questionPage, sellerQuestion } from "./reading.ts";

type QuestionRow = typeof question.$inferSelect;

async function publishedQuestion(ctx: Ctx, questionId: Id<"question">): Promise<QuestionRow> {
  const [row] = await ctx.db.select().from(question).where(eq(question.id, questionId));
  if (row?.status !== "published") throw new DomainError("NOT_FOUND");
  return row;
}

/** The parts of every answer: the question still stands, and its asker and its page learn of it. */
function around(ctx: Ctx, asked: QuestionRow, answerId: Id<"answer">) {
  const jobs = [
    later(ctx, { type: "question.answered", answerId }),
    later(ctx, { type: "product.discussed", productId: asked.productId }),
  ];
  return {
    jobs,
    stands: mustExist(ctx.db, sql`SELECT 1 FROM question WHERE id = ${asked.id} AND status = 'published'`),
  };
}

/**
 * Answers a question about something that the buyer has bought.
 * @throws NOT_FOUND
 * @throws FORBIDDEN they have not, or sell it themselves
 * @throws CONFLICT they have answered before
 * @throws RATE_LIMITED
 */
export async function answerAsBuyer(ctx: BuyerCtx<"orders">, input: AnswerAsBuyer): Promise<QuestionPage> {
  const asked = await publishedQuestion(ctx, input.questionId);
  const { userId } = ctx.actor;
  await takeTry(ctx, "answer", userId);
  const answerId = newId("answer", ctx.now());
  const { text, isChanged } = withoutContacts(input.body);
  const author = await signedBy(ctx);
  const { jobs, stands } = around(ctx, asked, answerId);
  const [{ may } = { may: 0 }] = await ctx.db.all<{ may: number }>(
    sql`SELECT ${hasBought(userId, asked.productId)} AND NOT ${sellsIt(userId, asked.productId)} AS may`,
  );
  if (may !== 1) throw new DomainError("FORBIDDEN");
  await atomic(
    ctx.db,
    [
      stands,
      mustHold(ctx.db, sql`NOT ${sellsIt(userId, asked.productId)}`),
      ctx.db.insert(answer).values({
        id: answerId,
        questionId: asked.id,
        userId,
        author,
        market: input.market,
        body: text,
        original: isChanged ? input.body : null,
        createdAt: ctx.now(),
      }),
      ...jobs.map((job) => job.statement),
    ],
    { must_hold: "NOT_FOUND", "answer.question_id": "CONFLICT" },
  );
  sent(ctx, jobs);
  return await questionPage(ctx, input);
}

/** Answers a question about something that the seller offers, or changes that answer. @throws NOT_FOUND */
export async function answerAsSeller(
  ctx: SellerCtx<"orders.cancel">,
  { questionId, body }: AnswerAsSeller,
): Promise<QuestionOfProduct> {
  await sellerQuestion(ctx, { questionId });
  const asked = await publishedQuestion(ctx, questionId);
  const { sellerId, userId } = ctx.actor;
  const [[by], [before]] = await ctx.db.batch([
    ctx.db.select({ name: seller.name }).from(seller).where(eq(seller.id, sellerId)),
    ctx.db
      .select()
      .from(answer)
      .where(sql`${answer.questionId} = ${questionId} AND ${answer.sellerId} = ${sellerId}`),
  ]);
  const { text, isChanged } = withoutContacts(body);
  const answerId = before?.id ?? newId("answer", ctx.now());
  const { jobs, stands } = around(ctx, asked, answerId);
  const words = { body: text, original: isChanged ? body : null, author: by?.name ?? "", userId };
  const write = before
    ? ctx.db
        .update(answer)
        .set({ ...words, ...afterWriting(before), version: before.version + 1 })
        .where(sql`${answer.id} = ${before.id} AND ${answer.version} = ${before.version}`)
    : ctx.db
        .insert(answer)
        .values({ id: answerId, questionId, sellerId, market: asked.market, ...words, createdAt: ctx.now() });
  await atomic(
    ctx.db,
    [
      stands,
      ...(before
        ? [mustExist(ctx.db, sql`SELECT 1 FROM answer WHERE id = ${before.id} AND version = ${before.version}`)]
        : []),
      write,
      auditRow(ctx, "question.answered", questionId),
      ...jobs.map((job) => job.statement),
    ],
    { must_hold: "CONFLICT", "answer.question_id": "CONFLICT" },
  );
  sent(ctx, jobs);
  return await sellerQuestion(ctx, { questionId });
}
