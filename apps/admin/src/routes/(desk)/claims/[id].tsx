// A claim under the guarantee: what both sides say, what they wrote to each other, and the decision.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useParams, useSubmission } from "@solidjs/router";
import { CLAIM_DECISIONS, type ClaimView } from "@stoa/client";
import { BackLink, Badge, Button, Facts, FormError, Icon, Money, PageHead, Panel, Select, TextArea } from "@stoa/ui";
import { For, Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { useMay } from "~/lib/session";
import { When } from "~/lib/when";
import { LOCALE } from "~/lib/words";
import { Missing } from "~/parts/missing";
import { claimById, decideClaim } from "./actions";
import { Conversation } from "./conversation";
import { ANSWER_WORD, CLAIM_KIND_WORD, CLAIM_STATUS_TONE, CLAIM_STATUS_WORD, DECISION_WORD } from "./words";

export const route = { preload: ({ params }) => void claimById(params["id"] ?? "") } satisfies RouteDefinition;

export default function Claim() {
  const params = useParams();
  const found = createAsync(() => claimById(params["id"] ?? ""), { deferStream: true });
  return (
    <Show when={found() !== undefined}>
      <Show when={found()} fallback={<Missing what="claim" href="/claims" way="The desk" />}>
        {(claim) => <Page of={claim()} />}
      </Show>
    </Show>
  );
}

function Page(props: { of: ClaimView }) {
  const may = useMay();
  const waits = () => props.of.status === "escalated" || props.of.status === "appealed";
  return (
    <>
      <Title>Claim about {props.of.orderNumber} · Stoa admin</Title>
      <BackLink href="/claims">The desk</BackLink>
      <PageHead
        title={`${CLAIM_KIND_WORD[props.of.kind]}: ${props.of.orderNumber}`}
        lead={
          <span class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={CLAIM_STATUS_TONE[props.of.status]}>{CLAIM_STATUS_WORD[props.of.status]}</Badge>
            <span>
              {props.of.customerName} against {props.of.seller.name}, <When at={props.of.createdAt} />
            </span>
          </span>
        }
      />
      <div class="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
        <div class="flex min-w-0 flex-col gap-6">
          <Said of={props.of} />
          <Show when={waits() && may("orders.decide")}>
            <Decide of={props.of} />
          </Show>
          <Show when={may("orders.decide")}>
            <Conversation orderId={props.of.orderId} isOpen={waits() || props.of.status === "denied"} />
          </Show>
        </div>
        <About of={props.of} />
      </div>
    </>
  );
}

function Words(props: { title: string; text: string }) {
  return (
    <Show when={props.text}>
      <div class="rounded-md bg-sunken px-4 py-3">
        <p class="text-xs text-ink-faint">{props.title}</p>
        <p class="mt-1 text-sm whitespace-pre-line" dir="auto">
          {props.text}
        </p>
      </div>
    </Show>
  );
}

function Said(props: { of: ClaimView }) {
  return (
    <Panel title="What both sides say">
      <div class="flex flex-col gap-4">
        <Words title={`${props.of.customerName || "The buyer"} claims`} text={props.of.note} />
        <Show when={props.of.answer}>
          {(answer) => (
            <p class="text-sm font-medium">
              {props.of.seller.name} {ANSWER_WORD[answer()]}
              <Show when={props.of.answerMinor}>
                {(minor) => (
                  <>
                    : <Money minor={minor()} currency={props.of.currency} locale={LOCALE} />
                  </>
                )}
              </Show>
            </p>
          )}
        </Show>
        <Show when={!props.of.answer && props.of.status !== "open"}>
          <p class="text-sm font-medium">The seller said nothing within 48 hours.</p>
        </Show>
        <Words title={`${props.of.seller.name} answers`} text={props.of.answerNote} />
        <Words title="The decision" text={props.of.decisionNote} />
        <Words title="The appeal" text={props.of.appealNote} />
        <ul class="list-disc ps-5 text-sm">
          <For each={props.of.lines}>
            {(line) => (
              <li>
                {line.quantity} × {line.title} <span class="text-ink-soft">{line.variantLabel}</span>
              </li>
            )}
          </For>
        </ul>
        <ul class="flex flex-wrap gap-x-5">
          <For each={props.of.files}>
            {(file) => (
              <li>
                <a
                  href={`/files/cases/${file.documentId}`}
                  rel="external"
                  download=""
                  class="inline-flex min-h-9 items-center gap-2 text-sm font-medium text-accent hover:underline"
                >
                  <Icon name="download" class="size-4.5" />
                  {file.name}
                </a>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Panel>
  );
}

function Decide(props: { of: ClaimView }) {
  const submission = useSubmission(decideClaim);
  return (
    <Panel title="Decide">
      <form method="post" action={decideClaim} class="flex flex-col items-start gap-4">
        <input type="hidden" name="claimId" value={props.of.claimId} />
        <FormError message={submission.result?.ok === false ? sentence(submission.result.code) : null} />
        <Select
          class="w-full max-w-lg"
          label="Decision"
          name="decision"
          choices={CLAIM_DECISIONS.map((value) => ({
            value,
            label:
              value === "deny"
                ? props.of.status === "appealed"
                  ? "Deny for good: this was the appeal"
                  : "Deny: the buyer can appeal once"
                : DECISION_WORD[value],
          }))}
        />
        <TextArea
          class="w-full"
          label="Reason"
          name="note"
          rows={4}
          required
          minlength={3}
          maxlength={1_000}
          hint="Both sides read it."
        />
        <Button type="submit" variant="primary" busy={submission.pending}>
          Decide
        </Button>
      </form>
    </Panel>
  );
}

function About(props: { of: ClaimView }) {
  return (
    <div class="flex flex-col gap-6">
      <Panel title="About it">
        <Facts
          facts={[
            {
              label: "Order",
              value: (
                <a href={`/orders/${props.of.orderId}`} class="text-accent hover:underline">
                  {props.of.orderNumber}
                </a>
              ),
            },
            {
              label: "Seller",
              value: (
                <a href={`/sellers/${props.of.seller.sellerId}`} class="text-accent hover:underline">
                  {props.of.seller.name}
                </a>
              ),
            },
            {
              label: "Value",
              value: <Money minor={props.of.valueMinor} currency={props.of.currency} locale={LOCALE} />,
            },
            ...(props.of.refund
              ? [
                  {
                    label: `Refund, borne by the ${props.of.refund.borneBy}`,
                    value: <Money minor={props.of.refund.amountMinor} currency={props.of.currency} locale={LOCALE} />,
                  },
                ]
              : []),
            ...(props.of.dueAt !== null ? [{ label: "Due", value: <When at={props.of.dueAt} /> }] : []),
          ]}
        />
      </Panel>
      <Panel title="History">
        <ol class="flex flex-col gap-2 text-sm">
          <For each={props.of.events}>
            {(event) => (
              <li class="flex flex-wrap justify-between gap-x-4">
                <span class="font-medium">{CLAIM_STATUS_WORD[event.status]}</span>
                <When at={event.at} />
              </li>
            )}
          </For>
        </ol>
      </Panel>
    </div>
  );
}
