// The API Worker's two doors: the public host, where only bearer tokens count, and `AppDoor`, the service
// binding of our own three apps, where the visitor's cookies count too.
import type { Audience } from "@stoa/contract";
import { WorkerEntrypoint } from "cloudflare:workers";
import { admitted } from "./admission.ts";
import { tick } from "./cron.ts";
import type { Env, JobMessage, SweepMessage } from "./env.ts";
import { answer } from "./http.ts";
import { consume } from "./queue.ts";

/** Where our apps come in. Which app it is stands in the binding's `props`, out of any visitor's reach. */
export class AppDoor extends WorkerEntrypoint<Env, { app: Audience }> {
  override fetch(request: Request): Promise<Response> {
    const execution = this.ctx as unknown as ExecutionContext;
    return admitted(request, () => answer(request, this.env, execution, this.ctx.props.app));
  }
}

export { RateObject } from "@stoa/core/access/object";
export { LimiterObject } from "@stoa/core/accounts/object";
export { CartObject } from "@stoa/core/cart/object";
export { FeedObject } from "@stoa/core/orders/object";
export { SandboxObject } from "@stoa/providers/sandbox/object";
export { WebhookEndpoint } from "./webhook-endpoint.ts";

export default {
  fetch: (request, env, execution) => admitted(request, () => answer(request, env, execution, null)),
  queue: consume,
  scheduled: tick,
} satisfies ExportedHandler<Env, JobMessage | SweepMessage>;
