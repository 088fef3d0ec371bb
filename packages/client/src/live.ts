// Follows a purchase, or one's cart, live: a WebSocket that says when something changed, opened again when it is lost.

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
    socket = new WebSocket(url.href);
    socket.addEventListener("open", () => {
      if (opened) watcher.onChange();
      opened = true;
      retryMs = FIRST_RETRY_MS;
      watcher.onOpen?.(true);
    });
    socket.addEventListener("message", ({ data }) => onMessage(String(data)));
    socket.addEventListener("close", () => {
      watcher.onOpen?.(false);
      if (stopped) return;
      timer = setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
    });
  };
  connect();

  return () => {
    stopped = true;
    clearTimeout(timer);
    socket?.close();
  };
}
