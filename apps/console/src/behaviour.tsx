// The form that makes the sandbox provider misbehave: late, doubled, disordered and lost webhooks, an outage.
import { type Behaviour, GOOD_BEHAVIOUR } from "@stoa/providers";
import { Hono } from "hono";
import { type Env, sandboxOf } from "./env.ts";
import { Page } from "./page.tsx";

const MAX_DELAY_SECONDS = 3_600;
const MAX_DUPLICATES = 20;

export const behaviour = new Hono<{ Bindings: Env }>()
  .get("/behaviour", async (c) => {
    const now = await sandboxOf(c.env).behaviour();
    return c.html(
      <Page title="Behaviour" at="/behaviour">
        <p class="lead">
          How the payment provider treats the marketplace. It holds until it is changed, also across restarts.
        </p>
        {c.req.query("saved") === undefined ? null : (
          <p class="notice" role="status">
            Saved.
          </p>
        )}
        <BehaviourForm now={now} />
        <form method="post" action="/behaviour/good">
          <button class="button quiet">Behave well again</button>
        </form>
      </Page>,
    );
  })
  .post("/behaviour", async (c) => {
    await sandboxOf(c.env).setBehaviour(behaviourIn(await c.req.parseBody()));
    return c.redirect("/behaviour?saved", 303);
  })
  .post("/behaviour/good", async (c) => {
    await sandboxOf(c.env).setBehaviour(GOOD_BEHAVIOUR);
    return c.redirect("/behaviour?saved", 303);
  });

/** Reads the form. What is no number counts as none, what is too much as the most. */
export function behaviourIn(form: Record<string, unknown>): Behaviour {
  const number = (name: string, most: number) => Math.min(most, Math.max(0, Number(form[name]) || 0));
  return {
    webhookDelayMs: Math.round(number("delaySeconds", MAX_DELAY_SECONDS) * 1_000),
    duplicates: Math.floor(number("duplicates", MAX_DUPLICATES)),
    reorder: form["reorder"] === "on",
    dropRate: number("dropPercent", 100) / 100,
    down: form["down"] === "on",
    refundsFail: form["refundsFail"] === "on",
    transfersFail: form["transfersFail"] === "on",
  };
}

function BehaviourForm({ now }: { now: Behaviour }) {
  return (
    <form method="post" class="fields">
      <label>
        Webhooks wait (seconds)
        <input
          name="delaySeconds"
          type="number"
          min="0"
          max={MAX_DELAY_SECONDS}
          step="0.1"
          value={now.webhookDelayMs / 1_000}
        />
      </label>
      <label>
        Extra copies of each webhook
        <input name="duplicates" type="number" min="0" max={MAX_DUPLICATES} value={now.duplicates} />
      </label>
      <label>
        Webhooks lost for good (percent)
        <input name="dropPercent" type="number" min="0" max="100" value={Math.round(now.dropRate * 100)} />
      </label>
      <label class="check">
        <input name="reorder" type="checkbox" checked={now.reorder} />
        <span>
          Wrong order
          <small>The last fact of a change comes first, each earlier one two seconds later.</small>
        </span>
      </label>
      <label class="check">
        <input name="down" type="checkbox" checked={now.down} />
        <span>
          Outage
          <small>Every call is refused; webhooks are held back until it ends.</small>
        </span>
      </label>
      <label class="check">
        <input name="refundsFail" type="checkbox" checked={now.refundsFail} />
        <span>
          Refunds fail
          <small>They are taken, and a moment later the money comes back to the marketplace.</small>
        </span>
      </label>
      <label class="check">
        <input name="transfersFail" type="checkbox" checked={now.transfersFail} />
        <span>
          Transfers fail
          <small>A seller's account is closed: payouts do not arrive.</small>
        </span>
      </label>
      <button class="button">Save</button>
    </form>
  );
}
