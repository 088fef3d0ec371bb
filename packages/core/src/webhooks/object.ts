// The object of one endpoint: it alone sends to it, one alarm after the other. What waits, and since when, stands in the
// database; the object keeps nothing but its own name, so that a lost one is woken by the next event or the sweep.
import type { DeliveryStatus, Id } from "@stoa/contract";
import { DurableObject } from "cloudflare:workers";
import type { SystemCtx, WebhookStub } from "../kernel/index.ts";
import { deliverDue, deliverOne } from "./delivering.ts";

/** One instance per endpoint. Where its context comes from is the Worker's to say. */
export abstract class WebhookObject<E> extends DurableObject<E> implements WebhookStub {
  protected abstract context(): Promise<SystemCtx>;

  async wake(webhookId: Id<"webhook">): Promise<void> {
    this.ctx.storage.kv.put("webhookId", webhookId);
    await this.#callAt(Date.now());
  }

  async attempt(deliveryId: Id<"delivery">): Promise<DeliveryStatus> {
    return await deliverOne(await this.context(), deliveryId);
  }

  override async alarm(): Promise<void> {
    const webhookId = this.ctx.storage.kv.get<Id<"webhook">>("webhookId");
    if (webhookId === undefined) return;
    const ctx = await this.context();
    const dueAt = await deliverDue(ctx, webhookId);
    // The marketplace's clock may be ahead of the one that alarms go by.
    if (dueAt !== null) await this.#callAt(Date.now() + Math.max(0, dueAt - ctx.now()));
  }

  async #callAt(atMs: number): Promise<void> {
    const set = await this.ctx.storage.getAlarm();
    if (set === null || set > atMs) await this.ctx.storage.setAlarm(atMs);
  }
}
