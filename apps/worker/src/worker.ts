// The API Worker's two doors: the public host, where only bearer tokens count, and `AppDoor`, the service
// binding of our own three apps, where the visitor's cookies count too.
import { DurableObject, WorkerEntrypoint } from "cloudflare:workers";

type App = "buyer" | "seller" | "admin";

function answer(request: Request, door: App | "public"): Response {
  const { pathname } = new URL(request.url);
  if (pathname === "/health") return Response.json({ ok: true, app: "api", door });
  return Response.json({ error: "NOT_FOUND" }, { status: 404 });
}

/** Where our apps come in. Which app it is stands in the binding's `props`, out of any visitor's reach. */
export class AppDoor extends WorkerEntrypoint<unknown, { app: App }> {
  override fetch(request: Request): Response {
    return answer(request, this.ctx.props.app);
  }
}

export class CartObject extends DurableObject {}
export class FeedObject extends DurableObject {}
export class LimiterObject extends DurableObject {}
export { SandboxObject } from "@stoa/providers/sandbox/object";

export default {
  fetch: (request) => answer(request, "public"),
  queue: () => {},
  scheduled: () => {},
} satisfies ExportedHandler;
