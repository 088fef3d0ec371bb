// Questions and their answers: as every reader sees them, as their asker does, and as sellers do who offer the product.
import {
  type AnswerView,
  DomainError,
  type Id,
  MAX_ANSWERS_SHOWN,
  type Page,
  type QuestionId,
  type QuestionOfProduct,
  type QuestionPage,
  type QuestionsInput,
  type SellerQuestionsInput,
} from "@stoa/contract";
import { type Database, sql, type SQL } from "@stoa/db";
import { type BuyerCtx, type Ctx, pageOf, readCursor, type SellerCtx } from "../kernel/index.ts";
import { hasBought, productOf, sellsIt } from "../reviews/index.ts";

interface Row {
  questionId: Id<"question">;
  author: string;
  body: string;
  helpfulCount: number;
  answerCount: number;
  createdAt: number;
  slug: string;
  title: string;
  imageHash: string | null;
}

const COLUMNS = sql`q.id AS questionId, q.author, q.body, q.helpful_count AS helpfulCount, q.answer_count AS answerCount, q.created_at AS createdAt,
  d.slug, d.title, (SELECT hash FROM product_image i WHERE i.product_id = d.id ORDER BY i.position, i.id LIMIT 1) AS imageHash`;

interface AnswerRow extends Omit<AnswerView, "seller"> {
  questionId: Id<"question">;
  handle: string | null;
  name: string | null;
}

/** Published answers of questions: sellers' first, then those that helped most, then the oldest. */
async function answersOf(db: Database, ids: readonly Id<"question">[]): Promise<Map<Id<"question">, AnswerView[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<AnswerRow>(sql`
    SELECT * FROM (
      SELECT a.question_id AS questionId, a.id AS answerId, a.author, s.handle, s.name, a.body, a.helpful_count AS helpfulCount,
        a.created_at AS createdAt, row_number() OVER (PARTITION BY a.question_id ORDER BY a.seller_id IS NULL, a.helpful_count DESC, a.id) AS place
      FROM json_each(${JSON.stringify(ids)}) w CROSS JOIN answer a ON a.question_id = w.value AND a.status = 'published'
      LEFT JOIN seller s ON s.id = a.seller_id)
    WHERE place <= ${MAX_ANSWERS_SHOWN} ORDER BY questionId, place`);
  const found = new Map<Id<"question">, AnswerView[]>();
  for (const { handle, name, questionId, answerId, author, body, helpfulCount, createdAt } of rows) {
    const seller = handle === null ? null : { handle, name: name ?? "" };
    const view: AnswerView = { answerId, author, seller, body, helpfulCount, createdAt };
    found.set(questionId, [...(found.get(questionId) ?? []), view]);
  }
  return found;
}

async function withAnswers(db: Database, rows: readonly Row[]): Promise<QuestionOfProduct[]> {
  const answers = await answersOf(
    db,
    rows.map((row) => row.questionId),
  );
  return rows.map(({ slug, title, imageHash, ...row }) => ({
    ...row,
    answers: answers.get(row.questionId) ?? [],
    product: { slug, title, imageHash },
  }));
}

/** A page of the published questions about a product: those that most want to know first, then the newest. @throws NOT_FOUND */
export async function questionsOf(ctx: Pick<Ctx, "db">, input: QuestionsInput): Promise<Page<QuestionOfProduct>> {
  const productId = await productOf(ctx.db, input.slug);
  const place = readCursor(input.cursor);
  const rows = await ctx.db.all<Row>(sql`
    SELECT ${COLUMNS} FROM question q JOIN product d ON d.id = q.product_id
    WHERE q.product_id = ${productId} AND q.status = 'published'
      AND ${place ? sql`(q.helpful_count, q.id) < (${place.at}, ${place.id})` : sql`1`}
    ORDER BY q.helpful_count DESC, q.id DESC LIMIT ${input.limit + 1}`);
  const page = pageOf(
    rows,
    input.limit,
    (row) => ({ at: row.helpfulCount, id: row.questionId }),
    (row) => row,
  );
  const items = await withAnswers(ctx.db, page.items);
  return { items, nextCursor: page.nextCursor };
}

/** A question on a page of its own; its asker sees it also while it waits. @throws NOT_FOUND */
export async function questionPage(ctx: BuyerCtx<"orders">, { questionId }: QuestionId): Promise<QuestionPage> {
  const { userId } = ctx.actor;
  const [row] = await ctx.db.all<Row & { mayAnswer: number; isOwn: number; ownAnswerId: Id<"answer"> | null }>(sql`
    SELECT ${COLUMNS}, q.status = 'published' AND ${hasBought(userId, sql`d.id`)} AND NOT ${sellsIt(userId, sql`d.id`)}
      AND NOT EXISTS (SELECT 1 FROM answer a WHERE a.question_id = q.id AND a.user_id = ${userId} AND a.seller_id IS NULL) AS mayAnswer,
      q.user_id = ${userId} AS isOwn,
      (SELECT id FROM answer a WHERE a.question_id = q.id AND a.user_id = ${userId} AND a.seller_id IS NULL AND a.status = 'published') AS ownAnswerId
    FROM question q JOIN product d ON d.id = q.product_id
    WHERE q.id = ${questionId} AND (q.status = 'published' OR (q.user_id = ${userId} AND q.status <> 'withdrawn'))`);
  if (!row) throw new DomainError("NOT_FOUND");
  const { mayAnswer, isOwn, ownAnswerId, ...rest } = row;
  const [view] = await withAnswers(ctx.db, [rest]);
  return { ...view!, mayAnswer: mayAnswer === 1, isOwn: isOwn === 1, ownAnswerId };
}

/** Questions about products that a seller offers, as the condition of a query. */
const offered = (ctx: SellerCtx): SQL => sql`q.status = 'published' AND EXISTS (
  SELECT 1 FROM variant v JOIN offer f ON f.variant_id = v.id WHERE v.product_id = q.product_id AND f.seller_id = ${ctx.actor.sellerId})`;

/** Questions about what the seller offers, newest first; `isUnanswered` those that they have not answered. */
export async function sellerQuestions(
  ctx: SellerCtx<"store.read">,
  { isUnanswered, cursor, limit }: SellerQuestionsInput,
): Promise<Page<QuestionOfProduct>> {
  const place = readCursor(cursor);
  const { sellerId } = ctx.actor;
  const rows = await ctx.db.all<Row>(sql`
    SELECT ${COLUMNS} FROM question q JOIN product d ON d.id = q.product_id WHERE ${offered(ctx)}
      AND ${isUnanswered ? sql`NOT EXISTS (SELECT 1 FROM answer a WHERE a.question_id = q.id AND a.seller_id = ${sellerId})` : sql`1`}
      AND ${place ? sql`(q.created_at, q.id) < (${place.at}, ${place.id})` : sql`1`}
    ORDER BY q.created_at DESC, q.id DESC LIMIT ${limit + 1}`);
  const page = pageOf(
    rows,
    limit,
    (row) => ({ at: row.createdAt, id: row.questionId }),
    (row) => row,
  );
  return { items: await withAnswers(ctx.db, page.items), nextCursor: page.nextCursor };
}

/** One of them. @throws NOT_FOUND */
export async function sellerQuestion(ctx: SellerCtx, { questionId }: QuestionId): Promise<QuestionOfProduct> {
  const rows = await ctx.db.all<Row>(
    sql`SELECT ${COLUMNS} FROM question q JOIN product d ON d.id = q.product_id WHERE ${offered(ctx)} AND q.id = ${questionId}`,
  );
  const [view] = await withAnswers(ctx.db, rows);
  if (!view) throw new DomainError("NOT_FOUND");
  return view;
}
