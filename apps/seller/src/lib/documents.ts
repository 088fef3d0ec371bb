// Sends a document to the API from a form's action, with the cookies of whoever sent the form.
import { type ErrorCode, type Id, isErrorCode, MAX_DOCUMENT_BYTES } from "@stoa/client";
import { getRequestEvent } from "solid-js/web";
import type { Refused } from "./outcome";

const refused = (code: ErrorCode, reason = ""): Refused => ({ ok: false, code, details: { reason }, fields: {} });

/** Answers a requirement with a file. Runs on the server only. */
export async function sendDocument(
  requirementId: Id<"requirement">,
  file: FormDataEntryValue | null,
): Promise<{ ok: true; value: unknown } | Refused> {
  const event = getRequestEvent();
  if (!event) throw new Error("a document is sent from an action");
  if (!(file instanceof File) || file.size === 0) return refused("FILE_REFUSED", "empty");
  if (file.size > MAX_DOCUMENT_BYTES) return refused("FILE_REFUSED", "too_large");
  const { env } = await import("cloudflare:workers");
  const query = new URLSearchParams({ requirement: requirementId, name: file.name });
  const headers: Record<string, string> = { "content-type": "application/octet-stream" };
  for (const name of ["cookie", "user-agent", "cf-connecting-ip"]) {
    const value = event.request.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  const response = await (env as { API: Fetcher }).API.fetch(
    new URL(`/files/documents?${query}`, event.request.url).href,
    { method: "POST", headers, body: await file.arrayBuffer() },
  );
  const answer = (await response.json()) as { error?: { code?: unknown; details?: { reason?: string } } };
  if (response.ok) return { ok: true, value: answer };
  const code = answer.error?.code;
  return refused(isErrorCode(code) ? code : "PROVIDER_UNAVAILABLE", answer.error?.details?.reason);
}
