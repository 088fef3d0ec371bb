// What a person has said under products: told in their file, and left without their name when they go.
import { IMAGE_WIDTHS, type Id } from "@stoa/contract";
import { type Database, sql, type Statement } from "@stoa/db";
import { imageKey, SERVED, type ServedFormat, servedKey } from "../media/index.ts";

/** Former versions and photos of reviews, ratings of sellers, questions, answers, votes and reports of a person. */
export interface ContentOnFile {
  versions: { reviewId: string; version: number; rating: number; title: string; body: string; at: number }[];
  photos: { reviewId: string; hash: string; createdAt: number }[];
  ratings: {
    orderNumber: string;
    rating: number;
    inTime: number;
    asDescribed: number;
    goodService: number;
    createdAt: number;
  }[];
  questions: { product: string; body: string; status: string; createdAt: number }[];
  answers: { question: string; body: string; status: string; createdAt: number }[];
  votes: { subject: string; at: number }[];
  reports: { subject: string; reason: string; note: string; at: number }[];
}

/** Reads it. What was taken out of a text is told as it was written. */
export async function contentOnFile(db: Database, userId: Id<"user">): Promise<ContentOnFile> {
  const [versions, photos, ratings, questions, answers, votes, reports] = await Promise.all([
    db.all<ContentOnFile["versions"][number]>(sql`
      SELECT v.review_id AS reviewId, v.version, v.rating, v.title, coalesce(v.original, v.body) AS body, v.at
      FROM review r JOIN review_revision v ON v.review_id = r.id WHERE r.user_id = ${userId} ORDER BY v.at`),
    db.all<ContentOnFile["photos"][number]>(sql`
      SELECT p.review_id AS reviewId, p.hash, p.created_at AS createdAt
      FROM review r JOIN review_photo p ON p.review_id = r.id WHERE r.user_id = ${userId} ORDER BY p.created_at`),
    db.all<ContentOnFile["ratings"][number]>(sql`
      SELECT o.number AS orderNumber, r.rating, r.in_time AS inTime, r.as_described AS asDescribed, r.good_service AS goodService,
        r.created_at AS createdAt FROM seller_rating r JOIN seller_order o ON o.id = r.order_id WHERE r.user_id = ${userId} ORDER BY r.created_at`),
    db.all<ContentOnFile["questions"][number]>(sql`
      SELECT d.title AS product, coalesce(q.original, q.body) AS body, q.status, q.created_at AS createdAt
      FROM question q JOIN product d ON d.id = q.product_id WHERE q.user_id = ${userId} ORDER BY q.created_at`),
    db.all<ContentOnFile["answers"][number]>(sql`
      SELECT q.body AS question, coalesce(a.original, a.body) AS body, a.status, a.created_at AS createdAt
      FROM answer a JOIN question q ON q.id = a.question_id WHERE a.user_id = ${userId} AND a.seller_id IS NULL ORDER BY a.created_at`),
    db.all<ContentOnFile["votes"][number]>(
      sql`SELECT subject, at FROM helpful_vote WHERE user_id = ${userId} ORDER BY at`,
    ),
    db.all<ContentOnFile["reports"][number]>(
      sql`SELECT subject, reason, note, at FROM content_report WHERE user_id = ${userId} ORDER BY at`,
    ),
  ]);
  return { versions, photos, ratings, questions, answers, votes, reports };
}

/** Where the photos of their reviews lie, in every size; pictures that somebody else shows too are left out. */
export async function photosOfBuyer(db: Database, userId: Id<"user">): Promise<string[]> {
  const rows = await db.all<{ hash: string }>(sql`
    SELECT DISTINCT p.hash FROM review r JOIN review_photo p ON p.review_id = r.id WHERE r.user_id = ${userId}
      AND NOT EXISTS (SELECT 1 FROM product_image i WHERE i.hash = p.hash) AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.hash = p.hash)
      AND NOT EXISTS (SELECT 1 FROM review_photo o JOIN review b ON b.id = o.review_id WHERE o.hash = p.hash AND b.user_id IS NOT ${userId})`);
  const formats = Object.keys(SERVED) as ServedFormat[];
  return rows.flatMap(({ hash }) => [
    imageKey(hash),
    ...IMAGE_WIDTHS.flatMap((width) => formats.map((format) => servedKey(hash, width, format))),
  ]);
}

/** What they said stays, without their name; photos, former versions, votes and what they reported go. */
export function nameless(db: Database, userId: Id<"user">): Statement[] {
  const own = sql`review_id IN (SELECT id FROM review WHERE user_id = ${userId})`;
  return [
    db.run(sql`UPDATE review SET author = '' WHERE user_id = ${userId}`),
    db.run(sql`DELETE FROM review_photo WHERE ${own}`),
    db.run(sql`DELETE FROM review_revision WHERE ${own}`),
    db.run(sql`UPDATE question SET author = '', original = NULL WHERE user_id = ${userId}`),
    db.run(sql`UPDATE answer SET author = '', original = NULL WHERE user_id = ${userId} AND seller_id IS NULL`),
    db.run(sql`DELETE FROM helpful_vote WHERE user_id = ${userId}`),
    db.run(sql`UPDATE content_report SET note = '' WHERE user_id = ${userId}`),
  ];
}
