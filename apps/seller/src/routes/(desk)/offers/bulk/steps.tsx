// The steps of a bulk edit: at work, ready to start, over. Each works as plain forms.
import type { BulkView } from "@stoa/client";
import { Button, FormError, LinkButton, Notice, Panel, Stat, Time } from "@stoa/ui";
import type { Action } from "@solidjs/router";
import { Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { counted, LOCALE } from "~/lib/words";
import { BULK_SENTENCES, startBulk, stopBulk, undoBulk } from "./reads";

const figure = (count: number) => count.toLocaleString(LOCALE);

type Step = typeof startBulk extends Action<infer A, infer R, infer I> ? Action<A, R, I> : never;

/** A step as a form of one button. */
function StepForm(props: {
  bulk: BulkView;
  step: Step;
  label: string;
  variant?: "primary" | "danger" | "secondary" | undefined;
}) {
  const outcome = useOutcome(props.step, { own: BULK_SENTENCES });
  return (
    <form method="post" action={props.step}>
      <input type="hidden" name="bulkId" value={props.bulk.bulkId} />
      <Button type="submit" variant={props.variant} busy={outcome.pending()}>
        {props.label}
      </Button>
      <FormError message={outcome.error()} class="mt-3" />
    </form>
  );
}

const AT_WORK = {
  checking: { title: "Working out what it would do", note: "Nothing is changed by this." },
  running: {
    title: "Changing your offers",
    note: "You can leave this page; it goes on by itself, also when something breaks on the way.",
  },
  undoing: { title: "Setting the offers back", note: "What was changed meanwhile is left as it is." },
};

/** A bulk edit at work. Without scripts the page loads itself anew. */
export function Progress(props: { bulk: BulkView; path: string }) {
  const words = () => AT_WORK[props.bulk.status as keyof typeof AT_WORK] ?? AT_WORK.running;
  const share = () => Math.min(1, props.bulk.doneCount / Math.max(1, props.bulk.itemCount));
  return (
    <Panel title={words().title}>
      <noscript>
        <p class="mb-3 text-sm">
          <a href={props.path} class="text-accent underline">
            Load this page anew to see how far it is.
          </a>
        </p>
      </noscript>
      <div
        role="progressbar"
        aria-label={words().title}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow={Math.round(share() * 100)}
        class="h-2.5 overflow-hidden rounded-full bg-sunken"
      >
        <div
          class="h-full rounded-full bg-accent transition-[width] duration-500"
          style={{ width: `${Math.max(2, share() * 100)}%` }}
        />
      </div>
      <p class="figures mt-3 text-sm text-ink-soft" role="status">
        {figure(props.bulk.doneCount)} of {counted(props.bulk.itemCount, "offer")}
      </p>
      <p class="mt-1 text-sm text-ink-faint">{words().note}</p>
      <Show when={props.bulk.status !== "undoing"}>
        <div class="mt-5">
          <StepForm bulk={props.bulk} step={stopBulk} label="Stop" />
        </div>
      </Show>
    </Panel>
  );
}

/** What the edit would do, and the button that begins. */
export function Ready(props: { bulk: BulkView }) {
  const check = () => props.bulk.check;
  return (
    <>
      <div class="grid grid-cols-2 gap-3 sm:grid-cols-3">
        <Stat label="Will change" value={figure(check().planned)} />
        <Stat label="Cannot change" value={figure(check().blocked)} note="listed below, with the reason" />
        <Stat label="Are so already" value={figure(check().same)} />
      </div>
      <Panel>
        <p class="font-medium">
          {check().planned > 0
            ? `${counted(check().planned, "offer")} will change${check().blocked > 0 ? `, ${figure(check().blocked)} cannot` : ""}.`
            : "This would change nothing."}
        </p>
        <p class="mt-1 text-sm text-ink-soft">
          An offer that somebody changes before it is its turn is left as it is. All of it can be undone for 24 hours.
        </p>
        <div class="mt-5 flex flex-wrap gap-3">
          <Show when={check().planned > 0}>
            <StepForm
              bulk={props.bulk}
              step={startBulk}
              label={`Change ${counted(check().planned, "offer")}`}
              variant="primary"
            />
          </Show>
          <StepForm bulk={props.bulk} step={stopBulk} label="Do not change" />
          <FileLink bulk={props.bulk} />
        </div>
      </Panel>
    </>
  );
}

/** What became of an edit that is over, and the way back. */
export function Done(props: { bulk: BulkView }) {
  const isUndone = () => props.bulk.status === "undone";
  const undoUntil = () => (props.bulk.status === "done" && props.bulk.run.changed > 0 ? props.bulk.undoUntil : null);
  return (
    <Show
      when={props.bulk.status !== "cancelled"}
      fallback={<Notice tone="info">This edit was not started. No offer was changed.</Notice>}
    >
      <div class="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Stat label="Changed" value={figure(props.bulk.run.changed)} />
        <Stat label="Not changed" value={figure(props.bulk.run.failed + props.bulk.check.blocked)} />
        <Show when={isUndone()}>
          <Stat label="Set back" value={figure(props.bulk.undo.undone)} />
          <Stat label="Left as it is" value={figure(props.bulk.undo.left)} note="changed by somebody meanwhile" />
        </Show>
      </div>
      <div class="flex flex-wrap items-start gap-3">
        <LinkButton href="/offers" variant="primary">
          To the offers
        </LinkButton>
        <Show when={undoUntil()}>{<StepForm bulk={props.bulk} step={undoBulk} label="Undo" />}</Show>
        <FileLink bulk={props.bulk} />
      </div>
      <Show when={undoUntil()}>
        {(until) => (
          <p class="text-sm text-ink-faint">
            Can be undone until <Time at={until()} locale={LOCALE} timeZone="UTC" /> UTC.
          </p>
        )}
      </Show>
    </Show>
  );
}

function FileLink(props: { bulk: BulkView }) {
  return (
    <LinkButton href={`/files/bulk/${props.bulk.bulkId}/offers.csv`} rel="external" download="">
      Download as CSV
    </LinkButton>
  );
}
