// Picture files made by hand for tests, piece by piece, so that a test says what is in a file and what is wrong with it.

/** Bytes of letters and numbers in a row. */
export function bytesOf(...parts: (string | number | readonly number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === "string"
        ? [...part].map((letter) => letter.charCodeAt(0))
        : typeof part === "number"
          ? [part]
          : [...part],
    ),
  );
}

const big = (value: number, length: number) =>
  Array.from({ length }, (_, i) => (value >>> (8 * (length - 1 - i))) & 255);
const little = (value: number, length: number) => big(value, length).toReversed();

/** An EXIF block (from its TIFF header on) that says how the picture is turned and where it was taken. */
export const exifOf = (orientation: number) =>
  bytesOf("II*\0", little(8, 4), little(1, 2), little(0x0112, 2), little(3, 2), little(1, 4), little(orientation, 4), little(0, 4), "GPS 52.5N 13.4E"); // prettier-ignore

/** A segment of a JPEG. */
export const segment = (marker: number, ...content: Parameters<typeof bytesOf>) => {
  const bytes = bytesOf(...content);
  return bytesOf(0xff, marker, big(bytes.length + 2, 2), bytes);
};

/** A JPEG in form: header, size, one scan of nothing. `extra` stands before the size. */
export const jpegOf = (width: number, height: number, ...extra: Uint8Array[]) =>
  bytesOf(0xff, 0xd8, segment(0xe0, "JFIF\0", 1, 1, 0, 0, 1, 0, 1, 0, 0), ...extra, segment(0xc0, 8, big(height, 2), big(width, 2), 1, 1, 0x11, 0), segment(0xda, 1, 1, 0, 0, 63, 0), 1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xd9); // prettier-ignore

/** A chunk of a PNG with its checksum. */
export function chunk(type: string, ...content: Parameters<typeof bytesOf>): Uint8Array<ArrayBuffer> {
  const body = bytesOf(type, ...content);
  let crc = ~0;
  for (const byte of body) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xed_b8_83_20 : 0);
  }
  return bytesOf(big(body.length - 4, 4), body, big(~crc, 4));
}

const PNG = "\u0089PNG\r\n\u001a\n";
const header = (width: number, height: number) => chunk("IHDR", big(width, 4), big(height, 4), 8, 2, 0, 0, 0);

/** A PNG in form, without real pixels. `extra` stands before them. */
export const pngOf = (width: number, height: number, ...extra: Uint8Array[]) =>
  bytesOf(PNG, header(width, height), ...extra, chunk("IDAT", 1, 2, 3), chunk("IEND"));

/** A PNG that can be decoded: one colour, but for a white right half. */
export async function paintedPng(
  width: number,
  height: number,
  colour: readonly [number, number, number],
  ...extra: Uint8Array[]
): Promise<Uint8Array<ArrayBuffer>> {
  const line = [0, ...Array.from({ length: width }, (_, x) => (x < width / 2 ? colour : [255, 255, 255])).flat()];
  const lines = bytesOf(...Array.from({ length: height }, () => line));
  const packed = await new Response(
    new Blob([lines]).stream().pipeThrough(new CompressionStream("deflate")),
  ).arrayBuffer();
  return bytesOf(PNG, header(width, height), ...extra, chunk("IDAT", new Uint8Array(packed)), chunk("IEND"));
}

/** A WebP of these chunks. */
export const webpOf = (...chunks: [type: string, content: Uint8Array][]) => {
  const body = bytesOf("WEBP", ...chunks.map(([type, content]) => bytesOf(type, little(content.length, 4), content, content.length % 2 ? [0] : []))); // prettier-ignore
  return bytesOf("RIFF", little(body.length, 4), body);
};

/** The pixels of a plain WebP, in form. */
export const vp8Of = (width: number, height: number): [string, Uint8Array] => [
  "VP8 ",
  bytesOf(0, 0, 0, 0x9d, 0x01, 0x2a, little(width, 2), little(height, 2), 7),
];

/** The canvas of an extended WebP. `flags`: 2 moves, 4 XMP, 8 EXIF. */
export const vp8xOf = (width: number, height: number, flags: number): [string, Uint8Array] => [
  "VP8X",
  bytesOf(flags, 0, 0, 0, little(width - 1, 3), little(height - 1, 3)),
];

/** A box of an AVIF. */
export const box = (type: string, ...content: Parameters<typeof bytesOf>) => {
  const bytes = bytesOf(...content);
  return bytesOf(big(bytes.length + 8, 4), type, bytes);
};

/** An AVIF in form: brand, one size, pixels. */
export const avifOf = (width: number, height: number, brand = "avif") =>
  bytesOf(box("ftyp", brand, 0, 0, 0, 0, "mif1"), box("meta", 0, 0, 0, 0, box("iprp", box("ipco", box("ispe", 0, 0, 0, 0, big(width, 4), big(height, 4))))), box("mdat", 1, 2, 3)); // prettier-ignore

export { permutations, tellInOrder, type ToldWorld } from "./reordering.ts";
