// WebP: a RIFF file of chunks. Kept are the pixels, their transparency and the colour profile.
import { type Contents, orientationOf, Reader, refusal } from "./bytes.ts";

const KEPT = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ICCP"]);
const ANIMATED_FLAG = 0x02;
const METADATA_FLAGS = 0x08 | 0x04; // EXIF and XMP

/** Reads a WebP. @throws FILE_REFUSED `truncated`, `damaged`, `animated` */
export function readWebp(bytes: Uint8Array): Contents {
  const reader = new Reader(bytes);
  const end = 8 + reader.u32(4, true);
  if (end > bytes.length) throw refusal("truncated");
  const contents: Contents = { width: 0, height: 0, orientation: 1, kept: [], dropped: [bytes.subarray(end)] };
  for (let at = 12; at + 8 <= end;) {
    const type = reader.word(at, 4);
    const length = reader.u32(at + 4, true);
    const padded = Math.min(length + (length % 2), end - at - 8);
    if (padded < length) throw refusal("truncated");
    const size = sizeIn(reader, type, at + 8);
    // The canvas of VP8X comes first and counts.
    if (size && contents.width === 0) Object.assign(contents, size);
    if (type === "ANIM" || (type === "VP8X" && reader.u8(at + 8) & ANIMATED_FLAG)) throw refusal("animated");
    if (type === "EXIF") contents.orientation = orientationOf(tiffOf(reader.slice(at + 8, length)));
    const chunk = reader.slice(at, 8 + padded).slice();
    if (type === "VP8X") chunk[8]! &= ~METADATA_FLAGS;
    (KEPT.has(type) ? contents.kept : contents.dropped).push(chunk);
    at += 8 + padded;
  }
  if (contents.width === 0 || contents.height === 0) throw refusal("damaged");
  const header = bytes.slice(0, 12);
  new DataView(header.buffer).setUint32(4, 4 + contents.kept.reduce((sum, chunk) => sum + chunk.length, 0), true);
  contents.kept.unshift(header);
  return contents;
}

function sizeIn(reader: Reader, type: string, at: number): { width: number; height: number } | null {
  switch (type) {
    case "VP8X":
      return { width: reader.u24le(at + 4) + 1, height: reader.u24le(at + 7) + 1 };
    case "VP8 ":
      return { width: reader.u16(at + 6, true) & 0x3fff, height: reader.u16(at + 8, true) & 0x3fff };
    case "VP8L": {
      const packed = reader.u32(at + 1, true);
      return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 };
    }
    default:
      return null;
  }
}

/** Some cameras write JPEG's EXIF header in front of the block. */
const tiffOf = (exif: Uint8Array) => (exif[0] === 0x45 ? exif.subarray(6) : exif);
