// Live listeners of one purchase: hibernating WebSockets that are told when something has changed.
import { DurableObject } from "cloudflare:workers";
import type { FeedStub } from "../kernel/index.ts";

/** One instance per purchase. Who may listen is decided before a request comes here. */
export class FeedObject extends DurableObject implements FeedStub {
  override async fetch(request: Request): Promise<Response> {
    if (request.headers.get("upgrade") !== "websocket") return new Response("a WebSocket is expected", { status: 426 });
    const pair = new WebSocketPair();
    this.ctx.acceptWebSocket(pair[1]);
    return new Response(null, { status: 101, webSocket: pair[0] });
  }

  async publish(...messages: string[]): Promise<void> {
    for (const socket of this.ctx.getWebSockets()) for (const message of messages) socket.send(message);
  }

  override webSocketMessage(): void {
    // Listeners have nothing to say.
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    socket.close(code === 1005 ? 1000 : code);
  }
}
