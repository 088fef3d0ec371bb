// Reviews of products, ratings of sellers, questions and answers, and what readers and operators say to them.
import type { ContentFault, HeldReason, Id, MarketHandle, ReviewStatus } from "@stoa/contract";
import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { at, count, id, oneOf, words } from "../columns.ts";

/** What everything that people write for all to read has: where it stands, and why. */
const standing = () => ({
  status: oneOf<ReviewStatus>("status").default("published"),
  heldBecause: text("held_because").$type<HeldReason>(),
  refusedBecause: text("refused_because").$type<ContentFault>(),
  decisionNote: words("decision_note").default(""),
  /** When an operator last decided about it. */
  lookedAt: integer("looked_at"),
  version: count("version").default(1),
  helpfulCount: count("helpful_count").default(0),
  createdAt: at("created_at"),
});

export const review = sqliteTable("review", {
  id: id("review").primaryKey(),
  productId: id("product", "product_id"),
  userId: text("user_id").$type<Id<"user">>(),
  /** The line with which it was bought. */
  lineId: text("line_id").$type<Id<"line">>(),
  /** Whose offer that was; who may reply. */
  sellerId: text("seller_id").$type<Id<"seller">>(),
  variantLabel: words("variant_label").default(""),
  author: words("author"),
  rating: integer("rating").notNull(),
  title: words("title").default(""),
  body: words("body"),
  ...standing(),
  /** When its author last wrote: what bursts are measured by. */
  writtenAt: at("written_at"),
  photoCount: count("photo_count").default(0),
  reply: text("reply"),
  repliedAt: integer("replied_at"),
  replyEditedAt: integer("reply_edited_at"),
});

export const reviewRevision = sqliteTable(
  "review_revision",
  {
    reviewId: id("review", "review_id"),
    version: count("version"),
    rating: count("rating"),
    title: words("title"),
    body: words("body"),
    original: text("original"),
    at: at("at"),
  },
  (t) => [primaryKey({ columns: [t.reviewId, t.version] })],
);

export const reviewPhoto = sqliteTable(
  "review_photo",
  {
    reviewId: id("review", "review_id"),
    hash: words("hash"),
    width: count("width"),
    height: count("height"),
    placeholderColour: words("placeholder_colour"),
    createdAt: at("created_at"),
  },
  (t) => [primaryKey({ columns: [t.reviewId, t.hash] })],
);

/** Published reviews of a product by their stars; written by triggers alone. */
export const reviewTally = sqliteTable(
  "review_tally",
  { productId: id("product", "product_id"), rating: count("rating"), reviews: count("reviews") },
  (t) => [primaryKey({ columns: [t.productId, t.rating] })],
);

export const sellerRating = sqliteTable("seller_rating", {
  orderId: id("order", "order_id").primaryKey(),
  sellerId: id("seller", "seller_id"),
  userId: id("user", "user_id"),
  rating: count("rating"),
  inTime: count("in_time"),
  asDescribed: count("as_described"),
  goodService: count("good_service"),
  status: oneOf<"published" | "withdrawn">("status").default("published"),
  version: count("version").default(1),
  createdAt: at("created_at"),
  updatedAt: at("updated_at"),
});

export const question = sqliteTable("question", {
  id: id("question").primaryKey(),
  productId: id("product", "product_id"),
  userId: id("user", "user_id"),
  author: words("author"),
  market: oneOf<MarketHandle>("market"),
  body: words("body"),
  original: text("original"),
  answerCount: count("answer_count").default(0),
  ...standing(),
});

export const answer = sqliteTable("answer", {
  id: id("answer").primaryKey(),
  questionId: id("question", "question_id"),
  userId: id("user", "user_id"),
  sellerId: text("seller_id").$type<Id<"seller">>(),
  author: words("author"),
  market: oneOf<MarketHandle>("market"),
  body: words("body"),
  original: text("original"),
  ...standing(),
});

export const helpfulVote = sqliteTable(
  "helpful_vote",
  {
    subject: words("subject").$type<Id<"review" | "question" | "answer">>(),
    userId: id("user", "user_id"),
    at: at("at"),
  },
  (t) => [primaryKey({ columns: [t.subject, t.userId] })],
);

export const contentReport = sqliteTable(
  "content_report",
  {
    subject: words("subject").$type<Id<"review" | "question" | "answer">>(),
    userId: id("user", "user_id"),
    reason: oneOf<ContentFault>("reason"),
    note: words("note").default(""),
    at: at("at"),
    closedAt: integer("closed_at"),
  },
  (t) => [primaryKey({ columns: [t.subject, t.userId] })],
);
