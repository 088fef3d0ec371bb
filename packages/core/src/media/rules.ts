// What may be stored as a picture: decided by its bytes, never by what the request says of them. And what a reader
// gets: in which format, under which key.
import { type ImageWidth, MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS } from "@stoa/contract";
import { readAvif } from "./containers/avif.ts";
import { beginsWith, type Contents, refusal } from "./containers/bytes.ts";
import { readJpeg } from "./containers/jpeg.ts";
import { readPng } from "./containers/png.ts";
import { readWebp } from "./containers/webp.ts";

/** Kinds of picture that are accepted. SVG is a program and is refused. */
export type ImageKind = "image/jpeg" | "image/png" | "image/webp" | "image/avif";

/** The kind of picture that these bytes are; null when they are none of ours. */
export function imageKind(bytes: Uint8Array): ImageKind | null {
  if (beginsWith(bytes, "\u00ff\u00d8\u00ff")) return "image/jpeg";
  if (beginsWith(bytes, "\u0089PNG\r\n\u001a\n")) return "image/png";
  if (beginsWith(bytes, "RIFF") && beginsWith(bytes, "WEBP", 8)) return "image/webp";
  if (beginsWith(bytes, "ftypavif", 4) || beginsWith(bytes, "ftypavis", 4)) return "image/avif";
  return null;
}

const READERS: Record<ImageKind, (bytes: Uint8Array) => Contents> = {
  "image/jpeg": readJpeg,
  "image/png": readPng,
  "image/webp": readWebp,
  "image/avif": readAvif,
};

/** A page or a script that hides in or behind a picture. */
const MARKUP = /<(?:script|html|svg|iframe|body|!doctype|\?php)[\s>]/i;
const SVG = /^\s*(?:<\?xml|<!--|<!doctype\s+svg|<svg)/i;

/** A picture that may be stored. */
export interface Picture {
  kind: ImageKind;
  width: number;
  height: number;
  /** Its file without camera data, place, comments and whatever else is not the picture. */
  bytes: Uint8Array;
  /** Whether it has to be painted anew first: it lies on its side, or its file cannot be cleaned piece by piece. */
  mustBePainted: boolean;
}

/**
 * Looks at an upload without decoding a pixel: kind, size and completeness stand in its headers.
 * @throws FILE_REFUSED with one of IMAGE_REFUSALS as `reason`
 */
export function inspectImage(file: Uint8Array): Picture {
  if (file.length === 0) throw refusal("empty");
  if (file.length > MAX_IMAGE_BYTES) throw refusal("too_large", { maxBytes: MAX_IMAGE_BYTES });
  const kind = imageKind(file);
  const latin = new TextDecoder("latin1");
  if (!kind) {
    if (beginsWith(file, "GIF8")) throw refusal("animated");
    throw refusal(SVG.test(latin.decode(file.subarray(0, 1_000))) ? "vector" : "not_an_image");
  }
  const { width, height, orientation, kept, dropped } = READERS[kind](file);
  if (width * height > MAX_IMAGE_PIXELS) throw refusal("too_many_pixels", { maxPixels: MAX_IMAGE_PIXELS });
  if (dropped.some((piece) => MARKUP.test(latin.decode(piece)))) throw refusal("mixed");
  return { kind, width, height, bytes: joined(kept), mustBePainted: orientation !== 1 || kind === "image/avif" };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Formats in which pictures are served, with the quality at which a seller would not see a difference. */
export const SERVED = {
  avif: { type: "image/avif", quality: 50 },
  webp: { type: "image/webp", quality: 80 },
} as const;
export type ServedFormat = keyof typeof SERVED;

/** Below this width the headers of an AVIF weigh more than it saves. */
const LEAST_AVIF_WIDTH: ImageWidth = 160;

/** The format for a reader who accepts this: AVIF when they say so, else WebP, which every browser since 2020 reads. */
export function formatFor(accept: string, width: number): ServedFormat {
  if (width < LEAST_AVIF_WIDTH) return "webp";
  const wanted = accept.split(",").map((part) =>
    part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/),
  );
  const isWanted = wanted.some(
    ([type, ...rest]) => type === "image/avif" && !rest.some((one) => /^q=0(\.0*)?$/.test(one)),
  );
  return isWanted ? "avif" : "webp";
}

/** Whether a stored picture is itself what is asked for: the right format, and no wider. Painting it again gains nothing. */
export function isServedAsIs(file: Uint8Array, width: number, format: ServedFormat): boolean {
  return format === "webp" && imageKind(file) === "image/webp" && readWebp(file).width <= width;
}

/** Where a picture's own bytes lie. */
export const imageKey = (hash: string): string => `image/${hash}`;

/** Where a picture lies as it is served at a width. */
export const servedKey = (hash: string, width: number, format: ServedFormat): string =>
  `image/${hash}/${width}.${format}`;
