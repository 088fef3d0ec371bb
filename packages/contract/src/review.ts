// Reviews of products by who bought them, what readers and operators say to them, and the ratings that sellers get.
import { z } from "zod";
import { ImageHash } from "./media.ts";
import { idSchema, type Id, Slug } from "./id.ts";
import { PageInput } from "./page.ts";
import { DAY_MS } from "./time.ts";

/** Where something that people write for all to read stands: a review, a question, an answer. */
export const REVIEW_STATUSES = ["published", "held", "refused", "withdrawn"] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** From each state, those that may follow. */
export const REVIEW_NEXT: Readonly<Record<ReviewStatus, readonly ReviewStatus[]>> = {
  published: ["held", "refused", "withdrawn"],
  held: ["published", "refused", "withdrawn"],
  refused: ["published", "held", "withdrawn"],
  withdrawn: ["published", "held"],
};

/** Why something waits for an operator: too many at once, reports, or it was refused once and has been changed. */
export const HELD_REASONS = ["burst", "reports", "edited"] as const;
export type HeldReason = (typeof HELD_REASONS)[number];

/** What can be wrong with it: what readers report, and why operators refuse. */
export const CONTENT_FAULTS = ["offensive", "off_topic", "advertising", "personal", "not_genuine"] as const;
export type ContentFault = (typeof CONTENT_FAULTS)[number];
export const ContentFault = z.enum(CONTENT_FAULTS);

/** How long a review or a rating can be changed after it was written first. */
export const REVIEW_EDIT_MS = 30 * DAY_MS;
export const MAX_REVIEW_TITLE = 120;
export const MAX_REVIEW_LENGTH = 4_000;
export const MAX_REVIEW_PHOTOS = 6;
/** So many open reports hide something until an operator has looked. */
export const REPORTS_THAT_HIDE = 3;

/** `Maya Castillo` signs as `Maya C.`; a single name and names that are written family first stay as they are. */
export function signature(name: string): string {
  const [first = "", ...rest] = name.trim().split(/\s+/);
  const last = rest.at(-1);
  return last && /^\p{Script=Latin}/u.test(name.trim()) ? `${first} ${[...last][0]}.` : name.trim();
}

const stars = z.int().min(1).max(5);
const content = {
  rating: stars,
  title: z.string().trim().max(MAX_REVIEW_TITLE).default(""),
  body: z.string().trim().min(1).max(MAX_REVIEW_LENGTH),
};

/** Reviews the product of a line that was bought and has arrived. */
export const WriteReview = z.strictObject({ lineId: idSchema("line"), ...content });
export type WriteReview = z.infer<typeof WriteReview>;

/** Changes one's review; one that was withdrawn stands again. */
export const EditReview = z.strictObject({ reviewId: idSchema("review"), ...content });
export type EditReview = z.infer<typeof EditReview>;

/** Names a review. */
export const ReviewId = z.strictObject({ reviewId: idSchema("review") });
export type ReviewId = z.infer<typeof ReviewId>;

/** Names a line of an order. */
export const LineToReview = z.strictObject({ lineId: idSchema("line") });
export type LineToReview = z.infer<typeof LineToReview>;

/** Takes a photo off one's review. */
export const RemovePhoto = ReviewId.extend({ hash: ImageHash });
export type RemovePhoto = z.infer<typeof RemovePhoto>;

/** Orders in which reviews are read. */
export const REVIEW_SORTS = ["helpful", "newest", "best", "worst"] as const;
export type ReviewSort = (typeof REVIEW_SORTS)[number];

/** Reads the published reviews of a product. */
export const ReviewsInput = PageInput.extend({
  slug: Slug,
  sort: z.enum(REVIEW_SORTS).default("helpful"),
  stars: stars.optional(),
  hasPhotos: z.boolean().optional(),
});
export type ReviewsInput = z.infer<typeof ReviewsInput>;

/** Names a product by its slug. */
export const OfProduct = z.strictObject({ slug: Slug });
export type OfProduct = z.infer<typeof OfProduct>;

/** Names a seller by their handle. */
export const SellerHandle = z.strictObject({ handle: Slug });
export type SellerHandle = z.infer<typeof SellerHandle>;

/** Says that a review helps, or takes that back. */
export const MarkReview = ReviewId.extend({ isHelpful: z.boolean() });
export type MarkReview = z.infer<typeof MarkReview>;

const complaint = { reason: ContentFault, note: z.string().trim().max(500).default("") };

/** Reports a review. */
export const ReportReview = ReviewId.extend(complaint);
export type ReportReview = z.infer<typeof ReportReview>;

/** What a report says of something. */
export const Complaint = z.strictObject(complaint);
export type Complaint = z.infer<typeof Complaint>;

/** The seller's public answer to a review; again, it replaces the first. */
export const ReplyToReview = ReviewId.extend({ text: z.string().trim().min(1).max(2_000) });
export type ReplyToReview = z.infer<typeof ReplyToReview>;

/** Rates the seller of an order that has arrived; again, it replaces what was said before. */
export const RateSeller = z.strictObject({
  orderId: idSchema("order"),
  rating: stars,
  inTime: z.boolean(),
  asDescribed: z.boolean(),
  goodService: z.boolean(),
});
export type RateSeller = z.infer<typeof RateSeller>;

/** Names an order whose seller is rated. */
export const OrderToRate = z.strictObject({ orderId: idSchema("order") });
export type OrderToRate = z.infer<typeof OrderToRate>;

/** Lists a seller's reviews, the newest first. */
export const SellerReviewsInput = PageInput.extend({ isUnanswered: z.boolean().optional() });
export type SellerReviewsInput = z.infer<typeof SellerReviewsInput>;

/** Something that an operator decides about. */
export type ContentId = Id<"review" | "question" | "answer">;
export const ContentId: z.ZodType<ContentId, string> = z.union([
  idSchema("review"),
  idSchema("question"),
  idSchema("answer"),
]);

/** Views of the moderation desk: what waits, what is published and reported, what was refused. */
export const DESK_VIEWS = ["waiting", "reported", "refused"] as const;
export type DeskView = (typeof DESK_VIEWS)[number];

/** Lists what is to be decided. */
export const ModerationInput = z.strictObject({ view: z.enum(DESK_VIEWS).default("waiting") });
export type ModerationInput = z.infer<typeof ModerationInput>;

/** Publishes or refuses something; what is refused has a reason. `version` is the one that was read. */
export const DecideContent = z.strictObject({
  subject: ContentId,
  version: z.int().min(1),
  refusedBecause: ContentFault.nullable().default(null),
  note: z.string().trim().max(500).default(""),
});
export type DecideContent = z.infer<typeof DecideContent>;

/** A photo of a review, served like every picture. */
export interface PhotoView {
  hash: string;
  width: number;
  height: number;
  placeholderColour: string;
}

/** A published review. `verified` says that its author bought the product here. */
export interface ReviewView {
  reviewId: Id<"review">;
  /** Empty where the author has left. */
  author: string;
  rating: number;
  title: string;
  body: string;
  verified: boolean;
  variantLabel: string;
  photos: PhotoView[];
  helpfulCount: number;
  reply: { seller: string; text: string; at: number; isEdited: boolean } | null;
  isEdited: boolean;
  createdAt: number;
}

/** A page of reviews. `total` counts those that the filters leave; `photos` are the newest of all of the product. */
export interface ReviewList {
  items: ReviewView[];
  nextCursor: string | null;
  total: number;
  photos: (PhotoView & { reviewId: Id<"review"> })[];
}

/** What a signed-in reader has to do with what stands under a product. */
export interface OwnMarks {
  helpful: ContentId[];
  reported: ContentId[];
  own: ContentId[];
}

/** Something that arrived and can be reviewed. */
export interface Reviewable {
  lineId: Id<"line">;
  productSlug: string;
  title: string;
  variantLabel: string;
  imageHash: string | null;
  deliveredAt: number;
}

/** One's own review. */
export interface OwnReview {
  reviewId: Id<"review">;
  productSlug: string;
  productTitle: string;
  imageHash: string | null;
  variantLabel: string;
  rating: number;
  title: string;
  body: string;
  photos: PhotoView[];
  status: ReviewStatus;
  heldBecause: HeldReason | null;
  refusedBecause: ContentFault | null;
  decisionNote: string;
  helpfulCount: number;
  reply: ReviewView["reply"];
  createdAt: number;
  editableUntil: number;
  isEditable: boolean;
}

/** An order whose seller can be rated, with what was said. */
export interface RateableOrder {
  orderId: Id<"order">;
  orderNumber: string;
  seller: { handle: string; name: string };
  given: Omit<RateSeller, "orderId"> | null;
  isEditable: boolean;
}

/** Everything that a buyer has reviewed, and can. */
export interface OwnReviews {
  waiting: Reviewable[];
  orders: RateableOrder[];
  written: OwnReview[];
}

/** What buyers say of a seller: ever, and in the last twelve months. */
export interface Reputation {
  ratingCenti: number;
  ratingCount: number;
  year: {
    ratingCount: number;
    ratingCenti: number;
    histogram: [number, number, number, number, number];
    inTimeBps: number;
    asDescribedBps: number;
    goodServiceBps: number;
  };
}

/** A review as its seller sees it. */
export interface SellerReview {
  reviewId: Id<"review">;
  product: { slug: string; title: string };
  author: string;
  rating: number;
  title: string;
  body: string;
  variantLabel: string;
  photos: PhotoView[];
  reply: { text: string; at: number; isEdited: boolean } | null;
  createdAt: number;
}

/** Something on the moderation desk. */
export interface ModerationItem {
  subject: ContentId;
  kind: "review" | "question" | "answer";
  version: number;
  status: ReviewStatus;
  heldBecause: HeldReason | null;
  refusedBecause: ContentFault | null;
  decisionNote: string;
  product: { slug: string; title: string };
  author: string;
  rating: number | null;
  title: string;
  body: string;
  /** As it was written, where contact details were taken out. */
  original: string | null;
  photos: PhotoView[];
  reports: { reason: ContentFault; note: string; at: number }[];
  createdAt: number;
}
