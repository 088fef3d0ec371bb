// Pictures: uploads are checked and stored by hash; reads are resized and may be cached for ever.
import type { ApiCtx } from "@stoa/api";
import { DomainError, IMAGE_WIDTHS, MAX_IMAGE_BYTES } from "@stoa/contract";
import { imageKey, storeImage } from "@stoa/core/media";
import type { Env } from "./env.ts";

const SAFE = { "x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox" };

/** Takes an upload of a seller. The limit is counted while the bytes come in, whatever their announced length. */
export async function receiveImage(request: Request, env: Env, ctx: ApiCtx): Promise<Response> {
  const { actor } = ctx;
  if (actor.kind !== "seller") throw new DomainError(actor.kind === "guest" ? "UNAUTHENTICATED" : "FORBIDDEN");
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.length;
    if (sizeBytes > MAX_IMAGE_BYTES)
      throw new DomainError("FILE_REFUSED", { reason: "too_large", maxBytes: MAX_IMAGE_BYTES });
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  const stored = await storeImage({ ...ctx, actor }, bytes, async (picture) => {
    const info = await env.IMAGES.info(new Blob([picture]).stream()).catch(() => null);
    return info && "width" in info ? { width: info.width, height: info.height } : null;
  });
  return Response.json(stored, { headers: { "cache-control": "private, no-store" } });
}

/** Serves `/media/{hash}/{width}.{webp|avif}`; an address shows the same picture for ever. */
export async function serveImage(
  env: Env,
  execution: { waitUntil(work: Promise<unknown>): void },
  request: Request,
  hash: string,
  file: string,
): Promise<Response> {
  const [, width, format] = /^(\d+)\.(webp|avif)$/.exec(file) ?? [];
  if (!/^[0-9a-f]{64}$/.test(hash) || !(IMAGE_WIDTHS as readonly number[]).includes(Number(width)))
    return new Response("not found", { status: 404 });
  const key = new Request(new URL(new URL(request.url).pathname, "https://media.invalid"));
  const cached = await caches.default.match(key);
  if (cached) return cached;
  const object = await env.MEDIA.get(imageKey(hash));
  if (!object) return new Response("not found", { status: 404 });
  const type = `image/${format}` as const;
  const picture = await env.IMAGES.input(object.body)
    .transform({ width: Number(width), fit: "scale-down" })
    .output({ format: type as "image/webp" });
  const answer = new Response(picture.image(), {
    headers: { ...SAFE, "content-type": type, "cache-control": "public, max-age=31536000, immutable" },
  });
  execution.waitUntil(caches.default.put(key, answer.clone()));
  return answer;
}
