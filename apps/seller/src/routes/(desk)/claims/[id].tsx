// One claim: what the customer says, and the seller's answer.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useParams } from "@solidjs/router";
import { type ClaimView, isId } from "@stoa/client";
import { BackLink, Badge, Button, Facts, Field, FormError, Money, Notice, Panel, Select, TextArea } from "@stoa/ui";
import { createSignal, For, Match, onMount, Show, Switch } from "solid-js";
import { At, CaseFiles, CLAIM_TONE, CLAIM_WORD, KIND_WORD, Quoted } from "~/lib/case-words";
import { useFresh } from "~/lib/fresh";
import { Missing } from "~/lib/missing";
import { useOutcome } from "~/lib/outcome";
import { Thumb } from "~/lib/thumb";
import { useMay } from "~/lib/viewer";
import { LOCALE } from "~/lib/words";
import { answerClaim, claimed } from "./actions";

function claimAt(id: string | undefined): Promise<ClaimView | null> {
  return id !== undefined && isId("claim", id) ? claimed(id) : Promise.resolve(null);
}

export const route = { preload: ({ params }) => claimAt(params.id) } satisfies RouteDefinition;

export default function ClaimPage() {
  const params = useParams<{ id: string }>();
  const found = createAsync(() => claimAt(params.id), { deferStream: true });
  useFresh([claimed.key]);
  return (
    <Switch>
      <Match when={found() === null}>
        <Missing what="claim" href="/claims" way="To the claims">
          It may belong to another shop.
        </Missing>
      </Match>
      <Match when={found()}>{(found) => <Opened of={found()} />}</Match>
    </Switch>
  );
}

function Opened(props: { of: ClaimView }) {
  const may = useMay();
  return (
    <>
      <Title>{`Claim about ${props.of.orderNumber} · Stoa for sellers`}</Title>
      <BackLink href="/claims">Claims</BackLink>
      <header class="mb-6">
        <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1 class="text-title font-semibold tracking-tight">{KIND_WORD[props.of.kind]}</h1>
          <Badge tone={CLAIM_TONE[props.of.status]}>{CLAIM_WORD[props.of.status]}</Badge>
        </div>
        <p class="mt-1 text-ink-soft">
          {props.of.customerName}, <At at={props.of.createdAt} market={props.of.market} />
        </p>
      </header>
      <div class="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)]">
        <div class="flex min-w-0 flex-col gap-6">
          <Panel title="What the customer says">
            <div class="flex flex-col gap-4">
              <Quoted title={props.of.customerName} text={props.of.note} />
              <Quoted title="In the appeal" text={props.of.appealNote} />
              <ul class="flex flex-col gap-4">
                <For each={props.of.lines}>
                  {(line) => (
                    <li class="flex items-center gap-4">
                      <Thumb hash={line.imageHash} />
                      <span class="min-w-0">
                        <span class="block font-medium">
                          {line.quantity} × {line.title}
                        </span>
                        <span class="text-sm text-ink-soft">{line.variantLabel}</span>
                      </span>
                    </li>
                  )}
                </For>
              </ul>
              <CaseFiles files={props.of.files} />
            </div>
          </Panel>
          <Show when={props.of.status === "open" && may("orders.cancel")} fallback={<Said of={props.of} />}>
            <Answer of={props.of} />
          </Show>
        </div>
        <About of={props.of} />
      </div>
    </>
  );
}

const ANSWERED = {
  refund: "You gave all the money back.",
  part: "You offered a part of the money.",
  return: "You asked for the thing, at your cost, for all the money.",
  refuse: "You refused.",
};

function Said(props: { of: ClaimView }) {
  return (
    <Show when={props.of.answer}>
      {(answer) => (
        <Panel title="Your answer">
          <p class="font-medium">
            {ANSWERED[answer()]}{" "}
            <Show when={props.of.answerMinor}>
              {(minor) => <Money minor={minor()} currency={props.of.currency} locale={LOCALE} />}
            </Show>
          </p>
          <div class="mt-3 flex flex-col gap-3">
            <Quoted title="You wrote" text={props.of.answerNote} />
            <Quoted title="The marketplace decided" text={props.of.decisionNote} />
          </div>
        </Panel>
      )}
    </Show>
  );
}

function Answer(props: { of: ClaimView }) {
  const outcome = useOutcome(answerClaim, {
    own: {
      ILLEGAL_TRANSITION: "The claim has moved on meanwhile. This page now shows where it stands.",
      INVALID_INPUT: "Say what you offer: a part is at most what the units cost, and a refusal needs a reason.",
    },
  });
  const [answer, setAnswer] = createSignal("refund");
  const [isLive, setIsLive] = createSignal(false);
  onMount(() => setIsLive(true));
  const choices = () => [
    { value: "refund", label: "Give all the money back; they keep the thing" },
    { value: "part", label: "Offer a part of the money; they keep the thing" },
    ...(props.of.kind === "not_arrived"
      ? []
      : [{ value: "return", label: "Ask for the thing, at your cost, for all the money" }]),
    { value: "refuse", label: "Refuse, with a reason" },
  ];
  return (
    <Panel title="Your answer">
      <form method="post" action={answerClaim} class="flex flex-col items-start gap-4">
        <input type="hidden" name="claimId" value={props.of.claimId} />
        <input type="hidden" name="currency" value={props.of.currency} />
        <FormError message={outcome.error()} />
        <Select
          class="w-full max-w-lg"
          label="What you do"
          name="answer"
          choices={choices()}
          value={answer()}
          onChange={(event: Event & { currentTarget: HTMLSelectElement }) => setAnswer(event.currentTarget.value)}
        />
        <div class="w-full max-w-xs" classList={{ "hidden!": isLive() && answer() !== "part" }}>
          <Field
            label={`Your offer in ${props.of.currency}`}
            name="offer"
            inputmode="decimal"
            hint="Only with an offer of a part."
          />
        </div>
        <TextArea
          class="w-full"
          label="What you say to the customer"
          name="note"
          rows={3}
          maxlength={1_000}
          required={answer() === "refuse"}
        />
        <Button type="submit" variant="primary" busy={outcome.pending()}>
          Answer
        </Button>
        <Show when={answer() === "refund"}>
          <p class="text-sm text-ink-soft">
            <Money minor={props.of.valueMinor} currency={props.of.currency} locale={LOCALE} /> leave your balance at
            once.
          </p>
        </Show>
      </form>
    </Panel>
  );
}

function About(props: { of: ClaimView }) {
  const facts = () => [
    {
      label: "Order",
      value: (
        <a href={`/orders/${props.of.orderId}`} class="figures text-accent hover:underline">
          {props.of.orderNumber}
        </a>
      ),
    },
    { label: "Value", value: <Money minor={props.of.valueMinor} currency={props.of.currency} locale={LOCALE} /> },
    ...(props.of.dueAt !== null ? [{ label: "Due", value: <At at={props.of.dueAt} market={props.of.market} /> }] : []),
    ...(props.of.refund
      ? [
          {
            label: props.of.refund.borneBy === "seller" ? "You gave back" : "The marketplace gave back",
            value: <Money minor={props.of.refund.amountMinor} currency={props.of.currency} locale={LOCALE} />,
          },
        ]
      : []),
  ];
  return (
    <Panel title="About it">
      <Show when={props.of.status === "escalated" || props.of.status === "appealed"}>
        <Notice tone="info" class="mb-4">
          The marketplace looks at what both of you wrote, and decides.
        </Notice>
      </Show>
      <Facts facts={facts()} />
      <Show when={props.of.returnId}>
        {(id) => (
          <a href={`/returns/${id()}`} class="inline-flex min-h-11 items-center text-sm font-medium text-accent">
            See the return
          </a>
        )}
      </Show>
      <a
        href={`/messages/${props.of.orderId}`}
        class="flex min-h-11 items-center text-sm font-medium text-accent hover:underline"
      >
        Messages with the customer
      </a>
    </Panel>
  );
}
