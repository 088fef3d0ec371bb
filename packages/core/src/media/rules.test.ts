import { type DomainError, IMAGE_REFUSALS, MAX_IMAGE_BYTES } from "@stoa/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  avifOf,
  box,
  bytesOf,
  chunk,
  exifOf,
  jpegOf,
  paintedPng,
  pngOf,
  segment,
  vp8Of,
  vp8xOf,
  webpOf,
} from "../testing/index.ts";
import { colourOfPixel } from "./colour.ts";
import { formatFor, inspectImage, isServedAsIs } from "./rules.ts";

/** Why a file is refused; null when it is taken. */
function reasonOf(file: Uint8Array): unknown {
  try {
    inspectImage(file);
    return null;
  } catch (error) {
    return (error as DomainError).details["reason"];
  }
}

const latin = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);
const SCRIPT = "<script>alert(document.cookie)</script>";

describe("a picture", () => {
  it.each([
    ["JPEG", jpegOf(640, 480), "image/jpeg"],
    ["PNG", pngOf(640, 480), "image/png"],
    ["WebP", webpOf(vp8Of(640, 480)), "image/webp"],
    ["WebP with a canvas", webpOf(vp8xOf(640, 480, 0), vp8Of(640, 480)), "image/webp"],
    ["AVIF", avifOf(640, 480), "image/avif"],
  ])("as %s is known by its bytes, and measured without decoding it", (_, file, kind) => {
    expect(inspectImage(file)).toMatchObject({ kind, width: 640, height: 480 });
  });

  it("that needs no cleaning keeps every byte, so that its hash is that of the file", () => {
    for (const file of [jpegOf(9, 9), pngOf(9, 9), webpOf(vp8xOf(9, 9, 0), vp8Of(9, 9))])
      expect(inspectImage(file)).toMatchObject({ bytes: file, mustBePainted: false });
  });

  it.each([
    ["JPEG", jpegOf(9, 9, segment(0xe1, "Exif\0\0", exifOf(1)), segment(0xfe, "taken at home"), segment(0xed, "IPTC"))],
    ["PNG", pngOf(9, 9, chunk("eXIf", exifOf(1)), chunk("tEXt", "Author\0Ada"), chunk("iTXt", "XML:com.adobe.xmp"))],
    ["WebP", webpOf(vp8xOf(9, 9, 12), vp8Of(9, 9), ["EXIF", exifOf(1)], ["XMP ", bytesOf("<x:xmpmeta/>")])],
  ])("as %s is stored without what its camera and its editor noted", (_, file) => {
    const { bytes } = inspectImage(file);
    expect(latin(bytes)).not.toMatch(/GPS|Exif|EXIF|eXIf|XMP|Author|home|IPTC/i);
    expect(inspectImage(bytes)).toMatchObject({ width: 9, height: 9, bytes });
  });

  it("keeps its colour profile", () => {
    const profile = bytesOf("ICC_PROFILE\0", 1, 1, 2, 3);
    expect(latin(inspectImage(jpegOf(9, 9, segment(0xe2, profile))).bytes)).toContain("ICC_PROFILE");
    expect(latin(inspectImage(pngOf(9, 9, chunk("iCCP", "p\0\0", 1))).bytes)).toContain("iCCP");
    expect(latin(inspectImage(webpOf(vp8xOf(9, 9, 32), ["ICCP", bytesOf(1)], vp8Of(9, 9))).bytes)).toContain("ICCP");
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])("with orientation %i is painted anew unless it stands upright", (orientation) => {
    const exif = exifOf(orientation);
    for (const file of [
      jpegOf(9, 9, segment(0xe1, "Exif\0\0", exif)),
      pngOf(9, 9, chunk("eXIf", exif)),
      webpOf(vp8xOf(9, 9, 8), vp8Of(9, 9), ["EXIF", exif]),
    ])
      expect(inspectImage(file).mustBePainted).toBe(orientation !== 1);
  });

  it("may carry what cameras hang behind it; that is cut off", () => {
    const file = jpegOf(9, 9);
    expect(inspectImage(bytesOf(file, "SEFH motion photo")).bytes).toEqual(file);
  });
});

describe("an upload is refused", () => {
  const wide = webpOf(vp8xOf(9, 9, 2), ["ANIM", bytesOf(0, 0, 0, 0, 0, 0)], ["ANMF", bytesOf(1, 2)]);
  it.each([
    ["empty", "nothing", new Uint8Array()],
    ["vector", "an SVG", bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">')],
    ["vector", "an SVG behind a declaration", bytesOf('<?xml version="1.0"?><svg/>')],
    ["not_an_image", "a page", bytesOf("<!doctype html>", SCRIPT)],
    ["not_an_image", "a document with a picture inside", bytesOf("%PDF-1.7 ", jpegOf(9, 9))],
    ["not_an_image", "a sound in WebP's container", bytesOf("RIFF0000WAVEfmt ")],
    ["animated", "a GIF, a script in its name or not", bytesOf("GIF89a/*", SCRIPT)],
    ["animated", "a moving PNG", pngOf(9, 9, chunk("acTL", 0, 0, 0, 2, 0, 0, 0, 0))],
    ["animated", "a moving WebP", wide],
    ["animated", "a moving AVIF", avifOf(9, 9, "avis")],
    ["mixed", "a page behind a JPEG", bytesOf(jpegOf(9, 9), "<!doctype html>", SCRIPT)],
    ["mixed", "a page behind a PNG", bytesOf(pngOf(9, 9), "<HTML><body >")],
    ["mixed", "a page behind a WebP", bytesOf(webpOf(vp8Of(9, 9)), SCRIPT)],
    ["mixed", "a script in a JPEG's comment", jpegOf(9, 9, segment(0xfe, SCRIPT))],
    ["mixed", "a program in a PNG's text", pngOf(9, 9, chunk("tEXt", "Comment\0<?php system($_GET[0]);"))],
    ["damaged", "a JPEG without a size", jpegOf(0, 9)],
    ["damaged", "a PNG that begins with pixels", bytesOf(pngOf(9, 9).subarray(0, 8), chunk("IDAT", 1), chunk("IEND"))],
    ["damaged", "an AVIF without a size", bytesOf(box("ftyp", "avif", 0, 0, 0, 0), box("mdat", 1))],
  ])("as %s: %s", (reason, _, file) => expect(reasonOf(file)).toBe(reason));

  it.each([
    ["PNG", pngOf(200_000, 200_000)],
    ["JPEG", jpegOf(65_000, 65_000)],
    ["WebP", webpOf(vp8Of(16_383, 16_383))],
    ["WebP with a canvas", webpOf(vp8xOf(16_777_216, 16_777_216, 0), vp8Of(1, 1))],
    ["AVIF", avifOf(60_000, 60_000)],
  ])("as a bomb by its header alone: a %s", (_, file) => {
    expect(file.length).toBeLessThan(300);
    expect(reasonOf(file)).toBe("too_many_pixels");
  });

  it.each([
    ["JPEG", jpegOf(9, 9, segment(0xe1, "Exif\0\0", exifOf(6)))],
    ["PNG", pngOf(9, 9, chunk("tEXt", "a\0b"))],
    ["WebP", webpOf(vp8xOf(9, 9, 8), vp8Of(9, 9), ["EXIF", exifOf(6)])],
  ])("wherever a %s ends too early", (_, file) => {
    for (let length = 1; length < file.length; length++)
      expect(["truncated", "not_an_image", "damaged"], `after ${length} bytes`).toContain(
        reasonOf(file.slice(0, length)),
      );
  });

  it("one byte above the limit, and not below it", () => {
    const padded = (size: number) => {
      const file = new Uint8Array(size);
      file.set(jpegOf(9, 9));
      return file;
    };
    expect(reasonOf(padded(MAX_IMAGE_BYTES + 1))).toBe("too_large");
    expect(reasonOf(padded(MAX_IMAGE_BYTES))).toBe(null);
  });

  it("with a reason from the list, whatever its bytes are", () => {
    const beginnings = [jpegOf(9, 9), pngOf(9, 9), webpOf(vp8Of(9, 9)), avifOf(9, 9)];
    const beginning = fc.constantFrom(...beginnings).chain((file) => fc.nat(file.length).map((n) => file.slice(0, n)));
    fc.assert(
      fc.property(beginning, fc.uint8Array({ maxLength: 80 }), (head, tail) => {
        expect([null, ...IMAGE_REFUSALS]).toContain(reasonOf(bytesOf(head, tail)));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe("a reader", () => {
  it.each([
    ["image/avif,image/webp,image/apng,*/*;q=0.8", 320, "avif"],
    ["IMAGE/AVIF ; q=0.9", 320, "avif"],
    ["image/avif;q=0,image/webp", 320, "webp"],
    ["image/webp,*/*", 320, "webp"],
    ["*/*", 320, "webp"],
    ["", 320, "webp"],
    ["image/avif,image/webp", 96, "webp"],
  ])("who accepts %s gets, %i wide, %s", (accept, width, format) => expect(formatFor(accept, width)).toBe(format));

  it("gets the stored WebP itself where it is no wider than asked", () => {
    const file = webpOf(vp8Of(640, 640));
    expect(isServedAsIs(file, 640, "webp")).toBe(true);
    expect(isServedAsIs(file, 960, "webp")).toBe(true);
    expect(isServedAsIs(file, 480, "webp")).toBe(false);
    expect(isServedAsIs(file, 640, "avif")).toBe(false);
    expect(isServedAsIs(pngOf(9, 9), 640, "webp")).toBe(false);
  });
});

describe("the colour of a pixel", () => {
  it("is read from a PNG", async () =>
    expect(await colourOfPixel(await paintedPng(1, 1, [18, 52, 86]))).toBe("#123456"));
  it("is nobody's where there is no such PNG", async () => expect(await colourOfPixel(jpegOf(1, 1))).toBe(null));
});
