// Pictures from upload to reader, through the real doors, R2, the Images binding and the edge cache.
import { IMAGE_WIDTHS, type UploadedImage } from "@stoa/contract";
import { upload, eq } from "@stoa/db";
import { hex } from "@stoa/core/kernel";
import { bytesOf, chunk, exifOf, paintedPng, segment } from "@stoa/core/testing";
import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { beforeAll, describe, expect, it } from "vitest";
import { answer } from "./http.ts";
import { db, env, makeSeller, makeUser, Visitor } from "./testing.ts";

const MODERN = "image/avif,image/webp,image/apng,image/*,*/*;q=0.8";
const OLDER = "image/webp,*/*";

let member: Visitor;
const shopper = new Visitor("buyer");

beforeAll(async () => {
  member = await new Visitor("seller").become((await makeSeller()).ownerId);
});

const send = (visitor: Visitor, file: Uint8Array) =>
  visitor.fetch("/media/upload", { method: "POST", body: file as BodyInit });
const see = (hash: string, width: number | string, accept: string) =>
  shopper.fetch(`/media/${hash}/${width}`, { headers: { accept } });
const info = async (bytes: BodyInit) => env.IMAGES!.info(new Response(bytes).body!);

async function sent(file: Uint8Array): Promise<UploadedImage> {
  const response = await send(member, file);
  expect(response.status).toBe(200);
  return response.json();
}

/** A JPEG that the binding wrote, lying on its side: twice as wide as high, red on the left. */
async function lyingJpeg(): Promise<Uint8Array> {
  const png = await paintedPng(400, 200, [200, 30, 30]);
  const result = await env.IMAGES!.input(new Blob([png]).stream()).output({ format: "image/jpeg" });
  const jpeg = new Uint8Array(await new Response(result.image()).arrayBuffer());
  return bytesOf(jpeg.subarray(0, 2), segment(0xe1, "Exif\0\0", exifOf(6)), jpeg.subarray(2));
}

let colour = 0;
/** A picture nobody has seen yet. */
const fresh = (width = 700, height = 350) => paintedPng(width, height, [10, 90, ++colour]);

describe("a seller's PNG", () => {
  it("is shown as AVIF or WebP, as the reader accepts, at every width and never wider than it is", async () => {
    const { hash, width, height } = await sent(await fresh());
    expect({ width, height }).toEqual({ width: 700, height: 350 });
    for (const [accept, type] of [
      [MODERN, "image/avif"],
      [OLDER, "image/webp"],
    ] as const)
      for (const asked of IMAGE_WIDTHS) {
        const response = await see(hash, asked, accept);
        const wanted = asked < 160 ? "image/webp" : type; // an AVIF of a thumbnail weighs more than it saves
        expect(response.headers.get("content-type"), `${asked} wide`).toBe(wanted);
        const shown = Math.min(asked, 700);
        expect(await info(response.body!)).toMatchObject({ format: wanted, width: shown, height: shown / 2 });
      }
  });

  it("stays what it is at its address, and is shown as a picture or not at all", async () => {
    const { hash } = await sent(await fresh());
    const { headers } = await see(hash, 320, MODERN);
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      vary: "Accept",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });
  });

  it("is known by the hash of what is stored, and keeps nothing that its editor noted", async () => {
    const plain = await fresh(40, 40);
    const { hash, sizeBytes } = await sent(
      bytesOf(plain.subarray(0, 33), chunk("tEXt", "Author\0Ada"), plain.subarray(33)),
    );
    expect((await sent(plain)).hash).toBe(hash);
    const stored = new Uint8Array(await (await env.MEDIA.get(`image/${hash}`))!.arrayBuffer());
    expect(stored).toEqual(plain);
    expect(sizeBytes).toBe(plain.length);
    expect(hex(await crypto.subtle.digest("SHA-256", stored))).toBe(hash);
  });

  it("has a colour that stands in for it", async () => {
    const { hash, placeholderColour } = await sent(await paintedPng(64, 64, [20, 80, 140]));
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(placeholderColour.slice(at, at + 2), 16));
    expect(Math.abs(red! - 137) + Math.abs(green! - 167) + Math.abs(blue! - 197), placeholderColour).toBeLessThan(60);
    const [row] = await db.select().from(upload).where(eq(upload.hash, hash));
    expect(row).toMatchObject({ placeholderColour, width: 64, height: 64 });
  });

  it("is WebP for everybody where AVIFs are left out", async () => {
    const { hash } = await sent(await fresh());
    const asked = new Request(`https://stoa.test/media/${hash}/320`, { headers: { accept: MODERN } });
    const response = await answer(asked, { ...env, STOA_AVIF: "0" }, createExecutionContext(), null);
    expect(response.headers.get("content-type")).toBe("image/webp");
    await response.arrayBuffer();
    expect((await see(hash, 320, MODERN)).headers.get("content-type")).toBe("image/avif");
  });
});

describe("a phone's JPEG that lies on its side", () => {
  it("is stored upright, without the place where it was taken, and shown as AVIF", async () => {
    const { hash, width, height } = await sent(await lyingJpeg());
    expect({ width, height }).toEqual({ width: 200, height: 400 });
    const object = (await env.MEDIA.get(`image/${hash}`))!;
    expect(object.httpMetadata?.contentType).toBe("image/jpeg");
    expect(new TextDecoder("latin1").decode(await object.arrayBuffer())).not.toMatch(/Exif|GPS/);
    const response = await see(hash, 160, MODERN);
    expect(await info(response.body!)).toMatchObject({ format: "image/avif", width: 160, height: 320 });
  });
});

describe("a crowd that asks for one picture", () => {
  it("makes it once, and everybody gets the same bytes", async () => {
    const { hash } = await sent(await fresh());
    let made = 0;
    const counting = {
      ...env,
      IMAGES: { input: (stream: ReadableStream<Uint8Array>) => (made++, env.IMAGES!.input(stream)) } as ImagesBinding,
    };
    const ask = async () => {
      const execution = createExecutionContext();
      const request = new Request(`https://stoa.test/media/${hash}/480`, { headers: { accept: MODERN } });
      const bytes = await (await answer(request, counting, execution, "buyer")).arrayBuffer();
      await waitOnExecutionContext(execution);
      return hex(await crypto.subtle.digest("SHA-256", bytes));
    };
    const seen = await Promise.all(Array.from({ length: 20 }, ask));
    expect(new Set(seen).size).toBe(1);
    expect(made).toBe(1);
    await ask();
    expect(made).toBe(1);
  });

  it("that asks for many waits for no AVIF: WebP stands in for now, and the AVIF is there the next time", async () => {
    const hashes = await Promise.all(Array.from({ length: 4 }, async () => (await sent(await fresh())).hash));
    const first = await Promise.all(hashes.map((hash) => see(hash, 320, MODERN)));
    const types = first.map(({ headers }) => headers.get("content-type"));
    expect(types).toContain("image/avif");
    expect(types).toContain("image/webp");
    for (const { headers } of first)
      expect(headers.get("cache-control")).toMatch(
        headers.get("content-type") === "image/avif" ? /immutable/ : /^public, max-age=600$/,
      );
    for (const hash of hashes) expect((await see(hash, 320, MODERN)).headers.get("content-type")).toBe("image/avif");
  });
});

describe("a picture that cannot be shown", () => {
  it("is refused with the reason, and nothing is stored", async () => {
    const png = await fresh(50, 50);
    const corrupt = png.slice();
    corrupt.fill(7, 50, png.length - 20);
    for (const [reason, file] of [
      ["empty", new Uint8Array()],
      ["vector", bytesOf("<svg onload='alert(1)'/>")],
      ["not_an_image", bytesOf("<!doctype html><script>alert(1)</script>")],
      ["animated", bytesOf("GIF89a")],
      ["mixed", bytesOf(png, "<script>alert(1)</script>")],
      ["truncated", png.slice(0, 60)],
      ["damaged", corrupt],
      ["too_large", new Uint8Array(8 * 1024 * 1024 + 1)],
    ] as const) {
      const response = await send(member, file);
      expect(await response.json()).toMatchObject({ error: { code: "FILE_REFUSED", details: { reason } } });
      expect(response.status).toBe(400);
    }
  });

  it("is nobody's to send but a seller's", async () => {
    const png = await fresh(9, 9);
    expect((await send(shopper, png)).status).toBe(401);
    expect((await send(await new Visitor("buyer").become(await makeUser()), png)).status).toBe(403);
  });

  it("is not found under another width or name", async () => {
    const { hash } = await sent(await fresh(50, 50));
    for (const file of [0, 1, 97, 321, 5_000, "320.webp", "0320", "320%20", "x"])
      expect((await see(hash, file, OLDER)).status, String(file)).toBe(404);
    for (const name of ["0".repeat(64), hash.toUpperCase(), "image", `${hash}0`])
      expect((await see(name, 320, OLDER)).status, name).toBe(404);
  });
});

describe("without the Images binding", () => {
  it("a picture is served as it was uploaded, and not for ever", async () => {
    const png = await fresh(300, 200);
    const { IMAGES: _, ...poor } = env;
    const { hash } = await sent(png);
    const execution = createExecutionContext();
    const request = new Request(`https://stoa.test/media/${hash}/160`, { headers: { accept: MODERN } });
    const response = await answer(request, poor, execution, "buyer");
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("cache-control")).toBe("public, max-age=600");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(png);
    await waitOnExecutionContext(execution);
  });
});
