// Follows a purchase, or one's cart, live: a WebSocket that says when something changed, opened again when it is lost.
import { SIGNED_OUT } from "@stoa/contract";

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

export type Watcher = {
  /** Some order of the purchase changed; also called when the line is back after it was lost. Read again. */
  readonly onChange: () => void;
  /** The line opened or closed. */
  readonly onOpen?: (open: boolean) => void;
};

/**
 * Watches a purchase from a browser, on the app's own origin, until the returned function is called. `key` lets a
 * guest in. The messages carry no data: what they announce is read through the API, with its own permissions.
 */
export function watchPurchase(purchaseId: string, key: string | undefined, watcher: Watcher): () => void {
  return watch(`/live/orders/${purchaseId}${key ? `?key=${encodeURIComponent(key)}` : ""}`, watcher, watcher.onChange);
}

/** What a cart says of a change of it. */
export type CartNews = { readonly version: number; readonly units: number };

/**
 * Watches the shopper's own cart from a browser, on the app's own origin, until the returned function is called. It is
 * told how many units there are; `onChange` is called only when the line is back after it was lost.
 */
export function watchCart(watcher: Watcher & { readonly onCart: (news: CartNews) => void }): () => void {
  return watch("/live/cart", watcher, (message) => watcher.onCart(JSON.parse(message) as CartNews));
}

/**
 * Watches for notices of whoever is signed in, on the app's own origin, until the returned function is called or nobody is
 * signed in any more. The messages say only that there is something new.
 */
export function watchNotices(watcher: Watcher): () => void {
  return watch("/live/notices", watcher, watcher.onChange);
}

/** Opens a line and keeps it open. */
function watch(path: string, watcher: Watcher, onMessage: (message: string) => void): () => void {
  let socket: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  let opened = false;
  let stopped = false;

  const { location: page } = globalThis as unknown as { location: { href: string } }; // Only browsers have one.

  const connect = () => {
    const url = new URL(path, page.href);
    url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
    const line = new WebSocket(url.href);
    socket = line;
    line.addEventListener("open", () => {
      if (stopped) return line.close();
      if (opened) watcher.onChange();
      opened = true;
      retryMs = FIRST_RETRY_MS;
      watcher.onOpen?.(true);
    });
    line.addEventListener("message", ({ data }) => onMessage(String(data)));
    line.addEventListener("close", ({ code }) => {
      watcher.onOpen?.(false);
      if (stopped || code === SIGNED_OUT) return;
      timer = setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    });
  };
  connect();

  return () => {
    stopped = true;
    clearTimeout(timer);
    // One that is still being opened is closed once it is open: a browser complains of it otherwise.
    if (socket?.readyState !== WebSocket.CONNECTING) socket?.close();
  };
}
