// Starts the service worker, and asks it to keep the pictures of what has to be picked.
import { imagePath } from "@stoa/client";

/** Registers the worker. Without one, or without the right to one, the desk works as long as there is a line. */
export async function register(): Promise<void> {
  try {
    await navigator.serviceWorker?.register("/sw.js");
  } catch {
    // Private windows and full disks refuse it; nothing is lost but the desk without a line.
  }
}

/** Keeps the pictures of a list, and no others. */
export async function keepPictures(hashes: readonly (string | null)[]): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const keep = [...new Set(hashes.flatMap((hash) => (hash ? [imagePath(hash, 160)] : [])))];
  const { active } = await navigator.serviceWorker.ready;
  // eslint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  active?.postMessage({ keep });
}
