// The bytes of an upload, counted while they come in, whatever their announced length.
import { DomainError } from "@stoa/contract";

/** Reads a body of at most `maxBytes`. @throws FILE_REFUSED `too_large` */
export async function bytesOf(request: Request, maxBytes: number): Promise<Uint8Array> {
  const refusal = new DomainError("FILE_REFUSED", { reason: "too_large", maxBytes });
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw refusal;
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) throw refusal;
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
