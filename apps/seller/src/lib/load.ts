// Reads for pages. What a read throws must survive the way from the server's page into the browser.
import { errorCode } from "@stoa/client";

/** Waits for a read; a failure is thrown as a bare error whose message is its code, which can be written into the page. */
export async function load<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    throw new Error(errorCode(error) ?? "UNREACHABLE", { cause: error });
  }
}

/** Like `load`, but what is not there is null. */
export async function loadOrNull<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await load(read);
  } catch (error) {
    if (error instanceof Error && error.message === "NOT_FOUND") return null;
    throw error;
  }
}

/** Begins a read before its page asks for it. If it fails, the page says so; here nobody listens. */
export function ahead(read: Promise<unknown>): void {
  read.catch(() => undefined);
}
