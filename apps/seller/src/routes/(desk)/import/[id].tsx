// One import, step by step: which column is what, the check, what it would do, the run, what it did.
import { Title } from "@solidjs/meta";
import { createAsync, revalidate, type RouteDefinition, useParams } from "@solidjs/router";
import { findingWords, type ImportView, isId } from "@stoa/client";
import { BackLink, Badge, Notice } from "@stoa/ui";
import { createEffect, Match, onCleanup, Show, Switch } from "solid-js";
import { LOCALE } from "~/lib/words";
import { offers } from "../offers/changes";
import { Findings } from "./findings";
import { findings, importOf, imports, isAtWork, STATUS_TONE, STATUS_WORD } from "./imports";
import { Mapping } from "./mapping";
import { Outcome, Progress, Review } from "./progress";
import { Missing } from "~/lib/missing";

/** How often a page asks how far an import has come. */
const ASK_EVERY_MS = 700;

function importAt(id: string | undefined): Promise<ImportView | null> {
  return id !== undefined && isId("import", id) ? importOf(id) : Promise.resolve(null);
}

export const route = { preload: ({ params }) => importAt(params.id) } satisfies RouteDefinition;

export default function ImportPage() {
  const params = useParams<{ id: string }>();
  const found = createAsync(() => importAt(params.id), { deferStream: true });
  createEffect<boolean>((wasAtWork) => {
    const status = found()?.status;
    const atWork = status !== undefined && isAtWork(status);
    if (atWork) {
      const timer = setInterval(() => void revalidate(importOf.key), ASK_EVERY_MS);
      onCleanup(() => clearInterval(timer));
    } else if (wasAtWork) void revalidate([findings.key, imports.key, offers.key]);
    return atWork;
  }, false);
  return (
    <Switch>
      <Match when={found() === null}>
        <Missing what="import" href="/import" way="To the imports">
          It may belong to another shop, or be older than 30 days.
        </Missing>
      </Match>
      <Match when={found()}>{(found) => <Opened run={found()} />}</Match>
    </Switch>
  );
}

function Opened(props: { run: ImportView }) {
  const status = () => props.run.status;
  return (
    <>
      <Title>{`${props.run.fileName} · Stoa for sellers`}</Title>
      <BackLink href="/import">Import and export</BackLink>
      <header class="mb-6">
        <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
          <h1 class="text-title font-semibold tracking-tight [overflow-wrap:anywhere]">{props.run.fileName}</h1>
          <Badge tone={STATUS_TONE[status()]}>{STATUS_WORD[status()]}</Badge>
        </div>
        <p class="mt-1 text-ink-soft">
          {(props.run.sizeBytes / 1_024).toLocaleString(LOCALE, { maximumFractionDigits: 1 })} kB,{" "}
          {props.run.header.length} columns
        </p>
      </header>
      <div class="flex flex-col gap-6">
        <Switch>
          <Match when={status() === "mapping"}>
            <Mapping run={props.run} />
          </Match>
          <Match when={isAtWork(status())}>
            <Progress run={props.run} />
          </Match>
          <Match when={status() === "checked"}>
            <Review run={props.run} />
          </Match>
          <Match when={true}>
            <Show when={props.run.failure}>
              {(failure) => (
                <Notice tone="bad">
                  <p class="font-medium">
                    Given up behind row {(props.run.doneRows + 1).toLocaleString(LOCALE)}.{" "}
                    {findingWords(failure(), "").what}
                  </p>
                  <p>{findingWords(failure(), "").remedy}</p>
                </Notice>
              )}
            </Show>
            <Outcome run={props.run} />
          </Match>
        </Switch>
        <Show when={status() !== "mapping" && !isAtWork(status())}>
          <Findings run={props.run} />
        </Show>
        <Show when={status() === "checked"}>
          <details class="group">
            <summary class="inline-flex min-h-11 cursor-pointer items-center text-sm font-medium text-accent">
              Choose the columns anew
            </summary>
            <div class="mt-3">
              <Mapping run={props.run} />
            </div>
          </details>
        </Show>
      </div>
    </>
  );
}
