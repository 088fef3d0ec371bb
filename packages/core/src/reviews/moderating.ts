// The moderation desk: what waits, what is reported, what was refused; and the decision, which its author is told.
import {
  type ContentFault,
  type ContentId,
  type DecideContent,
  DomainError,
  type HeldReason,
  type Id,
  type ModerationInput,
  type ModerationItem,
  type ReviewStatus,
} from "@stoa/contract";
import { atomic, contentReport, eq, mustExist, sql, type SQL } from "@stoa/db";
import { type AdminCtx, auditRow, later, sent } from "../kernel/index.ts";
import { type Kind, kindOf, PRODUCT_OF, TABLE } from "./marking.ts";
import { photosOf } from "./reading.ts";

/** Most things of each kind on the desk at once; it is emptied from the front. */
const MOST_SHOWN = 50;

interface Row {
  subject: ContentId;
  version: number;
  status: ReviewStatus;
  heldBecause: HeldReason | null;
  refusedBecause: ContentFault | null;
  decisionNote: string;
  slug: string;
  productTitle: string;
  author: string;
  rating: number | null;
  title: string;
  body: string;
  original: string | null;
  createdAt: number;
}

const VIEWS: Record<ModerationInput["view"], SQL> = {
  waiting: sql`x.status = 'held'`,
  reported: sql`x.status = 'published' AND x.id IN (SELECT subject FROM content_report WHERE closed_at IS NULL)`,
  refused: sql`x.status = 'refused'`,
};

/** What only reviews have, and where each keeps the words that were taken out. */
const WORDS: Record<Kind, SQL> = {
  review: sql`x.rating, x.title, (SELECT v.original FROM review_revision v WHERE v.review_id = x.id ORDER BY v.version DESC LIMIT 1) AS original`,
  question: sql`NULL AS rating, '' AS title, x.original`,
  answer: sql`NULL AS rating, '' AS title, x.original`,
};

/** What is to be decided in one view, oldest first. */
export async function moderationDesk(
  ctx: AdminCtx<"orders.decide">,
  { view }: ModerationInput,
): Promise<ModerationItem[]> {
  const kinds: Kind[] = ["review", "question", "answer"];
  const found = await Promise.all(
    kinds.map((kind) =>
      ctx.db.all<Row>(sql`
        SELECT x.id AS subject, x.version, x.status, x.held_because AS heldBecause, x.refused_because AS refusedBecause,
          x.decision_note AS decisionNote, d.slug, d.title AS productTitle, x.author, ${WORDS[kind]}, x.body, x.created_at AS createdAt
        FROM ${TABLE[kind]} x JOIN product d ON d.id = ${PRODUCT_OF[kind]} WHERE ${VIEWS[view]} ORDER BY x.created_at LIMIT ${MOST_SHOWN}`),
    ),
  );
  const rows = found.flat();
  const [photos, reports] = await Promise.all([
    photosOf(
      ctx.db,
      rows.map((row) => row.subject).filter((id): id is Id<"review"> => kindOf(id) === "review"),
    ),
    ctx.db
      .select()
      .from(contentReport)
      .where(
        sql`${contentReport.subject} IN (SELECT value FROM json_each(${JSON.stringify(rows.map((row) => row.subject))}))`,
      ),
  ]);
  return rows
    .map(({ slug, productTitle, ...row }): ModerationItem => ({
      ...row,
      kind: kindOf(row.subject),
      product: { slug, title: productTitle },
      photos: photos.get(row.subject as Id<"review">) ?? [],
      reports: reports
        .filter((each) => each.subject === row.subject && each.closedAt === null)
        .map(({ reason, note, at }) => ({ reason, note, at })),
    }))
    .toSorted((a, b) => a.createdAt - b.createdAt);
}

/**
 * Publishes something or refuses it, as it was read, and closes its reports. Its author learns of it where it stands
 * differently now.
 * @throws NOT_FOUND
 * @throws CONFLICT it was changed, decided or taken back meanwhile
 */
export async function decideContent(ctx: AdminCtx<"orders.decide">, input: DecideContent): Promise<void> {
  const { subject, version, refusedBecause, note } = input;
  const kind = kindOf(subject);
  const table = TABLE[kind];
  const [row] = await ctx.db.all<{ status: ReviewStatus; productId: Id<"product"> }>(
    sql`SELECT x.status, ${PRODUCT_OF[kind]} AS productId FROM ${table} x WHERE x.id = ${subject}`,
  );
  if (!row) throw new DomainError("NOT_FOUND");
  const status = refusedBecause === null ? "published" : "refused";
  const jobs = [
    later(ctx, { type: kind === "review" ? "product.rated" : "product.discussed", productId: row.productId }),
    ...(status === row.status ? [] : [later(ctx, { type: "content.decided", subject, version: version + 1 })]),
  ];
  await atomic(
    ctx.db,
    [
      mustExist(
        ctx.db,
        sql`SELECT 1 FROM ${table} WHERE id = ${subject} AND version = ${version} AND status = ${row.status} AND status <> 'withdrawn'`,
      ),
      ctx.db.run(sql`
        UPDATE ${table} SET status = ${status}, held_because = NULL, refused_because = ${refusedBecause}, decision_note = ${note},
          looked_at = ${ctx.now()}, version = version + 1 WHERE id = ${subject}`),
      ctx.db.update(contentReport).set({ closedAt: ctx.now() }).where(eq(contentReport.subject, subject)),
      auditRow(ctx, `content.${status}`, subject, refusedBecause === null ? {} : { refusedBecause }),
      ...jobs.map((job) => job.statement),
    ],
    { must_hold: "CONFLICT" },
  );
  sent(ctx, jobs);
}
