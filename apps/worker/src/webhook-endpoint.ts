// The object of one endpoint of webhooks, with this Worker's bindings.
import { asSystem, type SystemCtx } from "@stoa/core/kernel";
import { WebhookObject } from "@stoa/core/webhooks/object";
import { readClock } from "./clock.ts";
import { systemContext } from "./context.ts";
import type { Env } from "./env.ts";

export class WebhookEndpoint extends WebhookObject<Env> {
  protected override async context(): Promise<SystemCtx> {
    await readClock(this.env);
    return asSystem(systemContext(this.env, this.ctx, "webhooks"), "webhooks");
  }
}
