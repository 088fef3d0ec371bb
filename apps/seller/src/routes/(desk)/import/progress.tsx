// How far an import has come, what the check says it would do, and what it did.
import type { ImportCounts, ImportView } from "@stoa/client";
import { Button, FormError, LinkButton, Panel, Stat } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { counted, LOCALE } from "~/lib/words";
import { cancelImport, startImport, STEP_SENTENCES } from "./imports";

const FIGURES: readonly { key: keyof ImportCounts; before: string; after: string; note: string }[] = [
  { key: "changed", before: "Would change", after: "Changed", note: "offers" },
  { key: "listed", before: "Would be offered", after: "Offered", note: "on products in the shop" },
  { key: "created", before: "Would be proposed", after: "Proposed", note: "new products" },
  { key: "unchanged", before: "Unchanged", after: "Unchanged", note: "say what is so already" },
  { key: "failed", before: "Would be left out", after: "Left out", note: "rows with problems" },
];

function Figures(props: { counts: ImportCounts; isDone: boolean }) {
  return (
    <div class="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
      <For each={FIGURES}>
        {(figure) => (
          <Stat
            label={props.isDone ? figure.after : figure.before}
            value={props.counts[figure.key].toLocaleString(LOCALE)}
            note={figure.note}
          />
        )}
      </For>
    </div>
  );
}

/** The way to stop. */
export function CancelForm(props: { run: ImportView; label: string }) {
  const step = useOutcome(cancelImport, { own: STEP_SENTENCES });
  return (
    <form method="post" action={cancelImport}>
      <input type="hidden" name="importId" value={props.run.importId} />
      <Button type="submit" busy={step.pending()}>
        {props.label}
      </Button>
      <FormError message={step.error()} class="mt-3" />
    </form>
  );
}

/** An import at work. */
export function Progress(props: { run: ImportView }) {
  const isCheck = () => props.run.status === "checking";
  const share = () => Math.min(1, props.run.doneBytes / props.run.sizeBytes);
  return (
    <Panel title={isCheck() ? "Checking every row" : "Importing"}>
      <div
        role="progressbar"
        aria-label={isCheck() ? "Checking" : "Importing"}
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
      <p class="figures mt-3 text-sm text-ink-soft">
        {counted(props.run.doneRows, "row")} done, {Math.round(share() * 100)} % of the file
      </p>
      <p class="mt-1 text-sm text-ink-faint">
        {isCheck()
          ? "Nothing is changed by this."
          : "You can leave this page; it goes on by itself, also when something breaks on the way."}
      </p>
      <div class="mt-5">
        <CancelForm run={props.run} label={isCheck() ? "Stop" : "Stop here"} />
      </div>
    </Panel>
  );
}

/** What the check says, and the button that begins. */
export function Review(props: { run: ImportView }) {
  const step = useOutcome(startImport, { own: STEP_SENTENCES });
  const counts = () => props.run.counts;
  const effective = () => counts().changed + counts().listed + counts().created;
  return (
    <>
      <Figures counts={counts()} isDone={false} />
      <Panel>
        <p class="font-medium">
          {effective() > 0
            ? `${effective().toLocaleString(LOCALE)} of ${counted(props.run.doneRows, "row")} would do something.`
            : "This file would change nothing."}
        </p>
        <p class="mt-1 text-sm text-ink-soft">
          {counts().failed > 0
            ? "Rows with problems are left out. Mend them below in your file and bring it in again, now or later."
            : "No row has a problem."}
        </p>
        <FormError message={step.error()} class="mt-4" />
        <div class="mt-5 flex flex-wrap gap-3">
          <Show when={effective() > 0}>
            <form method="post" action={startImport}>
              <input type="hidden" name="importId" value={props.run.importId} />
              <Button type="submit" variant="primary" busy={step.pending()}>
                {`Import ${counted(effective(), "row")}`}
              </Button>
            </form>
          </Show>
          <CancelForm run={props.run} label="Do not import" />
          <ProblemsLink run={props.run} />
        </div>
      </Panel>
    </>
  );
}

/** What became of an import that is over. */
export function Outcome(props: { run: ImportView }) {
  return (
    <>
      <Figures counts={props.run.counts} isDone />
      <div class="flex flex-wrap gap-3">
        <LinkButton href="/offers" variant="primary">
          To the offers
        </LinkButton>
        <LinkButton href="/import">Bring another file in</LinkButton>
        <ProblemsLink run={props.run} />
      </div>
    </>
  );
}

function ProblemsLink(props: { run: ImportView }) {
  return (
    <Show when={props.run.counts.failed > 0}>
      <LinkButton href={`/files/imports/${props.run.importId}/problems.csv`} rel="external" download="">
        Download rows with problems
      </LinkButton>
    </Show>
  );
}
