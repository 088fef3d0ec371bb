// What buyer and seller wrote to each other, as they wrote it, and the way to write to both.
import { createAsync, useSubmission } from "@solidjs/router";
import type { Id } from "@stoa/client";
import { Button, FormError, Panel, TextArea } from "@stoa/ui";
import { For, Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { When } from "~/lib/when";
import { threadOf, writeToBoth } from "./actions";

const SIDE = { buyer: "Buyer", seller: "Seller", marketplace: "Stoa" };

/** The panel; `isOpen` lets one write. */
export function Conversation(props: { orderId: Id<"order">; isOpen: boolean }) {
  const thread = createAsync(() => threadOf(props.orderId), { deferStream: true });
  const submission = useSubmission(writeToBoth);
  return (
    <Panel title="Messages">
      <Show
        when={(thread()?.messages.length ?? 0) > 0}
        fallback={<p class="text-sm text-ink-soft">Nobody has written.</p>}
      >
        <ol class="flex flex-col gap-3">
          <For each={thread()?.messages}>
            {(message) => (
              <li class="rounded-md bg-sunken px-4 py-3 text-sm">
                <p class="text-xs text-ink-faint">
                  {SIDE[message.side]} · <When at={message.at} />
                </p>
                <p class="mt-1 break-words whitespace-pre-line" dir="auto">
                  {message.text}
                </p>
                <Show when={message.original}>
                  <p class="mt-2 border-s-2 border-warn ps-3 break-words whitespace-pre-line text-ink-soft" dir="auto">
                    As it was written: {message.original}
                  </p>
                </Show>
              </li>
            )}
          </For>
        </ol>
      </Show>
      <Show when={props.isOpen}>
        <form method="post" action={writeToBoth} class="mt-4 flex flex-col items-start gap-3">
          <input type="hidden" name="orderId" value={props.orderId} />
          <FormError message={submission.result?.ok === false ? sentence(submission.result.code) : null} />
          <Show when={`${thread()?.messages.length ?? 0}`} keyed>
            <TextArea class="w-full" label="Write to both sides" name="text" rows={3} required maxlength={2_000} />
          </Show>
          <Button type="submit" busy={submission.pending}>
            Send to both
          </Button>
        </form>
      </Show>
    </Panel>
  );
}
