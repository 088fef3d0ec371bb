// The kinds of jobs that are in trouble, each with the way to do all that failed again; and sweeps that failed.
import { useSubmission } from "@solidjs/router";
import type { JobKindCounts, SweepFailure } from "@stoa/client";
import { Badge, type Column, ConfirmForm, Panel, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { useMay } from "~/lib/session";
import { When } from "~/lib/when";
import { counted, quantity } from "~/lib/words";
import { replayKind } from "./actions";

const failedOf = ({ counts }: JobKindCounts): number => counts.failed + counts.dead;
const openOf = ({ counts }: JobKindCounts): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0) - counts.given_up;

/** The button that does every failed job of a kind again, and its question. */
function ReplayAll(props: { of: JobKindCounts }) {
  const submission = useSubmission(replayKind, ([form]) => form.get("kind") === props.of.kind);
  return (
    <ConfirmForm
      label="Try all again"
      look={{ size: "sm" }}
      title={`Try ${counted(failedOf(props.of), "failed job")} again?`}
      action={replayKind}
      confirmLabel="Try all again"
      busy={submission.pending}
      error={submission.result?.ok === false ? sentence(submission.result.code) : null}
    >
      <p>
        Every job of the kind <span class="font-mono text-xs">{props.of.kind}</span> that failed is done now, at most
        500 in one go. What has been done in the meantime is left as it is.
      </p>
      <input type="hidden" name="kind" value={props.of.kind} />
    </ConfirmForm>
  );
}

/** Every kind with open jobs. */
export function Kinds(props: { kinds: readonly JobKindCounts[]; chosen: string | undefined }) {
  const may = useMay();
  const number = (count: number, tone: "bad" | "warn" | "plain") => (
    <Show when={count > 0} fallback={<span class="text-ink-faint">–</span>}>
      <Show when={tone !== "plain"} fallback={quantity(count)}>
        <Badge tone={tone}>{quantity(count)}</Badge>
      </Show>
    </Show>
  );
  const columns: readonly Column<JobKindCounts>[] = [
    {
      head: "Kind",
      grow: true,
      phone: "head",
      cell: (of) => (
        <a
          href={`/jobs?kind=${of.kind}`}
          aria-current={props.chosen === of.kind ? "true" : undefined}
          class="font-mono text-xs underline-offset-4 hover:underline aria-[current]:font-bold"
        >
          {of.kind}
        </a>
      ),
    },
    { head: "Open", align: "end", cell: (of) => quantity(openOf(of)) },
    { head: "Late", align: "end", cell: (of) => number(of.counts.late, "warn") },
    { head: "Failed", align: "end", cell: (of) => number(failedOf(of), "bad") },
    { head: "Given up", align: "end", phone: "hide", cell: (of) => number(of.counts.given_up, "plain") },
    {
      head: "Oldest",
      align: "end",
      cell: (of) => (of.oldestAt === null ? <span class="text-ink-faint">–</span> : <When at={of.oldestAt} />),
    },
    {
      head: "",
      align: "end",
      cell: (of) => (
        <Show when={may("operations.manage") && failedOf(of) > 0}>
          <ReplayAll of={of} />
        </Show>
      ),
    },
  ];
  return (
    <Panel title="By kind">
      <Table
        caption="Open jobs by kind"
        columns={columns}
        rows={props.kinds}
        empty={<p class="text-ink-soft">Nothing waits: everything is done.</p>}
      />
    </Panel>
  );
}

const SWEEP_COLUMNS: readonly Column<SweepFailure>[] = [
  { head: "Sweep", phone: "head", cell: (of) => <span class="font-mono text-xs">{of.sweep}</span> },
  { head: "Said", grow: true, cell: (of) => <span class="text-ink-soft [overflow-wrap:anywhere]">{of.error}</span> },
  { head: "Times", align: "end", cell: (of) => quantity(of.failureCount) },
  { head: "Last", align: "end", cell: (of) => <When at={of.failedAt} /> },
];

/** Sweeps that failed; none, nothing. The next minute, hour or night begins each anew. */
export function Sweeps(props: { failures: readonly SweepFailure[] }) {
  return (
    <Show when={props.failures.length > 0}>
      <Panel title="Sweeps that failed within a week">
        <p class="mb-3 text-sm text-ink-soft">
          Sweeps look for what was left lying. One that fails begins anew the next minute, hour or night.
        </p>
        <Table caption="Sweeps that failed" columns={SWEEP_COLUMNS} rows={props.failures} />
      </Panel>
    </Show>
  );
}
