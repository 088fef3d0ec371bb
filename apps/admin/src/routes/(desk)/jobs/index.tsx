// Jobs: what waits, is late or has failed, by kind; below it the jobs themselves, oldest first.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { type JobsInput, type JobSummary, LISTED_JOB_STATES } from "@stoa/client";
import {
  Badge,
  type Column,
  CursorPager,
  EmptyState,
  LinkButton,
  LinkTabs,
  Notice,
  PageHead,
  Panel,
  Table,
} from "@stoa/ui";
import { Show } from "solid-js";
import { ahead } from "~/lib/session";
import { When } from "~/lib/when";
import { counted } from "~/lib/words";
import { board, jobs } from "./actions";
import { Kinds, Sweeps } from "./kinds";
import { JOB_STATE_TONE, JOB_STATE_WORD } from "./words";

const HERE = "/jobs";

type Asked = Pick<JobsInput, "kind" | "state"> & { cursor?: string | undefined };

const asked = ({ query }: RouteSectionProps["location"]): Asked => {
  const text = (name: string) => (typeof query[name] === "string" && query[name] !== "" ? query[name] : undefined);
  return {
    kind: text("kind"),
    state: LISTED_JOB_STATES.find((state) => state === query["state"]),
    cursor: text("cursor"),
  };
};

const hrefOf = (of: Asked): string => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(of)) if (value) parameters.set(name, value);
  return parameters.size > 0 ? `${HERE}?${parameters}` : HERE;
};

export const route = {
  preload: ({ location }) => {
    ahead(board());
    ahead(jobs(asked(location)));
  },
} satisfies RouteDefinition;

const COLUMNS: readonly Column<JobSummary>[] = [
  {
    head: "Kind",
    phone: "head",
    cell: (job) => (
      <a href={`${HERE}/${job.jobId}`} class="font-mono text-xs whitespace-nowrap underline-offset-4 hover:underline">
        {job.kind}
      </a>
    ),
  },
  { head: "State", cell: (job) => <Badge tone={JOB_STATE_TONE[job.state]}>{JOB_STATE_WORD[job.state]}</Badge> },
  {
    head: "Last error",
    grow: true,
    cell: (job) => <span class="line-clamp-2 text-ink-soft [overflow-wrap:anywhere]">{job.lastError ?? "None"}</span>,
  },
  { head: "Tries", align: "end", cell: (job) => job.attempts },
  { head: "Since", align: "end", cell: (job) => <When at={job.createdAt} /> },
  { head: "Next", align: "end", phone: "hide", cell: (job) => <When at={job.dueAt} /> },
];

export default function Jobs(props: RouteSectionProps) {
  const now = createAsync(() => board(), { deferStream: true });
  const page = createAsync(() => jobs(asked(props.location)), { deferStream: true });
  const state = () => asked(props.location);
  const countOf = (name: (typeof LISTED_JOB_STATES)[number]) =>
    (now()?.kinds ?? [])
      .filter(({ kind }) => state().kind === undefined || kind === state().kind)
      .reduce((sum, { counts }) => sum + counts[name], 0);
  const replayed = () => Number(props.location.query["replayed"] ?? -1);
  return (
    <>
      <Title>Jobs · Stoa admin</Title>
      <PageHead
        title="Jobs"
        lead="What the marketplace still has to do by itself: mails, payouts, the search index. What fails is tried again."
      />
      <div class="flex flex-col gap-6">
        <Show when={replayed() >= 0}>
          <div role="status">
            <Notice tone="good">
              {counted(replayed(), "job is", "jobs are")} tried again now.
              {props.location.query["others"] ? " There are more of the kind: do it once more." : ""}
            </Notice>
          </div>
        </Show>
        <Show when={now()}>
          {(board) => (
            <>
              <Kinds kinds={board().kinds} chosen={state().kind} />
              <Sweeps failures={board().sweeps} />
            </>
          )}
        </Show>
        <section>
          <Show when={state().kind}>
            {(kind) => (
              <p class="mb-3 flex flex-wrap items-center gap-3 text-sm">
                Only <span class="font-mono text-xs">{kind()}</span>
                <LinkButton href={hrefOf({ state: state().state })} size="sm">
                  Show every kind
                </LinkButton>
              </p>
            )}
          </Show>
          <LinkTabs
            label="Jobs by state"
            tabs={[undefined, ...LISTED_JOB_STATES].map((one) => ({
              href: hrefOf({ kind: state().kind, state: one }),
              label: one === undefined ? "All" : JOB_STATE_WORD[one],
              current: state().state === one,
              count: one && countOf(one) > 0 ? countOf(one) : undefined,
            }))}
          />
          <Show when={page()}>
            {(found) => (
              <>
                <Panel class="py-2! sm:py-3!">
                  <Table
                    caption="Jobs"
                    columns={COLUMNS}
                    rows={found().items}
                    empty={
                      <EmptyState title="No such jobs" icon="check" class="py-10">
                        <p>Everything of this kind is done.</p>
                      </EmptyState>
                    }
                  />
                </Panel>
                <CursorPager
                  firstHref={state().cursor && hrefOf({ ...state(), cursor: undefined })}
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
