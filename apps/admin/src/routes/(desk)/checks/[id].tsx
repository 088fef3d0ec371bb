// One run of a check: how far it is or how it ended, and what it found with what to do.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import type { CheckRunView } from "@stoa/client";
import { BackLink, Badge, Facts, PageHead, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { ahead } from "~/lib/session";
import { When } from "~/lib/when";
import { counted } from "~/lib/words";
import { Missing } from "~/parts/missing";
import { checkRun } from "./actions";
import { Progress } from "./progress";
import { CHECK_STATUS_TONE, CHECK_STATUS_WORD, CHECK_UNIT, CHECK_WORD, saidCheck } from "./words";

export const route = { preload: ({ params }) => ahead(checkRun(params["id"] ?? "")) } satisfies RouteDefinition;

export default function CheckPage(props: RouteSectionProps) {
  const found = createAsync(() => checkRun(props.params["id"] ?? ""), { deferStream: true });
  return (
    <Show when={found() !== undefined}>
      <Show when={found()} fallback={<Missing what="run" href="/checks" way="All checks" />}>
        {(run) => <Run run={run()} />}
      </Show>
    </Show>
  );
}

function Run(props: { run: CheckRunView }) {
  return (
    <>
      <Title>{CHECK_WORD[props.run.kind]} · Checks · Stoa admin</Title>
      <BackLink href="/checks">All checks</BackLink>
      <PageHead
        title={CHECK_WORD[props.run.kind]}
        lead={<Badge tone={CHECK_STATUS_TONE[props.run.status]}>{CHECK_STATUS_WORD[props.run.status]}</Badge>}
      />
      <div class="flex flex-col gap-6">
        <Show when={props.run.status === "running"}>
          <Panel title="Progress">
            <Progress run={props.run} />
          </Panel>
        </Show>
        <Panel>
          <Facts
            facts={[
              { label: "Begun", value: <When at={props.run.startedAt} /> },
              { label: "Ended", value: props.run.endedAt === null ? "Not yet" : <When at={props.run.endedAt} /> },
              { label: "By", value: <span class="font-mono text-xs break-all">{props.run.actor}</span> },
              { label: "Looked at", value: counted(props.run.doneCount, CHECK_UNIT[props.run.kind]) },
              { label: "Found", value: counted(props.run.breakCount, "break") },
            ]}
          />
        </Panel>
        <Show when={props.run.status !== "running" || props.run.breakCount > 0}>
          <Panel title="What it found">
            <Show
              when={props.run.findings.length > 0}
              fallback={<p class="text-ink-soft">Nothing: everything is as it must be.</p>}
            >
              <ul class="-my-3 divide-y divide-line">
                <For each={props.run.findings}>
                  {(found) => (
                    <li class="py-3">
                      <p class="font-medium">{saidCheck(found.check)}</p>
                      <p class="font-mono text-xs text-ink-soft [overflow-wrap:anywhere]">{found.subject}</p>
                      <p class="mt-1 max-w-prose text-sm">{found.remedy}</p>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </Panel>
        </Show>
      </div>
    </>
  );
}
