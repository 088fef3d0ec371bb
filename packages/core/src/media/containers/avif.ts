// AVIF: boxes within boxes. Only the size is read: an AVIF is painted anew before it is stored, which leaves behind
// all that is not picture.
import { type Contents, Reader, refusal } from "./bytes.ts";

/** Boxes on the way to the sizes, with the bytes of their own header that come before their first child. */
const WAY: Record<string, number> = { meta: 4, iprp: 0, ipco: 0 };

interface Size {
  width: number;
  height: number;
}

/** Reads an AVIF. @throws FILE_REFUSED `truncated`, `damaged`, `animated` */
export function readAvif(bytes: Uint8Array): Contents {
  const reader = new Reader(bytes);
  if (reader.word(8, 4) === "avis") throw refusal("animated");
  const sizes: Size[] = [];
  walk(reader, 0, bytes.length, sizes);
  const largest = sizes.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
  if (!largest || largest.width === 0 || largest.height === 0) throw refusal("damaged");
  return { ...largest, orientation: 1, kept: [bytes], dropped: [] };
}

function walk(reader: Reader, from: number, to: number, sizes: Size[]): void {
  for (let at = from; at + 8 <= to;) {
    const type = reader.word(at + 4, 4);
    let length = reader.u32(at);
    let header = 8;
    if (length === 1) {
      if (reader.u32(at + 8) !== 0) throw refusal("damaged"); // 4 GB and more
      length = reader.u32(at + 12);
      header = 16;
    }
    if (length === 0) length = to - at; // to the end of the file
    if (length < header) throw refusal("damaged");
    if (at + length > to) throw refusal("truncated");
    if (type === "ispe") sizes.push({ width: reader.u32(at + header + 4), height: reader.u32(at + header + 8) });
    const inner = WAY[type];
    if (inner !== undefined) walk(reader, at + header + inner, at + length, sizes);
    at += length;
  }
}
