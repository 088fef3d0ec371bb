// JPEG: a chain of segments, then runs of compressed pixels. Kept is what a decoder needs and the colour profile.
import { beginsWith, type Contents, orientationOf, Reader, refusal } from "./bytes.ts";

const [SOS, EOI, APP0, APP1, APP2, APP14, APP15, COM] = [0xda, 0xd9, 0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe];

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** JFIF's and Adobe's headers say how colours are to be read; of APP2 only a colour profile is wanted. */
function isKept(marker: number, content: Uint8Array): boolean {
  if (marker === APP0 || marker === APP14) return true;
  if (marker === APP2) return beginsWith(content, "ICC_PROFILE\0");
  return marker !== COM && !(marker > APP0 && marker <= APP15);
}

/** Reads a JPEG. @throws FILE_REFUSED `truncated`, `damaged` */
export function readJpeg(bytes: Uint8Array): Contents {
  const reader = new Reader(bytes);
  const contents: Contents = { width: 0, height: 0, orientation: 1, kept: [reader.slice(0, 2)], dropped: [] };
  for (let at = 2; ;) {
    if (reader.u8(at) !== 0xff) throw refusal("damaged");
    const marker = reader.u8(at + 1);
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    if (marker === EOI) {
      contents.kept.push(reader.slice(at, 2));
      contents.dropped.push(bytes.subarray(at + 2));
      if (contents.width === 0 || contents.height === 0) throw refusal("damaged");
      return contents;
    }
    const length = reader.u16(at + 2);
    if (length < 2) throw refusal("damaged");
    const content = reader.slice(at + 4, length - 2);
    if (isFrame(marker)) {
      contents.height = reader.u16(at + 5);
      contents.width = reader.u16(at + 7);
    }
    if (marker === APP1 && beginsWith(content, "Exif\0\0")) contents.orientation = orientationOf(content.subarray(6));
    const end = marker === SOS ? endOfScan(bytes, at + 2 + length) : at + 2 + length;
    (isKept(marker, content) ? contents.kept : contents.dropped).push(bytes.subarray(at, end));
    at = end;
  }
}

/** Where the next segment begins: inside a scan 0xff is followed by 0 or by a restart marker. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw refusal("truncated");
}
