// One dispute: what it is about, what is held, what was said, and the field to say something.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { DisputeView, Id } from "@stoa/client";
import {
  BackLink,
  Badge,
  Button,
  DISPUTE_TONE,
  Facts,
  FormError,
  Money,
  PageHead,
  Panel,
  TextArea,
  Time,
} from "@stoa/ui";
import { For, Show } from "solid-js";
import { ahead } from "~/lib/load";
import { Missing } from "~/lib/missing";
import { useOutcome } from "~/lib/outcome";
import { viewer } from "~/lib/viewer";
import { DISPUTE_WORD, LOCALE } from "~/lib/words";
import { dispute, noteDispute } from "./actions";

const idIn = (params: Record<string, string | undefined>) => (params["id"] ?? "") as Id<"dispute">;

export const route = { preload: ({ params }) => ahead(dispute(idIn(params))) } satisfies RouteDefinition;

export default function DisputePage(props: RouteSectionProps) {
  const found = createAsync(() => dispute(idIn(props.params)), { deferStream: true });
  return (
    <Show when={found() !== undefined}>
      <Show
        when={found()}
        fallback={
          <Missing what="dispute" href="/disputes" way="All disputes">
            It may be about an order of another shop.
          </Missing>
        }
      >
        {(of) => <Dispute of={of()} />}
      </Show>
    </Show>
  );
}

function Dispute(props: { of: DisputeView }) {
  const isOpen = () => props.of.status === "needs_evidence" || props.of.status === "under_review";
  const heldMinor = () => props.of.shares.reduce((sum, share) => sum + share.sellerMinor, 0);
  const time = (at: number) => <Time at={at} locale={LOCALE} timeZone="UTC" />;
  return (
    <>
      <Title>Dispute about {props.of.orderNumbers.join(", ")} · Stoa for sellers</Title>
      <BackLink href="/disputes">All disputes</BackLink>
      <PageHead
        title={`Dispute about ${props.of.orderNumbers.join(", ")}`}
        lead={<Badge tone={DISPUTE_TONE[props.of.status]}>{DISPUTE_WORD[props.of.status]}</Badge>}
      />
      <div class="flex flex-col gap-6">
        <Panel title="What it is about">
          <Facts
            facts={[
              {
                label: "The customer's bank asks for",
                value: <Money minor={props.of.amountMinor} currency={props.of.currency} locale={LOCALE} />,
              },
              {
                label: isOpen() ? "Held of your money" : "Was held of your money",
                value: <Money minor={heldMinor()} currency={props.of.currency} locale={LOCALE} />,
              },
              {
                label: "Orders",
                value: (
                  <For each={props.of.shares}>
                    {(share) => (
                      <a href={`/orders/${share.orderId}`} class="me-3 font-medium text-accent hover:underline">
                        {share.orderNumber}
                      </a>
                    )}
                  </For>
                ),
              },
              { label: "Opened", value: time(props.of.openedAt) },
              { label: "Answer by", value: time(props.of.evidenceDueAt) },
              ...(props.of.endedAt ? [{ label: "Decided", value: time(props.of.endedAt) }] : []),
            ]}
          />
        </Panel>
        <Panel title="What was said">
          <Show when={props.of.notes.length > 0} fallback={<p class="text-sm text-ink-soft">Nothing yet.</p>}>
            <ul class="divide-y divide-line">
              <For each={props.of.notes}>
                {(note) => (
                  <li class="py-3 text-sm first:pt-0 last:pb-0">
                    <p class="text-xs text-ink-faint">{time(note.at)}</p>
                    <p class="mt-1 break-words whitespace-pre-wrap">{note.text}</p>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <Show when={isOpen()}>
            <SayIt of={props.of} />
          </Show>
        </Panel>
      </div>
    </>
  );
}

function SayIt(props: { of: DisputeView }) {
  const me = createAsync(() => viewer());
  const outcome = useOutcome(noteDispute);
  return (
    <Show when={me()?.may.includes("finance.manage")}>
      <form method="post" action={noteDispute} class="mt-6 flex max-w-xl flex-col items-start gap-4">
        <FormError message={outcome.error()} />
        <input type="hidden" name="disputeId" value={props.of.disputeId} />
        <TextArea
          class="w-full"
          label="What you know of the order"
          name="text"
          rows={5}
          required
          maxlength={4000}
          hint="When it was sent, with which carrier and tracking number, and what the customer wrote. The bank reads it."
        />
        <Button type="submit" variant="primary" busy={outcome.pending()}>
          Add it
        </Button>
      </form>
    </Show>
  );
}
