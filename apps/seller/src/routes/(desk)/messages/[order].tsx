// The messages of one order, with the answers that the shop keeps.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useParams } from "@solidjs/router";
import { type Id, isId, type MessageView, type ThreadView } from "@stoa/client";
import { BackLink, Button, FormError, Panel, TextArea } from "@stoa/ui";
import { createEffect, createSignal, For, Match, Show, Switch } from "solid-js";
import { At, CaseFiles } from "~/lib/case-words";
import { useFresh } from "~/lib/fresh";
import { Missing } from "~/lib/missing";
import { useOutcome } from "~/lib/outcome";
import { useMay } from "~/lib/viewer";
import { markRead, replies, reportMessage, thread, writeMessage } from "./actions";

function threadAt(id: string | undefined): Promise<ThreadView | null> {
  return id !== undefined && isId("order", id) ? thread(id) : Promise.resolve(null);
}

export const route = { preload: ({ params }) => threadAt(params.order) } satisfies RouteDefinition;

export default function ThreadPage() {
  const params = useParams<{ order: string }>();
  const found = createAsync(() => threadAt(params.order), { deferStream: true });
  useFresh([thread.key]);
  return (
    <Switch>
      <Match when={found() === null}>
        <Missing what="order" href="/messages" way="To the messages">
          It may belong to another shop.
        </Missing>
      </Match>
      <Match when={found()}>{(found) => <Opened of={found()} />}</Match>
    </Switch>
  );
}

function Opened(props: { of: ThreadView }) {
  const may = useMay();
  // Whoever looks at it has read it. Without scripts it stays unread until the answer.
  createEffect(() => {
    if (props.of.unread > 0 && may("orders.cancel")) void markRead(props.of.orderId);
  });
  return (
    <>
      <Title>{`Messages about ${props.of.orderNumber} · Stoa for sellers`}</Title>
      <BackLink href="/messages">Messages</BackLink>
      <header class="mb-6">
        <h1 class="text-title font-semibold tracking-tight">{props.of.customerName || "Somebody"}</h1>
        <p class="mt-1 text-ink-soft">
          About{" "}
          <a href={`/orders/${props.of.orderId}`} class="figures text-accent hover:underline">
            {props.of.orderNumber}
          </a>
          . Addresses, numbers and links are taken out.
        </p>
      </header>
      <div class="flex max-w-3xl flex-col gap-6">
        <ol class="flex flex-col gap-3" aria-live="polite">
          <For each={props.of.messages}>{(message) => <Message of={message} thread={props.of} />}</For>
        </ol>
        <Show when={may("orders.cancel")}>
          <Write orderId={props.of.orderId} count={props.of.messages.length} />
        </Show>
      </div>
    </>
  );
}

function Message(props: { of: MessageView; thread: ThreadView }) {
  const outcome = useOutcome(reportMessage, { only: (form) => form.get("messageId") === props.of.messageId });
  const name = () =>
    ({ buyer: props.thread.customerName || "Customer", seller: "You", marketplace: "Stoa" })[props.of.side];
  return (
    <li
      class="max-w-[85%] rounded-lg px-4 py-3"
      classList={{
        "self-end bg-accent-soft": props.of.side === "seller",
        "self-start bg-surface border border-line": props.of.side !== "seller",
      }}
    >
      <p class="text-xs text-ink-faint">
        {name()} · <At at={props.of.at} market={props.thread.market} />
      </p>
      <p class="mt-1 break-words whitespace-pre-line" dir="auto">
        {props.of.text}
      </p>
      <CaseFiles files={props.of.files} />
      <Show when={props.of.side === "buyer"}>
        <Show when={!props.of.isReported} fallback={<p class="text-xs text-ink-faint">Reported</p>}>
          <details>
            <summary class="inline-flex min-h-9 cursor-pointer items-center text-xs text-ink-faint">Report</summary>
            <form method="post" action={reportMessage} class="flex flex-col items-start gap-2">
              <input type="hidden" name="messageId" value={props.of.messageId} />
              <FormError message={outcome.error()} />
              <TextArea
                class="w-full"
                label="What is wrong with it"
                name="reason"
                rows={2}
                required
                minlength={3}
                maxlength={500}
              />
              <Button type="submit" size="sm" busy={outcome.pending()}>
                Report
              </Button>
            </form>
          </details>
        </Show>
      </Show>
    </li>
  );
}

function Write(props: { orderId: Id<"order">; count: number }) {
  const kept = createAsync(() => replies(), { deferStream: true });
  const outcome = useOutcome(writeMessage);
  const [text, setText] = createSignal("");
  return (
    <Panel title="Your answer">
      <Show when={(kept()?.length ?? 0) > 0}>
        <div class="mb-3 flex flex-wrap gap-2" role="group" aria-label="Kept answers">
          <For each={kept()}>
            {(reply) => (
              <Button size="sm" type="button" onClick={() => setText(reply.text)}>
                {reply.title}
              </Button>
            )}
          </For>
        </div>
      </Show>
      <form method="post" action={writeMessage} class="flex flex-col items-start gap-4">
        <input type="hidden" name="orderId" value={props.orderId} />
        <FormError message={outcome.error()} />
        {/* A sent message leaves an empty field behind. */}
        <Show when={`${props.count}:${text()}`} keyed>
          <TextArea
            class="w-full"
            label="Message"
            bare
            name="text"
            rows={4}
            required
            maxlength={2_000}
            value={text()}
          />
        </Show>
        <Button
          type="submit"
          variant="primary"
          busy={outcome.pending()}
          onClick={() => queueMicrotask(() => setText(""))}
        >
          Send
        </Button>
      </form>
    </Panel>
  );
}
