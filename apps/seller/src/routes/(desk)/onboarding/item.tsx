// One line of the checklist: what is asked, what was given, and the form to give it or give it anew.
import { type AnswerStatus, type ChecklistItem, MAX_ANSWER_LENGTH } from "@stoa/client";
import { Badge, Button, Checkbox, FormError, Icon, Notice, Panel, TextArea, type Tone } from "@stoa/ui";
import { Match, Show, Switch } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { ANSWER_WORD } from "~/lib/words";
import { answer, upload } from "./actions";

const TONE: Record<AnswerStatus, Tone> = { given: "info", approved: "good", asked_again: "warn", waived: "plain" };

/** The line. What is approved or not needed is closed. */
export function Item(props: { item: ChecklistItem }) {
  const isMine = (form: FormData) => form.get("requirementId") === props.item.requirementId;
  const outcome = useOutcome(props.item.kind === "document" ? upload : answer, {
    only: isMine,
    own: {
      FILE_REFUSED: "This file is not taken. Send a PDF, PNG or JPEG of at most 10 MB.",
      INVALID_INPUT: "Write a few words first.",
      CONFLICT: "A colleague answered this in the meantime. The page now shows what they sent.",
      ILLEGAL_TRANSITION: "This is approved already.",
    },
  });
  return (
    <li>
      <Panel>
        <div class="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <h2 class="text-base font-semibold">
            {props.item.title}
            <Show when={!props.item.isRequired}>
              <span class="ms-2 text-sm font-normal text-ink-faint">if you like</span>
            </Show>
          </h2>
          <Show when={props.item.status} fallback={<Badge tone={props.item.isRequired ? "warn" : "plain"}>Open</Badge>}>
            {(status) => <Badge tone={TONE[status()]}>{ANSWER_WORD[status()]}</Badge>}
          </Show>
        </div>
        <Show when={props.item.help}>
          <p class="mt-1.5 max-w-prose text-sm whitespace-pre-line text-ink-soft">{props.item.help}</p>
        </Show>
        <Show when={props.item.reason && props.item.status === "asked_again"}>
          <Notice tone="warn" class="mt-4">
            {props.item.reason}
          </Notice>
        </Show>
        <Given item={props.item} />
        <Show when={props.item.status !== "approved" && props.item.status !== "waived"}>
          <FormError message={outcome.error()} class="mt-4" />
          <Switch>
            <Match when={props.item.kind === "document"}>
              <Upload item={props.item} busy={outcome.pending()} />
            </Match>
            <Match when={props.item.kind === "text"}>
              <form method="post" action={answer} class="mt-4 flex max-w-prose flex-col items-start gap-3">
                <input type="hidden" name="requirementId" value={props.item.requirementId} />
                <TextArea
                  bare
                  class="w-full"
                  label={props.item.title}
                  name="text"
                  value={props.item.text}
                  rows={3}
                  required
                  maxlength={MAX_ANSWER_LENGTH}
                />
                <Button type="submit" busy={outcome.pending()}>
                  {props.item.status ? "Send anew" : "Send"}
                </Button>
              </form>
            </Match>
            <Match when={props.item.kind === "confirm" && props.item.status !== "given"}>
              <form method="post" action={answer} class="mt-3 flex flex-col items-start gap-3">
                <input type="hidden" name="requirementId" value={props.item.requirementId} />
                <Checkbox name="confirmed:boolean" value="true" required label="Yes, this is so." />
                <Button type="submit" busy={outcome.pending()}>
                  Confirm
                </Button>
              </form>
            </Match>
          </Switch>
        </Show>
      </Panel>
    </li>
  );
}

/** What was given last. */
function Given(props: { item: ChecklistItem }) {
  return (
    <Switch>
      <Match when={props.item.document}>
        {(file) => (
          <a
            href={`/files/documents/${file().documentId}`}
            rel="external"
            download=""
            class="mt-4 inline-flex min-h-9 items-center gap-2 text-sm font-medium text-accent hover:underline"
          >
            <Icon name="download" class="size-4.5" />
            {file().name}
            <span class="font-normal text-ink-faint">{Math.max(1, Math.round(file().sizeBytes / 1_024))} KB</span>
          </a>
        )}
      </Match>
      <Match when={props.item.kind === "text" && props.item.status === "approved" && props.item.text}>
        <p class="mt-4 max-w-prose text-sm whitespace-pre-line">{props.item.text}</p>
      </Match>
    </Switch>
  );
}

function Upload(props: { item: ChecklistItem; busy: boolean }) {
  const id = () => `file-${props.item.requirementId}`;
  return (
    <form method="post" action={upload} enctype="multipart/form-data" class="mt-4 flex flex-wrap items-center gap-3">
      <input type="hidden" name="requirementId" value={props.item.requirementId} />
      <label for={id()} class="sr-only">
        File for “{props.item.title}”
      </label>
      <input
        id={id()}
        type="file"
        name="file"
        required
        accept="application/pdf,image/png,image/jpeg"
        class="max-w-full min-w-0 flex-1 rounded-md bg-sunken text-sm file:me-3 file:min-h-11 file:border-0 file:bg-line file:px-4 file:font-medium sm:max-w-md"
      />
      <Button type="submit" busy={props.busy}>
        {props.item.document ? "Send another file" : "Send the file"}
      </Button>
      <p class="w-full text-xs text-ink-faint">
        PDF, PNG or JPEG, at most 10 MB. Only your team and those who decide see it.
      </p>
    </form>
  );
}
