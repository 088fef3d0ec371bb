// Lines that say when something changed. A line that is lost is opened again, and what may have been missed is told.
import { failureOf, type Answer, send, type Transport } from "./transport.ts";
import type { StoaError } from "./errors.ts";

const FIRST_RETRY_MS = 500;
const LAST_RETRY_MS = 30_000;

/** What is told of a line. */
export interface Watcher<News> {
  /** Something changed, or may have: also called when the line is first open, and when it is back. Read again. */
  readonly onChange: (news: News | undefined) => void;
  /** The line opened or closed. */
  readonly onOpen?: (isOpen: boolean) => void;
  /** The server does not let you listen; the line is not opened again. */
  readonly onRefusal?: (error: StoaError) => void;
}

/** What of a WebSocket is used. */
export type Socket = Pick<WebSocket, "addEventListener" | "close">;
/** What opens WebSockets: the platform's own `WebSocket`, or one like it. */
export type SocketMaker = new (url: string, protocols?: string[]) => Socket;

/** Where lines come from. A token goes in a subprotocol, since a browser's WebSocket has no headers to set. */
export interface Lines {
  readonly transport: Transport;
  readonly origin: string;
  readonly token: () => Promise<string | undefined>;
  readonly WebSocket: SocketMaker;
}

/** The subprotocol that the server agrees to, and the one that carries a token. */
const PROTOCOL = "stoa";
const TOKEN_PREFIX = "stoa.bearer.";

/** The same address, asked without an upgrade, tells why a line is not given: a socket is not told. */
async function refusalOf({ transport, origin }: Lines, path: string): Promise<StoaError | null> {
  try {
    const { status, body } = await send(
      transport,
      { url: `${origin}${path}`, init: { method: "GET" } },
      { retries: 0 },
    );
    const isRefused = status === 401 || status === 403 || status === 404;
    if (!isRefused) return null;
    const { error } = (body ?? {}) as { error?: { code?: unknown; data?: object } };
    return failureOf({ error: { data: error?.data ?? error ?? {} } } as Answer, status);
  } catch {
    // No answer, or one that is not JSON: the line is tried again.
    return null;
  }
}

/** The page's own address. Only browsers have one. */
const here = (): string => (globalThis as unknown as { location: { href: string } }).location.href;

/** Opens a line and keeps it open until the returned function is called. */
export function watch<News>(
  lines: Lines,
  path: string,
  watcher: Watcher<News>,
  read: (text: string) => News,
): () => void {
  let socket: Socket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = FIRST_RETRY_MS;
  let isStopped = false;

  const again = () => {
    if (isStopped) return;
    timer = setTimeout(() => void connect(), retryMs);
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
  };
  const lost = async (wasOpen: boolean) => {
    if (isStopped) return;
    const refusal = wasOpen ? null : await refusalOf(lines, path);
    if (!refusal) return again();
    isStopped = true;
    watcher.onRefusal?.(refusal);
  };
  const connect = async () => {
    const address = new URL(path, lines.origin === "" ? here() : lines.origin);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    let isOpen = false;
    try {
      const token = await lines.token();
      if (isStopped) return;
      socket = new lines.WebSocket(address.href, token === undefined ? [PROTOCOL] : [PROTOCOL, TOKEN_PREFIX + token]);
    } catch {
      return again();
    }
    socket.addEventListener("open", () => {
      isOpen = true;
      retryMs = FIRST_RETRY_MS;
      watcher.onOpen?.(true);
      watcher.onChange(undefined);
    });
    socket.addEventListener("message", (event) => watcher.onChange(read(String((event as MessageEvent).data))));
    socket.addEventListener("close", () => {
      if (isOpen) watcher.onOpen?.(false);
      void lost(isOpen);
    });
  };
  void connect();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    socket?.close();
  };
}
