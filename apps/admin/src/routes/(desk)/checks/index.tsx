// Checks of the books: how each stands, what has drifted and what to do about it, and the runs so far.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps, useSubmission } from "@solidjs/router";
import { CHECK_KINDS, type CheckKind, type CheckRunSummary, type ChecksView, type DriftView } from "@stoa/client";
import {
  Badge,
  Button,
  type Column,
  CursorPager,
  EmptyState,
  FormError,
  Icon,
  LinkTabs,
  PageHead,
  Panel,
  Table,
} from "@stoa/ui";
import { For, Show } from "solid-js";
import { useOpens } from "~/lib/pages";
import { sentence } from "~/lib/sentences";
import { ahead, useMay } from "~/lib/session";
import { When } from "~/lib/when";
import { counted } from "~/lib/words";
import { checkRuns, checksNow, runCheck } from "./actions";
import { Progress } from "./progress";
import { CHECK_HINT, CHECK_STATUS_TONE, CHECK_STATUS_WORD, CHECK_WORD, saidCheck } from "./words";

const HERE = "/checks";

const asked = ({ query }: RouteSectionProps["location"]) => ({
  kind: CHECK_KINDS.find((kind) => kind === query["kind"]),
  cursor: typeof query["cursor"] === "string" ? query["cursor"] : undefined,
});

const hrefOf = (of: { kind?: CheckKind | undefined; cursor?: string | undefined }): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(of)) if (value) parameters.set(name, value);
  return parameters.size > 0 ? `${HERE}?${parameters}` : HERE;
};

export const route = {
  preload: ({ location }) => {
    ahead(checksNow());
    ahead(checkRuns(asked(location)));
  },
} satisfies RouteDefinition;

/** How one kind stands, and the button that runs it. */
function Kind(props: { kind: CheckKind; now: ChecksView }) {
  const may = useMay();
  const submission = useSubmission(runCheck, ([form]) => form.get("kind") === props.kind);
  const newest = () => props.now.newest.find(({ kind }) => kind === props.kind);
  const running = () => props.now.running.find(({ kind }) => kind === props.kind);
  return (
    <section class="flex flex-col rounded-lg border border-line bg-surface p-5">
      <h2 class="flex flex-wrap items-center justify-between gap-2 font-semibold">
        {CHECK_WORD[props.kind]}
        <Show when={newest()}>
          {(run) => (
            <Badge tone={CHECK_STATUS_TONE[run().status]}>
              {run().breakCount > 0 ? counted(run().breakCount, "break") : CHECK_STATUS_WORD[run().status]}
            </Badge>
          )}
        </Show>
      </h2>
      <p class="mt-1 text-sm text-ink-soft">{CHECK_HINT[props.kind]}</p>
      <p class="mt-3 text-sm">
        <Show when={newest()} fallback={<span class="text-ink-faint">Not run yet.</span>}>
          {(run) => (
            <a href={`${HERE}/${run().runId}`} class="text-accent underline-offset-4 hover:underline">
              <When at={run().startedAt} />
            </a>
          )}
        </Show>
      </p>
      <Show when={running()}>{(run) => <Progress run={run()} class="mt-3" />}</Show>
      <Show when={may("operations.manage") && !running()}>
        <form method="post" action={runCheck} class="mt-auto pt-4">
          <FormError message={submission.result?.ok === false ? sentence(submission.result.code) : null} />
          <input type="hidden" name="kind" value={props.kind} />
          <Button type="submit" size="sm" busy={submission.pending}>
            Run now<span class="sr-only">: {CHECK_WORD[props.kind]}</span>
          </Button>
        </form>
      </Show>
    </section>
  );
}

/** How our books stand against the provider's. */
function Reconciled(props: { now: ChecksView }) {
  const opens = useOpens();
  const found = () => {
    const { reconciliation, unequalIn30Days } = props.now;
    if (reconciliation === null) return "Nothing to look at yet";
    return unequalIn30Days === 0
      ? "No differences in 30 days"
      : counted(unequalIn30Days, "comparison with differences", "comparisons with differences");
  };
  return (
    <section class="flex flex-col rounded-lg border border-line bg-surface p-5">
      <h2 class="flex flex-wrap items-center justify-between gap-2 font-semibold">
        Reconciliation
        <Show when={props.now.reconciliation}>
          {(of) => (
            <Badge tone={of().differenceCount > 0 ? "bad" : "good"}>
              {of().differenceCount > 0 ? counted(of().differenceCount, "difference") : "All the same"}
            </Badge>
          )}
        </Show>
      </h2>
      <p class="mt-1 text-sm text-ink-soft">Our books against the payment provider’s statements. Every night.</p>
      <p class="mt-3 text-sm">
        <Show when={props.now.reconciliation} fallback={<span class="text-ink-faint">Not compared yet.</span>}>
          {(of) => <When at={of().at} />}
        </Show>
      </p>
      <p class="mt-auto pt-4 text-sm">
        <Show when={opens("/reconciliation")} fallback={found()}>
          <a href="/reconciliation" class="text-accent underline-offset-4 hover:underline">
            {found()}
          </a>
        </Show>
      </p>
    </section>
  );
}

/** What has drifted, and what to do. */
function Drifts(props: { drifts: readonly DriftView[] }) {
  const open = () => props.drifts.filter(({ endedAt }) => endedAt === null);
  const past = () => props.drifts.filter(({ endedAt }) => endedAt !== null);
  const columns: readonly Column<DriftView>[] = [
    { head: "Check", grow: true, phone: "head", cell: (of) => saidCheck(of.check) },
    { head: "From", align: "end", cell: (of) => <When at={of.foundAt} /> },
    { head: "To", align: "end", cell: (of) => <When at={of.endedAt ?? of.foundAt} /> },
  ];
  return (
    <Panel title="Drift">
      <Show
        when={open().length > 0}
        fallback={
          <p class="flex items-center gap-3 text-ink-soft">
            <Badge tone="good" class="size-9 justify-center px-0!">
              <Icon name="check" class="size-4.5" />
            </Badge>
            Everything is as it must be.
          </p>
        }
      >
        <ul class="-my-4 divide-y divide-line">
          <For each={open()}>
            {(of) => (
              <li class="py-4">
                <p class="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Badge tone="bad">{of.subjectCount >= 20 ? "20 or more" : of.subjectCount}</Badge>
                  <span class="font-medium">{saidCheck(of.check)}</span>
                  <span class="text-sm text-ink-faint">
                    since <When at={of.foundAt} />
                  </span>
                </p>
                <p class="mt-1 font-mono text-xs text-ink-soft [overflow-wrap:anywhere]">{of.subject}</p>
                <p class="mt-2 max-w-prose text-sm">{of.remedy}</p>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={past().length > 0}>
        <h3 class="mt-8 mb-1 text-sm font-semibold">Was broken, and is whole again</h3>
        <Table caption="Drifts that have ended" columns={columns} rows={past()} />
      </Show>
    </Panel>
  );
}

const COLUMNS: readonly Column<CheckRunSummary>[] = [
  {
    head: "Begun",
    phone: "head",
    cell: (run) => (
      <a href={`${HERE}/${run.runId}`} class="font-medium underline-offset-4 hover:underline">
        <When at={run.startedAt} />
      </a>
    ),
  },
  { head: "What", cell: (run) => CHECK_WORD[run.kind] },
  { head: "By", grow: true, phone: "hide", cell: (run) => <span class="font-mono text-xs">{run.actor}</span> },
  {
    head: "Result",
    cell: (run) => (
      <Badge tone={CHECK_STATUS_TONE[run.status]}>
        {run.breakCount > 0 ? counted(run.breakCount, "break") : CHECK_STATUS_WORD[run.status]}
      </Badge>
    ),
  },
];

export default function Checks(props: RouteSectionProps) {
  const now = createAsync(() => checksNow(), { deferStream: true });
  const page = createAsync(() => checkRuns(asked(props.location)), { deferStream: true });
  const state = () => asked(props.location);
  return (
    <>
      <Title>Checks · Stoa admin</Title>
      <PageHead
        title="Checks"
        lead="Whether the books are whole. Operators are told once when something drifts, in the app and by mail."
      />
      <div class="flex flex-col gap-6">
        <Show when={now()}>
          {(view) => (
            <>
              <div class="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
                <For each={CHECK_KINDS}>{(kind) => <Kind kind={kind} now={view()} />}</For>
                <Reconciled now={view()} />
              </div>
              <Drifts drifts={view().drifts} />
            </>
          )}
        </Show>
        <section>
          <LinkTabs
            label="Runs by what they check"
            tabs={[undefined, ...CHECK_KINDS].map((kind) => ({
              href: hrefOf({ kind }),
              label: kind === undefined ? "All runs" : CHECK_WORD[kind],
              current: state().kind === kind,
            }))}
          />
          <Show when={page()}>
            {(found) => (
              <>
                <Panel class="py-2! sm:py-3!">
                  <Table
                    caption="Runs"
                    columns={COLUMNS}
                    rows={found().items}
                    empty={
                      <EmptyState title="Nothing was checked yet" icon="shield" class="py-10">
                        <p>The next check by itself comes within ten minutes.</p>
                      </EmptyState>
                    }
                  />
                </Panel>
                <CursorPager
                  firstHref={state().cursor && hrefOf({ kind: state().kind })}
                  nextHref={found().nextCursor ? hrefOf({ ...state(), cursor: found().nextCursor! }) : undefined}
                  words={{ first: "First page", next: "Next page" }}
                />
              </>
            )}
          </Show>
        </section>
      </div>
    </>
  );
}
