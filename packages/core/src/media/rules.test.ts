import { MAX_IMAGE_BYTES } from "@stoa/contract";
import { describe, expect, it } from "vitest";
import { checkImage, imageKind } from "./rules.ts";

const bytes = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));

describe("a picture", () => {
  it("is known by its first bytes", () => {
    expect(imageKind(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe("image/jpeg");
    expect(imageKind(bytes("\u0089PNG\r\n\u001a\n0000"))).toBe("image/png");
    expect(imageKind(bytes("RIFF0000WEBPVP8 "))).toBe("image/webp");
    expect(imageKind(bytes("\0\0\0 ftypavif"))).toBe("image/avif");
  });
  it.each([
    ["an SVG", bytes('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">')],
    ["a page", bytes("<!doctype html><script>alert(1)</script>")],
    ["a GIF with a script", bytes("GIF89a/*<script>")],
    ["a sound in the same container", bytes("RIFF0000WAVEfmt ")],
    ["nothing", new Uint8Array()],
  ])("is not %s", (_, content) => expect(() => checkImage(content)).toThrow("FILE_REFUSED"));
  it("is not one byte too large", () => {
    const big = new Uint8Array(MAX_IMAGE_BYTES + 1);
    big.set([0xff, 0xd8, 0xff]);
    expect(() => checkImage(big)).toThrow("FILE_REFUSED");
    expect(checkImage(big.subarray(0, MAX_IMAGE_BYTES))).toBe("image/jpeg");
  });
});
