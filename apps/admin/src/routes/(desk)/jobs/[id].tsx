// One job: what it is about, how it stands, what it said last; doing it again, and giving it up.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps, useSubmission } from "@solidjs/router";
import type { JobView } from "@stoa/client";
import { BackLink, Badge, ConfirmForm, Facts, Field, Notice, PageHead, Panel } from "@stoa/ui";
import { Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { ahead, useMay } from "~/lib/session";
import { When } from "~/lib/when";
import { Missing } from "~/parts/missing";
import { giveUpJob, job, replayJob } from "./actions";
import { JOB_STATE_HINT, JOB_STATE_TONE, JOB_STATE_WORD } from "./words";

export const route = { preload: ({ params }) => ahead(job(params["id"] ?? "")) } satisfies RouteDefinition;

const DONE: Record<string, string> = {
  replayed: "The job is tried again now. Load the page again in a moment to see how it went.",
  given_up: "The job is given up.",
};

export default function JobPage(props: RouteSectionProps) {
  const found = createAsync(() => job(props.params["id"] ?? ""), { deferStream: true });
  const done = () => DONE[String(props.location.query["done"] ?? "")];
  return (
    <Show when={found() !== undefined}>
      <Show when={found()} fallback={<Missing what="job" href="/jobs" way="All jobs" />}>
        {(one) => <Job job={one()} done={done()} />}
      </Show>
    </Show>
  );
}

/** The ways on: again, or never. */
function Ways(props: { job: JobView }) {
  const again = useSubmission(replayJob);
  const never = useSubmission(giveUpJob);
  const refusal = (of: typeof again | typeof never) => (of.result?.ok === false ? sentence(of.result.code) : null);
  return (
    <Show when={props.job.state !== "done"}>
      <ConfirmForm
        label="Try again"
        look={{ variant: "primary" }}
        title="Try this job again?"
        action={replayJob}
        confirmLabel="Try again"
        busy={again.pending}
        error={refusal(again)}
      >
        <p>It is done now. What has been done in the meantime is left as it is, so that nothing happens twice.</p>
        <input type="hidden" name="jobId" value={props.job.jobId} />
      </ConfirmForm>
      <Show when={props.job.state !== "given_up"}>
        <ConfirmForm
          label="Give up"
          title="Give this job up?"
          action={giveUpJob}
          confirmLabel="Give up"
          danger
          busy={never.pending}
          error={refusal(never)}
        >
          <p>Nobody will do it, and whoever waits for it waits in vain. The reason stands in the audit log.</p>
          <Field label="Reason" name="reason" required minlength={3} maxlength={300} />
          <input type="hidden" name="jobId" value={props.job.jobId} />
        </ConfirmForm>
      </Show>
    </Show>
  );
}

function Job(props: { job: JobView; done: string | undefined }) {
  const may = useMay();
  const at = (when: number | null, none: string) => (when === null ? none : <When at={when} />);
  return (
    <>
      <Title>{props.job.kind} · Jobs · Stoa admin</Title>
      <BackLink href="/jobs">All jobs</BackLink>
      <PageHead
        title={props.job.kind}
        lead={
          <span class="flex flex-wrap items-center gap-3">
            <Badge tone={JOB_STATE_TONE[props.job.state]}>{JOB_STATE_WORD[props.job.state]}</Badge>
            <span class="text-sm">{JOB_STATE_HINT[props.job.state]}</span>
          </span>
        }
        actions={
          <Show when={may("operations.manage")}>
            <Ways job={props.job} />
          </Show>
        }
      />
      <div class="flex flex-col gap-6">
        <Show when={props.done}>
          {(sentence) => (
            <div role="status">
              <Notice tone="good">{sentence()}</Notice>
            </div>
          )}
        </Show>
        <Panel title="About">
          <Facts
            facts={[
              ...props.job.about.map(({ name, value }) => ({
                label: name,
                value: <span class="font-mono text-xs break-all">{value}</span>,
              })),
              { label: "Id", value: <span class="font-mono text-xs break-all">{props.job.jobId}</span> },
            ]}
          />
        </Panel>
        <Panel title="How it went">
          <Facts
            facts={[
              { label: "Asked for", value: <When at={props.job.createdAt} /> },
              { label: "Next try", value: props.job.doneAt === null ? <When at={props.job.dueAt} /> : "None" },
              { label: "Tries that failed", value: props.job.attempts },
              { label: "Out of the queue’s tries", value: at(props.job.deadAt, "No") },
              { label: "Ended", value: at(props.job.doneAt, "Not yet") },
              { label: "Why it was given up", value: props.job.givenUp ?? "It was not" },
            ]}
          />
        </Panel>
        <Panel title="What the last failed try said">
          <Show when={props.job.lastError} fallback={<p class="text-ink-soft">No try has failed.</p>}>
            {(said) => <pre class="font-mono text-sm whitespace-pre-wrap [overflow-wrap:anywhere]">{said()}</pre>}
          </Show>
        </Panel>
      </div>
    </>
  );
}
