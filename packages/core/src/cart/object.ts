// One cart: a shell around the reducer. Storage is synchronous, so no change can come between read and write. Open pages
// listen on hibernating WebSockets and are told the version and the units of each change.
import { DurableObject } from "cloudflare:workers";
import type { CartAnswer, CartRequest, CartState, CartStub } from "../kernel/index.ts";
import { applyRequest, storedCart } from "./rules.ts";

/** How many keys of changes a cart remembers, so that a repeated request is not applied twice. */
const KEYS_KEPT = 50;

/** Most pages that listen to one cart; the one that has listened longest is let go. */
const LISTENERS = 32;

/** What a listener hears when the cart is another's from now on: it comes again, with the cookies it has by then. */
const COME_AGAIN = 1012;

/** The object of one cart. */
export class CartObject extends DurableObject implements CartStub {
  #cart(): CartState {
    return storedCart(this.ctx.storage.kv.get<CartState>("cart"));
  }

  async read(): Promise<CartState> {
    return this.#cart();
  }

  async apply(request: CartRequest): Promise<CartAnswer> {
    const cart = this.#cart();
    const { change, key } = request;
    const keys = this.ctx.storage.kv.get<string[]>("keys") ?? [];
    if (key !== null && keys.includes(key)) return { ok: true, cart };
    const answer = applyRequest(cart, request);
    if (!answer.ok) return answer;
    if (answer.cart !== cart) this.ctx.storage.kv.put("cart", answer.cart);
    if (key !== null) this.ctx.storage.kv.put("keys", [...keys, key].slice(-KEYS_KEPT));
    if (answer.cart !== cart) this.#tell(answer.cart);
    if (change.kind === "moved" || change.kind === "erase") this.#sendAway();
    return answer;
  }

  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get("upgrade") !== "websocket") return new Response("a WebSocket is expected", { status: 426 });
    const listeners = this.ctx.getWebSockets();
    if (listeners.length >= LISTENERS) listeners[0]?.close(COME_AGAIN);
    const pair = new WebSocketPair();
    this.ctx.acceptWebSocket(pair[1]);
    return new Response(null, { status: 101, webSocket: pair[0] });
  }

  #tell({ version, lines }: CartState): void {
    const message = JSON.stringify({ version, units: lines.reduce((sum, line) => sum + line.quantity, 0) });
    for (const socket of this.ctx.getWebSockets()) socket.send(message);
  }

  #sendAway(): void {
    for (const socket of this.ctx.getWebSockets()) socket.close(COME_AGAIN);
  }

  override webSocketMessage(): void {
    // Listeners have nothing to say.
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    socket.close(code === 1005 ? 1000 : code);
  }
}
