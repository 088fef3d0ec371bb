// What may be stored as a picture: decided by its bytes, never by what the request says of them.
import { DomainError, MAX_IMAGE_BYTES } from "@stoa/contract";

/** Kinds of picture that are accepted. SVG is a program and is refused. */
export type ImageKind = "image/jpeg" | "image/png" | "image/webp" | "image/avif";

const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/** The kind of picture that these bytes are; null when they are none of ours. */
export function imageKind(bytes: Uint8Array): ImageKind | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "image/jpeg";
  if (text(bytes, 0, 8) === "\u0089PNG\r\n\u001a\n") return "image/png";
  if (text(bytes, 0, 4) === "RIFF" && text(bytes, 8, 12) === "WEBP") return "image/webp";
  if (text(bytes, 4, 8) === "ftyp" && ["avif", "avis"].includes(text(bytes, 8, 12))) return "image/avif";
  return null;
}

/** Largest picture in pixels: what one transformation can hold in memory. */
export const MAX_IMAGE_PIXELS = 40_000_000;

/** Refuses bytes that are too many, too few or no picture. @throws FILE_REFUSED with the reason */
export function checkImage(bytes: Uint8Array): ImageKind {
  if (bytes.length === 0) throw new DomainError("FILE_REFUSED", { reason: "empty" });
  if (bytes.length > MAX_IMAGE_BYTES)
    throw new DomainError("FILE_REFUSED", { reason: "too_large", maxBytes: MAX_IMAGE_BYTES });
  const kind = imageKind(bytes);
  if (!kind) throw new DomainError("FILE_REFUSED", { reason: "not_an_image" });
  return kind;
}

/** Where a picture's bytes lie. */
export const imageKey = (hash: string): string => `image/${hash}`;
