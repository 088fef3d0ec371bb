// Mails about what people write under products: an answer to one's question, and what an operator decided.
import { type ContentFault, type ContentId, type Id, type Market, type MarketHandle, MARKETS } from "@stoa/contract";
import { type SQL, sql } from "@stoa/db";
import type { SystemCtx } from "../kernel/index.ts";
import { kindOf } from "../reviews/index.ts";
import { caseNewsMail, CONTENT_WORDS } from "./templates/index.ts";
import { tellBuyer } from "./telling.ts";
import { write } from "./writing.ts";

/** Whoever asked learns of an answer, unless it is their own. */
export async function mailAnswer(ctx: SystemCtx, { answerId }: { answerId: Id<"answer"> }): Promise<void> {
  const [row] = await ctx.db.all<{
    questionId: Id<"question">;
    userId: Id<"user">;
    slug: string;
    market: MarketHandle;
    email: string;
    asked: string;
    body: string;
    author: string;
    seller: string | null;
    title: string;
  }>(sql`
    SELECT q.id AS questionId, u.id AS userId, d.slug, q.market, u.email, q.body AS asked, a.body, a.author, s.name AS seller, d.title
    FROM answer a JOIN question q ON q.id = a.question_id JOIN user u ON u.id = q.user_id JOIN product d ON d.id = q.product_id
    LEFT JOIN seller s ON s.id = a.seller_id
    WHERE a.id = ${answerId} AND a.status = 'published' AND q.status = 'published' AND u.erased_at IS NULL AND a.user_id <> q.user_id`);
  if (!row) return;
  const { userId, email, slug, title } = row;
  const market: Market = MARKETS[row.market];
  const words = CONTENT_WORDS[market.language];
  const news = row.seller === null ? words.answeredByBuyer(row.title) : words.answeredBySeller(row.title, row.seller);
  const content = caseNewsMail({
    reading: market,
    ...news,
    quoted: { title: row.asked, text: row.body },
    button: { label: words.view, url: `${ctx.origins.buyer}/${row.market}/questions/${row.questionId}` },
    reason: words.askedReason,
  });
  await tellBuyer(
    ctx,
    { userId, email, market: row.market },
    { kind: "question_answered", fact: `question_answered:${answerId}`, params: { slug, title, market: row.market } },
    { template: "question_answered", subjectId: answerId, content },
  );
}

interface Decided {
  market: MarketHandle | null;
  email: string;
  status: string;
  version: number;
  refusedBecause: ContentFault | null;
  note: string;
  title: string;
  path: string;
}

/** How each kind is found with its author, its product and the page on which its author reads it. */
const FOUND: Record<ReturnType<typeof kindOf>, SQL> = {
  review: sql`(SELECT p.market FROM order_line l JOIN seller_order o ON o.id = l.order_id JOIN purchase p ON p.id = o.purchase_id WHERE l.id = x.line_id) AS market,
    '/reviews/' || x.id AS path FROM review x JOIN product d ON d.id = x.product_id`,
  question: sql`x.market, '/questions/' || x.id AS path FROM question x JOIN product d ON d.id = x.product_id`,
  answer: sql`x.market, '/questions/' || x.question_id AS path FROM answer x JOIN question q ON q.id = x.question_id JOIN product d ON d.id = q.product_id`,
};

/** The author learns that an operator published or refused what they wrote. A seller's answer is the shop's own affair. */
export async function mailDecided(ctx: SystemCtx, job: { subject: ContentId; version: number }): Promise<void> {
  const kind = kindOf(job.subject);
  const [row] = await ctx.db.all<Decided>(sql`
    SELECT u.email, x.status, x.version, x.refused_because AS refusedBecause, x.decision_note AS note, d.title, ${FOUND[kind]}
    JOIN user u ON u.id = x.user_id WHERE x.id = ${job.subject} AND x.version = ${job.version} AND u.erased_at IS NULL
      AND ${kind === "answer" ? sql`x.seller_id IS NULL` : sql`1`}`);
  if (!row || (row.status !== "published" && row.status !== "refused")) return;
  const handle = row.market ?? "us";
  const market: Market = MARKETS[handle];
  const words = CONTENT_WORDS[market.language];
  const why = row.refusedBecause ? [words.faults[row.refusedBecause], row.note].filter(Boolean).join("\n") : row.note;
  await write(
    ctx,
    { template: `content_${row.status}`, subjectId: `${job.subject}:${job.version}`, to: row.email },
    caseNewsMail({
      reading: market,
      ...words[row.status](words.kinds[kind], row.title),
      quoted: { title: words.because, text: why },
      button: { label: words.view, url: `${ctx.origins.buyer}/${handle}${row.path}` },
      reason: words.wroteReason,
    }),
  );
}
