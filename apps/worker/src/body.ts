// The bytes of a body, counted while they come in, whatever their announced length.
import { DomainError } from "@stoa/contract";

/** Reads an upload of at most `maxBytes`. @throws FILE_REFUSED `too_large` */
export async function bytesOf(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await bytesUpTo(request, maxBytes);
  if (!bytes) throw new DomainError("FILE_REFUSED", { reason: "too_large", maxBytes });
  return bytes;
}

/** Reads a body; null when it is longer than `maxBytes`, of which no more is kept. */
export async function bytesUpTo(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return null;
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) return null;
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(sizeBytes);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
