// PNG: a signature and chunks. Kept are the pixels and what says how their colours are meant.
import { type Contents, orientationOf, Reader, refusal } from "./bytes.ts";

const KEPT = new Set(["IHDR", "PLTE", "tRNS", "IDAT", "IEND", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD"]);

/** Reads a PNG. @throws FILE_REFUSED `truncated`, `damaged`, `animated` */
export function readPng(bytes: Uint8Array): Contents {
  const reader = new Reader(bytes);
  const contents: Contents = { width: 0, height: 0, orientation: 1, kept: [reader.slice(0, 8)], dropped: [] };
  let hasPixels = false;
  for (let at = 8; ;) {
    const length = reader.u32(at);
    const type = reader.word(at + 4, 4);
    const chunk = reader.slice(at, length + 12);
    if (at === 8 && type !== "IHDR") throw refusal("damaged");
    if (type === "acTL") throw refusal("animated");
    if (type === "IHDR") {
      contents.width = reader.u32(at + 8);
      contents.height = reader.u32(at + 12);
    }
    if (type === "IDAT") hasPixels = true;
    if (type === "eXIf") contents.orientation = orientationOf(reader.slice(at + 8, length));
    (KEPT.has(type) ? contents.kept : contents.dropped).push(chunk);
    at += length + 12;
    if (type !== "IEND") continue;
    contents.dropped.push(bytes.subarray(at));
    if (!hasPixels || contents.width === 0 || contents.height === 0) throw refusal("damaged");
    return contents;
  }
}
