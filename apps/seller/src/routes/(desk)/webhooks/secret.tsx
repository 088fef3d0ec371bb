// The secret that an endpoint's messages are signed with: never shown again, but given anew.
import type { WebhookDetail } from "@stoa/client";
import { ConfirmForm, Panel } from "@stoa/ui";
import { Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { Refused, ToldOnce } from "../access/parts";
import { rotateHook } from "./actions";
import { Moment } from "./words";

/** What is known of it, and the way to a new one. */
export function Secret(props: { of: WebhookDetail }) {
  const rotating = useOutcome(rotateHook, {
    only: (form) => form.get("webhookId") === props.of.webhookId,
  });
  return (
    <Panel title="Secret">
      <Show when={rotating.told()} keyed>
        {({ secret }) => <ToldOnce texts={[{ label: "The new secret", value: secret }]} />}
      </Show>
      <Refused of={rotating} />
      <p class="mb-4 max-w-prose text-sm text-ink-soft">
        Every message is signed with the secret that begins with <code class="text-ink">{props.of.hint}</code>
        <Show when={props.of.formerUntil}>
          {(until) => (
            <>
              {" "}
              and, until <Moment at={until()} />, with the one before it, too
            </>
          )}
        </Show>
        .
      </p>
      {/* The question goes with the secret that it was about. */}
      <Show when={props.of.hint} keyed>
        <ConfirmForm
          label="Give it a new secret"
          look={{ size: "sm" }}
          title="A new secret?"
          action={rotateHook}
          confirmLabel="Make a new secret"
          busy={rotating.pending()}
          error={rotating.error()}
        >
          <input type="hidden" name="webhookId" value={props.of.webhookId} />
          <p>
            For 24 hours messages are signed with both, so that you can exchange it without losing one. After that only
            the new one is good. A secret that was given before today’s is no longer good at once.
          </p>
        </ConfirmForm>
      </Show>
    </Panel>
  );
}
