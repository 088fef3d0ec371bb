// Pictures: uploads are checked and stored by hash; reads get the right size and format and may be cached for ever.
import type { ApiCtx } from "@stoa/api";
import { DomainError, IMAGE_WIDTHS, MAX_IMAGE_BYTES } from "@stoa/contract";
import { asSeller, log } from "@stoa/core/kernel";
import { formatFor, imageKey, isServedAsIs, SERVED, servedKey, storeImage } from "@stoa/core/media";
import type { Env } from "./env.ts";
import { painterWith } from "./painting.ts";
import { keptVariant, madeVariant, type Variant } from "./variants.ts";

/** The browser shows these bytes as a picture or not at all. */
const SAFE = {
  vary: "Accept",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
  // Mails show them, wherever they are read.
  "cross-origin-resource-policy": "cross-origin",
};
const FOR_EVER = "public, max-age=31536000, immutable";
/** A picture that stands in for a better one, which will be there the next time. */
const FOR_NOW = "public, max-age=600";

/** Takes an upload of a seller. The limit is counted while the bytes come in, whatever their announced length. */
export async function receiveImage(request: Request, env: Env, ctx: ApiCtx): Promise<Response> {
  const seller = asSeller(ctx, "offers.write");
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_IMAGE_BYTES)
      throw new DomainError("FILE_REFUSED", { reason: "too_large", maxBytes: MAX_IMAGE_BYTES });
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  const stored = await storeImage(seller, bytes, painterWith(env.IMAGES));
  return Response.json(stored, { headers: { "cache-control": "private, no-store" } });
}

const shown = (bytes: ArrayBuffer, type: string, cacheControl: string) =>
  new Response(bytes, { headers: { ...SAFE, "content-type": type, "cache-control": cacheControl } });
const missing = () => new Response("not found", { status: 404, headers: { "cache-control": "public, max-age=60" } });

/**
 * Serves `/media/{hash}/{width}` as AVIF or WebP, as the reader accepts. An address shows the same picture for ever.
 * The edge cache knows no `Vary`, so its key names the format.
 */
export async function serveImage(
  env: Env,
  execution: { waitUntil(work: Promise<unknown>): void },
  request: Request,
  hash: string,
  file: string,
): Promise<Response> {
  const width = IMAGE_WIDTHS.find((one) => String(one) === file);
  if (!/^[0-9a-f]{64}$/.test(hash) || width === undefined) return missing();
  const accept = env.STOA_AVIF === "0" ? "" : (request.headers.get("accept") ?? "");
  const format = formatFor(accept, width);
  const key = `https://media.invalid/${servedKey(hash, width, format)}`;
  const cached = await caches.default.match(key);
  if (cached) return cached;
  const answer = await render(env, execution, { hash, width, format });
  if (answer.headers.get("cache-control") === FOR_EVER) execution.waitUntil(caches.default.put(key, answer.clone()));
  return answer;
}

async function render(
  env: Env,
  execution: { waitUntil(work: Promise<unknown>): void },
  variant: Variant,
): Promise<Response> {
  const { type } = SERVED[variant.format];
  const kept = await keptVariant(env, variant);
  if (kept) return shown(kept, type, FOR_EVER);
  const object = await env.MEDIA.get(imageKey(variant.hash));
  if (!object) return missing();
  const original = await object.arrayBuffer();
  if (isServedAsIs(new Uint8Array(original), variant.width, variant.format)) return shown(original, type, FOR_EVER);
  const asItIs = () => shown(original, object.httpMetadata?.contentType ?? "application/octet-stream", FOR_NOW);
  if (!env.IMAGES) return asItIs();
  try {
    const made = await madeVariant(env, execution, variant, original);
    if (made) return shown(made, type, FOR_EVER);
  } catch (error) {
    log("warn", "image.variant_failed", {
      key: servedKey(variant.hash, variant.width, variant.format),
      error: String(error),
    });
    return asItIs();
  }
  const standIn = await render(env, execution, { ...variant, format: "webp" });
  standIn.headers.set("cache-control", FOR_NOW);
  return standIn;
}
