// One thing on the moderation desk: what was written, why it is here, and the two decisions.
import { useSubmission } from "@solidjs/router";
import { type ContentFault, type HeldReason, imagePath, type ModerationItem } from "@stoa/client";
import { Badge, Button, Field, FormError, Panel, Rating, Select } from "@stoa/ui";
import { For, Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { When } from "~/lib/when";
import { decideContent } from "./actions";

const KIND_WORD: Record<ModerationItem["kind"], string> = { review: "Review", question: "Question", answer: "Answer" };
const HELD_WORD: Record<HeldReason, string> = {
  burst: "Very many at a time",
  reports: "Reported three times",
  edited: "Changed after it was refused",
};
const FAULT_WORD: Record<ContentFault, string> = {
  offensive: "Offends somebody",
  off_topic: "Not about the product",
  advertising: "Advertises something",
  personal: "Tells something personal",
  not_genuine: "Not an honest opinion",
};

function Decide(props: { of: ModerationItem }) {
  const submission = useSubmission(decideContent, ([form]) => form.get("subject") === props.of.subject);
  const refusal = () => {
    const result = submission.result as { ok?: boolean; code?: Parameters<typeof sentence>[0] } | undefined;
    return result?.ok === false && result.code ? sentence(result.code) : null;
  };
  const what = () => (
    <>
      <input type="hidden" name="subject" value={props.of.subject} />
      <input type="hidden" name="version:number" value={props.of.version} />
    </>
  );
  return (
    <div class="mt-4 flex flex-col gap-3 border-t border-line pt-4">
      <FormError message={refusal()} />
      <form method="post" action={decideContent}>
        {what()}
        <Button type="submit" size="sm" variant="primary" busy={submission.pending}>
          {props.of.status === "published" ? "Leave it and close the reports" : "Publish it"}
        </Button>
      </form>
      <Show when={props.of.status !== "refused"}>
        <form method="post" action={decideContent} class="flex flex-wrap items-end gap-3">
          {what()}
          <Select
            label="Refuse, because it"
            name="refusedBecause"
            class="w-56"
            choices={(Object.entries(FAULT_WORD) as [ContentFault, string][]).map(([value, label]) => ({
              value,
              label,
            }))}
          />
          <Field label="What the author is told" name="note" maxlength={500} class="min-w-56 flex-1" />
          <Button type="submit" variant="danger" busy={submission.pending}>
            Refuse
          </Button>
        </form>
      </Show>
    </div>
  );
}

/** The thing itself, as it was written. */
export function Item(props: { of: ModerationItem }) {
  const words = () => props.of.original ?? [props.of.title, props.of.body].filter(Boolean).join("\n");
  return (
    <li>
      <Panel>
        <p class="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <Badge>{KIND_WORD[props.of.kind]}</Badge>
          <Show when={props.of.heldBecause}>{(why) => <Badge tone="warn">{HELD_WORD[why()]}</Badge>}</Show>
          <Show when={props.of.refusedBecause}>{(why) => <Badge tone="bad">{FAULT_WORD[why()]}</Badge>}</Show>
          <When at={props.of.createdAt} />
        </p>
        <p class="mt-2 text-sm text-ink-soft">
          {props.of.author || "Somebody"} about {props.of.product.title}
        </p>
        <Show when={props.of.rating}>
          {(rating) => <Rating centi={rating() * 100} label={`${rating()} of 5 stars`} class="mt-2 h-4" />}
        </Show>
        <p class="mt-2 rounded-md bg-sunken px-4 py-3 break-words whitespace-pre-line" dir="auto">
          {words()}
        </p>
        <Show when={props.of.photos.length > 0}>
          <ul class="mt-3 flex flex-wrap gap-2">
            <For each={props.of.photos}>
              {(photo) => (
                <li>
                  <img
                    src={imagePath(photo.hash, 160)}
                    alt="Photo"
                    loading="lazy"
                    class="size-24 rounded-md object-cover"
                  />
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Show when={props.of.reports.length > 0}>
          <ul class="mt-3 flex flex-col gap-1 text-sm">
            <For each={props.of.reports}>
              {(report) => (
                <li>
                  <span class="text-ink-faint">Reported:</span> {FAULT_WORD[report.reason]}
                  <Show when={report.note}> – “{report.note}”</Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <Decide of={props.of} />
      </Panel>
    </li>
  );
}
