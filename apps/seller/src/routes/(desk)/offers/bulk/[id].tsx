// One bulk edit, step by step: what it would do, the run with its progress, what it did, and the way back.
import { Title } from "@solidjs/meta";
import { createAsync, revalidate, type RouteDefinition, useLocation, useParams } from "@solidjs/router";
import { type BulkView, isId } from "@stoa/client";
import { BackLink, Badge } from "@stoa/ui";
import { createEffect, Match, onCleanup, Show, Switch } from "solid-js";
import { Missing } from "~/lib/missing";
import { counted } from "~/lib/words";
import { offers } from "../changes";
import { Items } from "./items";
import { BULK_TONE, BULK_WORD, bulkItems, bulkOf, isAtWork } from "./reads";
import { Done, Progress, Ready } from "./steps";
import { changeWords } from "./words";

/** How often a page asks how far an edit has come. */
const ASK_EVERY_MS = 600;

function bulkAt(id: string | undefined): Promise<BulkView | null> {
  return id !== undefined && isId("bulk", id) ? bulkOf(id) : Promise.resolve(null);
}

export const route = { preload: ({ params }) => bulkAt(params.id) } satisfies RouteDefinition;

export default function BulkEditPage() {
  const params = useParams<{ id: string }>();
  const location = useLocation();
  const found = createAsync(() => bulkAt(params.id), { deferStream: true });
  createEffect<boolean>((wasAtWork) => {
    const status = found()?.status;
    const atWork = status !== undefined && isAtWork(status);
    if (atWork) {
      const timer = setInterval(() => void revalidate(bulkOf.key), ASK_EVERY_MS);
      onCleanup(() => clearInterval(timer));
    } else if (wasAtWork) void revalidate([bulkItems.key, offers.key]);
    return atWork;
  }, false);
  return (
    <Switch>
      <Match when={found() === null}>
        <Missing what="bulk edit" href="/offers/bulk" way="To the bulk edits">
          It may belong to another shop, or be older than 30 days.
        </Missing>
      </Match>
      <Match when={found()}>
        {(found) => (
          <>
            <Title>{`${changeWords(found().change)} · Stoa for sellers`}</Title>
            <BackLink href="/offers/bulk">Change many offers</BackLink>
            <header class="mb-6">
              <div class="flex flex-wrap items-center gap-x-3 gap-y-2">
                <h1 class="text-title font-semibold tracking-tight">{changeWords(found().change)}</h1>
                <Badge tone={BULK_TONE[found().status]}>{BULK_WORD[found().status]}</Badge>
              </div>
              <p class="mt-1 text-ink-soft">For {counted(found().itemCount, "offer")}.</p>
            </header>
            <div class="flex flex-col gap-6">
              <Switch>
                <Match when={isAtWork(found().status)}>
                  <Progress bulk={found()} path={location.pathname} />
                </Match>
                <Match when={found().status === "ready"}>
                  <Ready bulk={found()} />
                </Match>
                <Match when={true}>
                  <Done bulk={found()} />
                </Match>
              </Switch>
              <Show when={!isAtWork(found().status)}>
                <Items bulk={found()} />
              </Show>
            </div>
          </>
        )}
      </Match>
    </Switch>
  );
}
