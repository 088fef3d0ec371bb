// What is asked of a seller, what is still open, and what may be said to an answer. Decides; touches nothing.
import {
  type AnswerRequirement,
  type AnswerStatus,
  DomainError,
  MAX_DOCUMENT_BYTES,
  type RequirementKind,
  type Review,
} from "@stoa/contract";

/** Most sellers of one owner that wait for a decision or were refused. */
export const MAX_APPLICATIONS = 3;

/** Most requirements that are asked at once. */
export const MAX_REQUIREMENTS = 50;

/** Whether something is asked of a seller in this country. */
export const isAsked = (of: { country: string | null; archivedAt: number | null }, country: string): boolean =>
  of.archivedAt === null && (of.country === null || of.country === country);

/** Whether the seller has still to do something about an item. */
export const isOpen = (status: AnswerStatus | null): boolean => status === null || status === "asked_again";

/**
 * Refuses to approve a seller while something required is neither approved nor waived.
 * @throws CHECKLIST_OPEN with the titles of what is open
 */
export function checkApproval(
  items: readonly { title: string; isRequired: boolean; status: AnswerStatus | null }[],
): void {
  const open = items.filter(({ isRequired, status }) => isRequired && status !== "approved" && status !== "waived");
  if (open.length > 0) throw new DomainError("CHECKLIST_OPEN", { items: open.map(({ title }) => title) });
}

/**
 * The text of an answer to something of this kind.
 * @throws INVALID_INPUT the answer is of another kind
 */
export function answerText(kind: RequirementKind, input: Pick<AnswerRequirement, "text" | "confirmed">): string {
  if (kind === "text" && input.text !== undefined && input.confirmed === undefined) return input.text;
  if (kind === "confirm" && input.confirmed && input.text === undefined) return "";
  throw new DomainError("INVALID_INPUT", { fields: [kind === "text" ? "text" : "confirmed"] });
}

/** A seller may answer until an operator has approved. @throws ILLEGAL_TRANSITION */
export function checkAnswerable(status: AnswerStatus | null): void {
  if (status === "approved") throw new DomainError("ILLEGAL_TRANSITION", { from: status, to: "given" });
}

const REVIEWED: Record<Review, { to: AnswerStatus; from: readonly (AnswerStatus | null)[] }> = {
  approve: { to: "approved", from: ["given"] },
  ask_again: { to: "asked_again", from: ["given", "approved", "waived"] },
  waive: { to: "waived", from: [null, "given", "asked_again"] },
};

/**
 * Where an answer stands after a review.
 * @throws ILLEGAL_TRANSITION there is nothing to review so
 * @throws INVALID_INPUT a reason is missing
 */
export function reviewed(status: AnswerStatus | null, review: Review, reason: string): AnswerStatus {
  const { to, from } = REVIEWED[review];
  if (!from.includes(status)) throw new DomainError("ILLEGAL_TRANSITION", { from: status, to });
  if (review !== "approve" && reason.length < 3) throw new DomainError("INVALID_INPUT", { fields: ["reason"] });
  return to;
}

const MAGIC: readonly [type: DocumentType, bytes: readonly number[]][] = [
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
];

/** Kinds of file that are taken as a document. */
export type DocumentType = "application/pdf" | "image/png" | "image/jpeg";

/** What a file is by its first bytes, whatever it is called. @throws FILE_REFUSED `empty`, `too_large`, `not_a_document` */
export function documentType(bytes: Uint8Array): DocumentType {
  if (bytes.length === 0) throw new DomainError("FILE_REFUSED", { reason: "empty" });
  if (bytes.length > MAX_DOCUMENT_BYTES)
    throw new DomainError("FILE_REFUSED", { reason: "too_large", maxBytes: MAX_DOCUMENT_BYTES });
  const found = MAGIC.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte));
  if (!found) throw new DomainError("FILE_REFUSED", { reason: "not_a_document" });
  return found[0];
}

const ENDING: Record<DocumentType, string> = { "application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg" };

/** A file's name without what could mislead, with the ending that its bytes ask for. */
export function documentName(name: string, type: DocumentType): string {
  const plain = name
    .replaceAll(/[^\p{L}\p{N} ._-]/gu, "")
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .trim()
    .slice(0, 80);
  return `${plain.replace(/^\.+/, "") || "document"}.${ENDING[type]}`;
}
