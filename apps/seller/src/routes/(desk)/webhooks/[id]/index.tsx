// One endpoint: how it goes, what it hears, its secret, and what was sent to it.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps, useSearchParams } from "@solidjs/router";
import { WEBHOOK_TYPE_NAMES, type WebhookDetail } from "@stoa/client";
import { BackLink, Button, Facts, LinkButton, Notice, PageHead, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useFresh } from "~/lib/fresh";
import { ahead } from "~/lib/load";
import { Missing } from "~/lib/missing";
import { useOutcome } from "~/lib/outcome";
import { Refused, TakeAway } from "../../access/parts";
import { deliveries, pingHook, removeHook, setHookStatus, webhook } from "../actions";
import { Health } from "../health";
import { Log, logInput, type LogSearch } from "../log";
import { Secret } from "../secret";
import { Moment, StatusBadge } from "../words";

export const route = {
  preload: ({ params, location }) => {
    ahead(webhook(params["id"] ?? ""));
    ahead(deliveries(logInput(params["id"] ?? "", location.query as LogSearch)));
  },
} satisfies RouteDefinition;

/** Why nothing is sent, and the way on. */
function Standing(props: { of: WebhookDetail }) {
  const off = () =>
    props.of.disabledBecause === "gone"
      ? "The address answered 410: it is gone. What happens meanwhile is not kept for it."
      : "Every try has failed for three days. What happens meanwhile is not kept for it.";
  return (
    <>
      <Show when={props.of.status === "disabled"}>
        <Notice tone="bad" class="mb-6">
          <strong>This webhook was switched off.</strong> {off()} Put it right, send a test event, and switch it on
          again.
        </Notice>
      </Show>
      <Show when={props.of.status === "paused"}>
        <Notice class="mb-6">This webhook is paused. What happens waits for it, for 30 days at most.</Notice>
      </Show>
      <Show when={props.of.status === "active" && props.of.failingSince}>
        {(since) => (
          <Notice tone="warn" class="mb-6">
            Every try has failed since <Moment at={since()} />. It is tried again, later and later; after three days the
            webhook is switched off.
          </Notice>
        )}
      </Show>
    </>
  );
}

function Steps(props: { of: WebhookDetail }) {
  const pinging = useOutcome(pingHook);
  const turning = useOutcome(setHookStatus);
  const isOn = () => props.of.status === "active";
  return (
    <>
      <Refused of={pinging} />
      <Refused of={turning} />
      <form method="post" action={pingHook}>
        <input type="hidden" name="webhookId" value={props.of.webhookId} />
        <Button type="submit" busy={pinging.pending()}>
          Send a test event
        </Button>
      </form>
      <form method="post" action={setHookStatus}>
        <input type="hidden" name="webhookId" value={props.of.webhookId} />
        <input type="hidden" name="status" value={isOn() ? "paused" : "active"} />
        <Button type="submit" variant={isOn() ? "secondary" : "primary"} busy={turning.pending()}>
          {isOn() ? "Pause" : props.of.status === "paused" ? "Go on" : "Switch on again"}
        </Button>
      </form>
    </>
  );
}

function Webhook(props: { of: WebhookDetail }) {
  const [search] = useSearchParams<LogSearch>();
  const page = createAsync(() => deliveries(logInput(props.of.webhookId, search)), { deferStream: true });
  const removing = useOutcome(removeHook);
  useFresh([webhook.key, deliveries.key]);
  const host = () => new URL(props.of.url).host;
  return (
    <>
      <Title>{host()} · Webhooks · Stoa for sellers</Title>
      <BackLink href="/webhooks">All webhooks</BackLink>
      <PageHead
        title={props.of.description || host()}
        lead={
          <span class="flex flex-wrap items-center gap-3">
            <StatusBadge of={props.of} />
            <code class="text-sm break-all" dir="ltr">
              {props.of.url}
            </code>
          </span>
        }
        actions={<Steps of={props.of} />}
      />
      <Standing of={props.of} />
      <div class="flex flex-col gap-6">
        <div class="grid gap-6 lg:grid-cols-2">
          <Panel title="How it goes">
            <Health hours={props.of.hours} />
            <div class="mt-5">
              <Facts
                facts={[
                  { label: "Waiting", value: String(props.of.waiting) },
                  { label: "Given up", value: String(props.of.failed) },
                  {
                    label: "Last delivered",
                    value: props.of.lastDeliveredAt ? <Moment at={props.of.lastDeliveredAt} /> : "Never",
                  },
                ]}
              />
            </div>
          </Panel>
          <Panel
            title="What it hears"
            actions={
              <LinkButton href={`/webhooks/${props.of.webhookId}/edit`} size="sm">
                Change
              </LinkButton>
            }
          >
            <Show
              when={props.of.types.length < WEBHOOK_TYPE_NAMES.length}
              fallback={<p class="text-sm text-ink-soft">Everything that there is to hear.</p>}
            >
              <ul class="flex flex-wrap gap-2">
                <For each={props.of.types}>
                  {(type) => <li class="rounded-full bg-sunken px-2.5 py-1 font-mono text-xs">{type}</li>}
                </For>
              </ul>
            </Show>
          </Panel>
        </div>
        <Secret of={props.of} />
        <Log of={props.of} page={page()} search={search} />
        <Panel title="Remove it">
          <Refused of={removing} />
          <p class="mb-4 max-w-prose text-sm text-ink-soft">
            Nothing more is sent, and what was sent can no longer be looked at.
          </p>
          <TakeAway
            label="Remove the webhook"
            title={`Remove the webhook to ${host()}?`}
            action={removeHook}
            field="webhookId"
            id={props.of.webhookId}
            pending={removing.pending()}
          >
            What waits for it is not sent any more, and its log goes with it.
          </TakeAway>
        </Panel>
      </div>
    </>
  );
}

export default function WebhookPage(props: RouteSectionProps) {
  const found = createAsync(() => webhook(props.params["id"] ?? ""), { deferStream: true });
  return (
    <Show when={found() !== undefined}>
      <Show
        when={found()}
        fallback={
          <Missing what="webhook" href="/webhooks" way="All webhooks">
            It may have been removed.
          </Missing>
        }
      >
        {(of) => <Webhook of={of()} />}
      </Show>
    </Show>
  );
}
