// The origin gate: which requests may act with the visitor's cookies. It decides and touches nothing.

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Whether a request may pass into an app.
 *
 * Everything that can change state (any method but GET, HEAD and OPTIONS, every server function, every
 * WebSocket handshake) must come from a page of the same origin. Browsers say so in `Sec-Fetch-Site`; older
 * ones in `Origin`. A request that says neither is refused: programs use the API's own host with a token.
 */
export function mayEnter(request: Request): boolean {
  const url = new URL(request.url);
  const opensSocket = request.headers.get("upgrade")?.toLowerCase() === "websocket";
  const callsServerFunction = url.pathname.startsWith("/_server");
  if (SAFE_METHODS.has(request.method) && !callsServerFunction && !opensSocket) return true;

  const site = request.headers.get("sec-fetch-site");
  if (site !== null && !opensSocket) return site === "same-origin";
  return request.headers.get("origin") === url.origin;
}
