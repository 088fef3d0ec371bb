// Variants of pictures: made once, kept in R2 for good. Readers who ask for the same one at the same time share the
// making of it. An AVIF takes ten times as long as a WebP, so one is made at a time and no reader waits for another's.
import { log } from "@stoa/core/kernel";
import { imageKey, SERVED, type ServedFormat, servedKey } from "@stoa/core/media";
import type { Env } from "./env.ts";
import { resized } from "./painting.ts";

/** A picture at a width, in a format. */
export interface Variant {
  hash: string;
  width: number;
  format: ServedFormat;
}

/** The platform ends what a request left behind after 30 seconds: nothing is counted on for longer than this. */
const PATIENCE_MS = 20_000;
const MOST_WAITING = 200;

/** What is being made in this isolate, for everybody who asks. */
const underway = new Map<string, { startedAt: number; made: Promise<ArrayBuffer> }>();
/** AVIFs that were asked for while another was being made. */
const waiting = new Map<string, Variant>();
/** Until when the bench at which AVIFs are made is taken. */
let takenUntil = 0;

const keyOf = ({ hash, width, format }: Variant) => servedKey(hash, width, format);

/** A variant that was made before; null when it never was. */
export async function keptVariant(env: Env, variant: Variant): Promise<ArrayBuffer | null> {
  return (await (await env.MEDIA.get(keyOf(variant)))?.arrayBuffer()) ?? null;
}

function started(key: string): Promise<ArrayBuffer> | null {
  const running = underway.get(key);
  return running && Date.now() - running.startedAt < PATIENCE_MS ? running.made : null;
}

function start(env: Env, variant: Variant, original: ArrayBuffer): Promise<ArrayBuffer> {
  const key = keyOf(variant);
  const make = async () => {
    const bytes = await resized(env.IMAGES!, original, variant.width, variant.format);
    await env.MEDIA.put(key, bytes, { httpMetadata: { contentType: SERVED[variant.format].type } });
    return bytes;
  };
  const made = make().finally(() => underway.delete(key));
  underway.set(key, { startedAt: Date.now(), made });
  return made;
}

/** Makes what waits, one after the other, while there is time; what is left is made when it is asked for again. */
async function makeWaiting(env: Env): Promise<void> {
  for (const [key, variant] of waiting) {
    if (Date.now() > takenUntil) return;
    waiting.delete(key);
    try {
      const original = await env.MEDIA.get(imageKey(variant.hash));
      if (original && !started(key)) await start(env, variant, await original.arrayBuffer());
    } catch (error) {
      log("warn", "image.variant_failed", { key, error: String(error) });
    }
  }
  takenUntil = 0;
}

/**
 * The variant, made now; null for an AVIF while another is being made: this one follows behind the answers.
 * What was begun is finished even when the reader leaves. @throws what the Images binding threw
 */
export async function madeVariant(
  env: Env,
  execution: { waitUntil(work: Promise<unknown>): void },
  variant: Variant,
  original: ArrayBuffer,
): Promise<ArrayBuffer | null> {
  const running = started(keyOf(variant));
  if (running) return await running;
  const isAvif = variant.format === "avif";
  if (isAvif && Date.now() < takenUntil) {
    if (waiting.size < MOST_WAITING) waiting.set(keyOf(variant), variant);
    return null;
  }
  if (isAvif) takenUntil = Date.now() + PATIENCE_MS;
  const made = start(env, variant, original);
  const all = isAvif ? made.finally(() => makeWaiting(env)) : made;
  execution.waitUntil(all.catch(() => {})); // whoever asked hears of the failure
  return await made;
}
