// Asking about a product, and taking back what one has asked or answered.
import {
  type AnswerId,
  type AskQuestion,
  DomainError,
  type Id,
  newId,
  type QuestionId,
  type QuestionPage,
  signature,
} from "@stoa/contract";
import { answer, atomic, eq, mustExist, question, sql, user } from "@stoa/db";
import { takeTry } from "../accounts/index.ts";
import { type BuyerCtx, later, sent } from "../kernel/index.ts";
import { withoutContacts } from "../messages/rules.ts";
import { BURST_MS, productOf, QUESTION_BURST } from "../reviews/index.ts";
import { questionPage } from "./reading.ts";

/** The name under which a person speaks. */
export async function signedBy(ctx: BuyerCtx<"orders">): Promise<string> {
  const [row] = await ctx.db.select({ name: user.name }).from(user).where(eq(user.id, ctx.actor.userId));
  return signature(row?.name ?? "");
}

/** Asks about a product. Where very many ask at a time, it waits for an operator. @throws NOT_FOUND, RATE_LIMITED */
export async function askQuestion(ctx: BuyerCtx<"orders">, input: AskQuestion): Promise<QuestionPage> {
  const productId = await productOf(ctx.db, input.slug);
  await takeTry(ctx, "question", ctx.actor.userId);
  const questionId = newId("question", ctx.now());
  const { text, isChanged } = withoutContacts(input.body);
  const author = await signedBy(ctx);
  const job = later(ctx, { type: "product.discussed", productId });
  await atomic(ctx.db, [
    ctx.db.insert(question).values({
      id: questionId,
      productId,
      userId: ctx.actor.userId,
      author,
      market: input.market,
      body: text,
      original: isChanged ? input.body : null,
      createdAt: ctx.now(),
    }),
    ctx.db.run(sql`
      UPDATE question SET status = 'held', held_because = 'burst' WHERE id = ${questionId} AND (
        SELECT count(*) FROM question q WHERE q.product_id = ${productId} AND q.created_at > ${ctx.now() - BURST_MS}) > ${QUESTION_BURST}`),
    job.statement,
  ]);
  sent(ctx, [job]);
  return await questionPage(ctx, { questionId });
}

async function withdraw(
  ctx: BuyerCtx<"orders">,
  what: { kind: "question" | "answer"; id: string; productId: Id<"product"> | undefined },
): Promise<void> {
  if (!what.productId) throw new DomainError("NOT_FOUND");
  const table = what.kind === "question" ? sql`question` : sql`answer`;
  const own = sql`id = ${what.id} AND user_id = ${ctx.actor.userId} AND status <> 'withdrawn'`;
  const job = later(ctx, { type: "product.discussed", productId: what.productId });
  await atomic(
    ctx.db,
    [
      mustExist(ctx.db, sql`SELECT 1 FROM ${table} WHERE ${own}`),
      ctx.db.run(sql`UPDATE ${table} SET status = 'withdrawn', version = version + 1 WHERE ${own}`),
      job.statement,
    ],
    { must_hold: "NOT_FOUND" },
  );
  sent(ctx, [job]);
}

/** Takes one's question back, with the answers under it. @throws NOT_FOUND */
export async function withdrawQuestion(ctx: BuyerCtx<"orders">, { questionId }: QuestionId): Promise<void> {
  const [row] = await ctx.db
    .select({ productId: question.productId })
    .from(question)
    .where(eq(question.id, questionId));
  await withdraw(ctx, { kind: "question", id: questionId, productId: row?.productId });
}

/** Takes back an answer that one gave as a buyer. @throws NOT_FOUND */
export async function withdrawAnswer(ctx: BuyerCtx<"orders">, { answerId }: AnswerId): Promise<void> {
  const [row] = await ctx.db
    .select({ productId: question.productId, sellerId: answer.sellerId })
    .from(answer)
    .innerJoin(question, eq(question.id, answer.questionId))
    .where(eq(answer.id, answerId));
  const productId = row?.sellerId === null ? row.productId : undefined;
  await withdraw(ctx, { kind: "answer", id: answerId, productId });
}
