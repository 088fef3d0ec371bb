// The answers that a shop keeps, to begin with when it writes.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition } from "@solidjs/router";
import { BackLink, Button, EmptyState, Field, FormError, PageHead, Panel, TextArea } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { removeReply, replies, saveReply } from "./actions";

export const route = { preload: () => void replies() } satisfies RouteDefinition;

function Kept(props: { title: string; text: string }) {
  const outcome = useOutcome(removeReply, { only: (form) => form.get("title") === props.title });
  return (
    <li>
      <Panel title={props.title}>
        <p class="text-sm whitespace-pre-line text-ink-soft">{props.text}</p>
        <form method="post" action={removeReply} class="mt-3">
          <input type="hidden" name="title" value={props.title} />
          <FormError message={outcome.error()} />
          <Button type="submit" size="sm" variant="danger" busy={outcome.pending()}>
            Remove
          </Button>
        </form>
      </Panel>
    </li>
  );
}

export default function RepliesPage() {
  const all = createAsync(() => replies(), { deferStream: true });
  const outcome = useOutcome(saveReply, { own: { LIST_FULL: "Fifty answers are kept already. Remove one first." } });
  return (
    <>
      <Title>Kept answers · Stoa for sellers</Title>
      <BackLink href="/messages">Messages</BackLink>
      <PageHead title="Kept answers" lead="The whole team can begin a message with them." />
      <div class="grid items-start gap-6 lg:grid-cols-2">
        <Show when={all()}>
          {(kept) => (
            <Show
              when={kept().length > 0}
              fallback={
                <EmptyState title="Nothing is kept yet" icon="mail" children="What you often write can stand here." />
              }
            >
              <ul class="flex flex-col gap-4">
                <For each={kept()}>{(reply) => <Kept {...reply} />}</For>
              </ul>
            </Show>
          )}
        </Show>
        <Panel title="Keep an answer">
          <form method="post" action={saveReply} class="flex flex-col items-start gap-4">
            <FormError message={outcome.error()} />
            <Field
              class="w-full"
              label="Title"
              name="title"
              required
              maxlength={60}
              hint="The same title again replaces it."
            />
            <TextArea class="w-full" label="Text" name="text" required rows={5} maxlength={2_000} />
            <Button type="submit" variant="primary" busy={outcome.pending()}>
              Keep it
            </Button>
          </form>
        </Panel>
      </div>
    </>
  );
}
