// The colour that stands in for a picture until it arrives: the one pixel that is left of it at its smallest.

/** The colour of pictures that nobody could look at. */
export const NEUTRAL_COLOUR = "#e7e5e2";

const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/** The colour of a PNG of one pixel, shown on white, as `#rrggbb`; null when it is not such a PNG. */
export async function colourOfPixel(png: Uint8Array): Promise<string | null> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  const pixels: Uint8Array[] = [];
  let depth = 0;
  let channels: number | undefined;
  for (let at = 8; at + 12 <= png.length; at += view.getUint32(at) + 12) {
    const type = String.fromCharCode(...png.subarray(at + 4, at + 8));
    if (type === "IHDR") [depth, channels] = [png[at + 16]!, CHANNELS[png[at + 17]!]];
    if (type === "IDAT") pixels.push(png.subarray(at + 8, at + 8 + view.getUint32(at)));
  }
  if (!channels || depth < 8) return null;
  // The first byte of a line says how it was predicted; without neighbours every prediction is nothing.
  const line = (await inflated(pixels)).subarray(1);
  const [a = 0, b = 0, c = 0, d = 255] = Array.from({ length: channels }, (_, i) => line[(i * depth) / 8]!);
  const [red, green, blue, alpha] = channels < 3 ? [a, a, a, channels === 2 ? b : 255] : [a, b, c, d];
  const onWhite = (channel: number) => Math.round(255 + ((channel - 255) * alpha) / 255);
  return `#${[red, green, blue].map((channel) => onWhite(channel).toString(16).padStart(2, "0")).join("")}`;
}

async function inflated(pieces: readonly Uint8Array[]): Promise<Uint8Array> {
  const stream = new Blob([...pieces] as BufferSource[]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
