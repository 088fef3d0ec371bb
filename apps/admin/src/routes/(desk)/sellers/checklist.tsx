// What a seller has shown, and the review of each item.
import { action, redirect, useSubmission } from "@solidjs/router";
import { type AnswerStatus, type Checklist, type ChecklistItem, ReviewAnswer, submitForm } from "@stoa/client";
import { Badge, Button, ConfirmForm, FormError, Icon, Panel, TextArea, type Tone } from "@stoa/ui";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { When } from "~/lib/when";

const reviewAnswer = action(async (form: FormData) => {
  "use server";
  return submitForm(ReviewAnswer, form, async (input) => {
    await api().admin.sellers.review.mutate(input);
    throw redirect(`/sellers/${input.sellerId}`);
  });
}, "review-answer");

const STATUS: Record<AnswerStatus, { word: string; tone: Tone }> = {
  given: { word: "To review", tone: "info" },
  approved: { word: "Approved", tone: "good" },
  asked_again: { word: "Asked again", tone: "warn" },
  waived: { word: "Waived", tone: "plain" },
};

/** The panel. Without anything that is asked it says so. */
export function Review(props: { of: Checklist }) {
  const submission = useSubmission(reviewAnswer);
  return (
    <Panel title="Checklist" class="mb-6">
      <FormError message={submission.result?.ok === false ? sentence(submission.result.code) : null} class="mb-4" />
      <Show
        when={props.of.items.length > 0}
        fallback={<p class="text-sm text-ink-soft">Sellers from this country are asked for nothing.</p>}
      >
        <ol class="divide-y divide-line">
          <For each={props.of.items}>
            {(item) => <Item item={item} sellerId={props.of.seller.sellerId} busy={submission.pending ?? false} />}
          </For>
        </ol>
      </Show>
    </Panel>
  );
}

interface ItemProps {
  item: ChecklistItem;
  sellerId: string;
  busy: boolean;
}

function Item(props: ItemProps) {
  const status = () => props.item.status;
  const may = (...from: (AnswerStatus | null)[]) => from.includes(status());
  return (
    <li class="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0">
      <div class="min-w-0 flex-1 basis-72">
        <p class="flex flex-wrap items-center gap-2 font-medium">
          {props.item.title}
          <Show when={status()} fallback={<Badge tone={props.item.isRequired ? "warn" : "plain"}>Nothing given</Badge>}>
            {(known) => <Badge tone={STATUS[known()].tone}>{STATUS[known()].word}</Badge>}
          </Show>
          <Show when={!props.item.isRequired}>
            <Badge>If they like</Badge>
          </Show>
        </p>
        <Show when={props.item.document}>
          {(file) => (
            <a
              href={`/files/documents/${file().documentId}`}
              rel="external"
              download=""
              class="mt-2 inline-flex min-h-9 items-center gap-2 text-sm font-medium text-accent hover:underline"
            >
              <Icon name="download" class="size-4.5" />
              {file().name}
              <span class="font-normal text-ink-faint">{Math.max(1, Math.round(file().sizeBytes / 1_024))} KB</span>
            </a>
          )}
        </Show>
        <Show when={props.item.text}>
          <p class="mt-2 max-w-prose text-sm whitespace-pre-line">{props.item.text}</p>
        </Show>
        <Show when={props.item.kind === "confirm" && status() !== null}>
          <p class="mt-2 text-sm text-ink-soft">Confirmed by the seller.</p>
        </Show>
        <Show when={props.item.reason}>
          <p class="mt-2 max-w-prose text-sm text-ink-soft">Reason: {props.item.reason}</p>
        </Show>
        <Show when={props.item.givenAt}>
          {(at) => (
            <p class="mt-1 text-xs text-ink-faint">
              Given <When at={at()} />
            </p>
          )}
        </Show>
      </div>
      <div class="flex flex-wrap gap-2">
        <Show when={may("given")}>
          <form method="post" action={reviewAnswer}>
            <Names {...props} review="approve" />
            <Button
              type="submit"
              size="sm"
              variant="primary"
              busy={props.busy}
              aria-label={`Approve “${props.item.title}”`}
            >
              Approve
            </Button>
          </form>
        </Show>
        <Show when={may("given", "approved", "waived")}>
          <Reasoned
            {...props}
            review="ask_again"
            verb="Ask again"
            hint="The seller reads it in a mail and on the checklist."
          />
        </Show>
        <Show when={may(null, "given", "asked_again")}>
          <Reasoned {...props} review="waive" verb="Waive" hint="Why it can be done without. It stays on record." />
        </Show>
      </div>
    </li>
  );
}

function Names(props: ItemProps & { review: string }) {
  return (
    <>
      <input type="hidden" name="sellerId" value={props.sellerId} />
      <input type="hidden" name="requirementId" value={props.item.requirementId} />
      <input type="hidden" name="version:number" value={props.item.version} />
      <input type="hidden" name="review" value={props.review} />
    </>
  );
}

function Reasoned(props: ItemProps & { review: "ask_again" | "waive"; verb: string; hint: string }) {
  return (
    <ConfirmForm
      label={props.verb}
      look={{ size: "sm", variant: props.review === "waive" ? "quiet" : "secondary" }}
      title={`${props.verb}: ${props.item.title}`}
      action={reviewAnswer}
      confirmLabel={props.verb}
      busy={props.busy}
    >
      <Names {...props} review={props.review} />
      <TextArea label="Reason" name="reason" hint={props.hint} required minlength={3} maxlength={500} rows={3} />
    </ConfirmForm>
  );
}
