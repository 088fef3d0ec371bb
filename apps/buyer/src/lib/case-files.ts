// Sending files with a case or a message: from the browser to our own door, from the server through the binding.
import { type ErrorCode, isErrorCode } from "@stoa/client";
import { getRequestEvent } from "solid-js/web";

/** The files of a field that were chosen. */
export const chosen = (fields: FormData, name: string): File[] =>
  fields.getAll(name).filter((value): value is File => value instanceof File && value.size > 0);

async function post(path: string, file: File): Promise<Response> {
  const headers: Record<string, string> = { "content-type": "application/octet-stream" };
  if (!import.meta.env.SSR) return await fetch(path, { method: "POST", headers, body: file });
  const event = getRequestEvent();
  if (!event) throw new Error("a file is sent from a form");
  for (const name of ["cookie", "user-agent", "cf-connecting-ip"]) {
    const value = event.request.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  const { env } = await import("cloudflare:workers");
  const url = new URL(path, event.request.url).href;
  return await (env as { API: Fetcher }).API.fetch(url, { method: "POST", headers, body: await file.arrayBuffer() });
}

/** Why an answer refused a file. */
async function refusalIn(response: Response): Promise<ErrorCode> {
  const { error } = (await response.json()) as { error?: { code?: unknown } };
  return isErrorCode(error?.code) ? error.code : "FILE_REFUSED";
}

/** Sends photos of a review one after the other, and tells why one was refused; null when all were taken. */
export async function sendPhotos(reviewId: string, files: readonly File[]): Promise<ErrorCode | null> {
  for (const file of files) {
    const response = await post(`/media/review?${new URLSearchParams({ review: reviewId })}`, file);
    if (!response.ok) return await refusalIn(response);
  }
  return null;
}

/** Sends files one after the other, and tells why one was refused; null when all were taken. */
export async function sendFiles(subject: string, key: string, files: readonly File[]): Promise<ErrorCode | null> {
  for (const file of files) {
    const asked = new URLSearchParams({ subject, name: file.name, ...(key === "" ? {} : { key }) });
    const response = await post(`/files/cases?${asked}`, file);
    if (!response.ok) return await refusalIn(response);
  }
  return null;
}
