// Becoming a seller: the application, the checklist that the operator makes, and what sellers answer to it.
import { z } from "zod";
import { type Id, idSchema, Slug } from "./id.ts";
import type { SellerStatus } from "./seller.ts";

/** A country by its ISO 3166 code. */
export const Country = z.string().regex(/^[A-Z]{2}$/);

/** Applies to sell. `description` says what. */
export const ApplyToSell = z.strictObject({
  name: z.string().trim().min(2).max(80),
  handle: Slug.min(3).max(40),
  country: Country,
  description: z.string().trim().min(10).max(1_000),
});
export type ApplyToSell = z.infer<typeof ApplyToSell>;

/** What a requirement asks for: a file, a few words, or a tick. */
export const REQUIREMENT_KINDS = ["document", "text", "confirm"] as const;
export type RequirementKind = (typeof REQUIREMENT_KINDS)[number];

/** Where an answer stands. `waived`: the operator does without. */
export const ANSWER_STATUSES = ["given", "approved", "asked_again", "waived"] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

/** Something that the operator asks of sellers; `country` null asks everywhere. */
export interface Requirement {
  requirementId: Id<"requirement">;
  kind: RequirementKind;
  title: string;
  help: string;
  country: string | null;
  isRequired: boolean;
  position: number;
  version: number;
  createdAt: number;
  archivedAt: number | null;
}

const words = {
  title: z.string().trim().min(3).max(120),
  help: z.string().trim().max(1_000).default(""),
  country: Country.nullable().default(null),
  isRequired: z.boolean(),
};

/** Puts something on the checklist. */
export const AddRequirement = z.strictObject({ kind: z.enum(REQUIREMENT_KINDS), ...words });
export type AddRequirement = z.infer<typeof AddRequirement>;

/** Names a requirement. */
export const RequirementId = z.strictObject({ requirementId: idSchema("requirement") });
export type RequirementId = z.infer<typeof RequirementId>;

/** Changes what a requirement says; its kind stays. `version` is the one that was read. */
export const SaveRequirement = RequirementId.extend({ ...words, version: z.int().min(1) });
export type SaveRequirement = z.infer<typeof SaveRequirement>;

/** Takes a requirement off the checklist, or puts it back. Answers stay. */
export const ArchiveRequirement = RequirementId.extend({ isArchived: z.boolean() });
export type ArchiveRequirement = z.infer<typeof ArchiveRequirement>;

/** Moves a requirement one place up or down. */
export const MoveRequirement = RequirementId.extend({ to: z.enum(["up", "down"]) });
export type MoveRequirement = z.infer<typeof MoveRequirement>;

/** A file as it may be told: its bytes are read at `/files/documents/{documentId}`. */
export interface DocumentView {
  documentId: Id<"document">;
  name: string;
  type: string;
  sizeBytes: number;
}

/** One line of a seller's checklist; `status` null where nothing was given. */
export interface ChecklistItem extends Omit<Requirement, "version" | "position" | "createdAt" | "archivedAt"> {
  status: AnswerStatus | null;
  /** The version of the answer; 0 where there is none. */
  version: number;
  text: string;
  document: DocumentView | null;
  reason: string | null;
  givenAt: number | null;
  decidedAt: number | null;
}

/** A seller's checklist in its order. `open` counts required items that the seller has still to give. */
export interface Checklist {
  seller: { sellerId: Id<"seller">; name: string; handle: string; status: SellerStatus; statusReason: string | null };
  items: ChecklistItem[];
  open: number;
}

/** Most characters of a text that answers a requirement. */
export const MAX_ANSWER_LENGTH = 4_000;

/** Answers a requirement with words, or ticks one that asks to be confirmed. */
export const AnswerRequirement = RequirementId.extend({
  text: z.string().trim().min(1).max(MAX_ANSWER_LENGTH).optional(),
  confirmed: z.literal(true).optional(),
});
export type AnswerRequirement = z.infer<typeof AnswerRequirement>;

/** Most bytes of a document. */
export const MAX_DOCUMENT_BYTES = 10_485_760;

/** What an operator says to an answer. */
export const REVIEWS = ["approve", "ask_again", "waive"] as const;
export type Review = (typeof REVIEWS)[number];

/** Reviews an answer. Asking again and waiving need a reason; the seller reads it. `version` is the one that was read. */
export const ReviewAnswer = z.strictObject({
  sellerId: idSchema("seller"),
  requirementId: idSchema("requirement"),
  review: z.enum(REVIEWS),
  reason: z.string().trim().max(500).default(""),
  version: z.int().min(0),
});
export type ReviewAnswer = z.infer<typeof ReviewAnswer>;
