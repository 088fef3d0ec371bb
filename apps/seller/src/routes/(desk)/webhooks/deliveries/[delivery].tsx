// One delivery: what was sent, every try with its answer, and the way to send it once more.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { AttemptView, DeliveryDetail } from "@stoa/client";
import { BackLink, Badge, Button, Facts, PageHead, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useFresh } from "~/lib/fresh";
import { ahead } from "~/lib/load";
import { Missing } from "~/lib/missing";
import { useOutcome } from "~/lib/outcome";
import { LOCALE } from "~/lib/words";
import { Refused } from "../../access/parts";
import { delivery, replayOne } from "../actions";
import { DELIVERY_TONE, DELIVERY_WORD, Moment, tryWord } from "../words";

const idIn = (params: Record<string, string | undefined>) => params["delivery"] ?? "";

export const route = { preload: ({ params }) => ahead(delivery(idIn(params))) } satisfies RouteDefinition;

/** What was sent, made readable; what is no JSON stays as it is. */
function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

const CODE = "max-h-96 overflow-auto rounded-md bg-sunken p-4 font-mono text-xs leading-relaxed";

function Try(props: { of: AttemptView }) {
  const isOk = () => props.of.code !== null && props.of.code >= 200 && props.of.code < 300;
  return (
    <li class="py-4 first:pt-0 last:pb-0">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span class="figures text-ink-faint">Try {props.of.number}</span>
        <Badge tone={isOk() ? "good" : "bad"}>{tryWord(props.of)}</Badge>
        <span class="figures text-ink-soft">{props.of.tookMs.toLocaleString(LOCALE)} ms</span>
        <Moment at={props.of.at} class="text-ink-faint sm:ms-auto" />
      </div>
      <Show when={props.of.answer}>
        <pre class={`mt-3 ${CODE} whitespace-pre-wrap`} tabindex="0" aria-label={`Answer to try ${props.of.number}`}>
          {props.of.answer}
        </pre>
      </Show>
    </li>
  );
}

function Delivery(props: { of: DeliveryDetail }) {
  const replaying = useOutcome(replayOne, { own: { ILLEGAL_TRANSITION: "Switch the webhook on first." } });
  return (
    <>
      <Title>{props.of.type} · Webhooks · Stoa for sellers</Title>
      <BackLink href={`/webhooks/${props.of.webhookId}`}>The webhook</BackLink>
      <PageHead
        title={props.of.type}
        lead={<Badge tone={DELIVERY_TONE[props.of.status]}>{DELIVERY_WORD[props.of.status]}</Badge>}
        actions={
          <form method="post" action={replayOne}>
            <input type="hidden" name="deliveryId" value={props.of.deliveryId} />
            <Button type="submit" busy={replaying.pending()}>
              {props.of.status === "waiting" ? "Send it now" : "Send it once more"}
            </Button>
          </form>
        }
      />
      <Refused of={replaying} />
      <div class="flex flex-col gap-6">
        <Panel title="The event">
          <Facts
            facts={[
              { label: "webhook-id", value: <code class="break-all">{props.of.eventId}</code> },
              { label: "About", value: <code class="break-all">{props.of.aggregate}</code> },
              {
                label: "Sent to",
                value: (
                  <code class="break-all" dir="ltr">
                    {props.of.url}
                  </code>
                ),
              },
              { label: "It happened", value: <Moment at={props.of.occurredAt} /> },
              ...(props.of.dueAt ? [{ label: "Tried next", value: <Moment at={props.of.dueAt} /> }] : []),
            ]}
          />
        </Panel>
        <Panel title="Tries">
          <Show
            when={props.of.tries.length > 0}
            fallback={
              <p class="text-sm text-ink-soft">Not tried yet. It may wait for an earlier event of the same thing.</p>
            }
          >
            <ol class="divide-y divide-line">
              <For each={props.of.tries}>{(one) => <Try of={one} />}</For>
            </ol>
          </Show>
        </Panel>
        <Panel title="What is sent">
          <pre class={CODE} tabindex="0" aria-label="The body" dir="ltr">
            {pretty(props.of.body)}
          </pre>
        </Panel>
      </div>
    </>
  );
}

export default function DeliveryPage(props: RouteSectionProps) {
  const found = createAsync(() => delivery(idIn(props.params)), { deferStream: true });
  useFresh([delivery.key]);
  return (
    <Show when={found() !== undefined}>
      <Show
        when={found()}
        fallback={
          <Missing what="delivery" href="/webhooks" way="All webhooks">
            What was sent is kept for 30 days.
          </Missing>
        }
      >
        {(of) => <Delivery of={of()} />}
      </Show>
    </Show>
  );
}
