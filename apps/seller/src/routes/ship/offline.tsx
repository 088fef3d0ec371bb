// The ship desk without a line. The page itself is the same for everybody; what it shows is what this browser kept.
import { Title } from "@solidjs/meta";
import { useSearchParams } from "@solidjs/router";
import type { ShipDesk } from "@stoa/client";
import { Button, EmptyState, PageHead, Wordmark } from "@stoa/ui";
import { createSignal, Match, onMount, Show, Switch } from "solid-js";
import { LOCALE } from "~/lib/words";
import { keptList } from "~/offline/keep";
import { useDesk } from "~/offline/use-desk";
import { DeskView } from "../(desk)/ship/desk-view";

/** Back to the desk with a line. */
function toDesk() {
  const [search] = useSearchParams<{ view?: string }>();
  return () => window.location.assign(search.view === "pack" ? "/ship?view=pack" : "/ship");
}

export default function OfflineDesk() {
  const [kept, setKept] = createSignal<{ desk: ShipDesk; keptAt: number } | null | undefined>();
  const desk = useDesk(() => kept()?.desk, { keeps: false, onTold: () => undefined });
  const back = toDesk();
  onMount(async () => setKept(await keptList().catch(() => null)));
  const since = (keptAt: number) =>
    new Intl.DateTimeFormat(LOCALE, { weekday: "short", hour: "2-digit", minute: "2-digit" }).format(keptAt);
  return (
    <main class="mx-auto w-full max-w-6xl px-4 py-6 sm:px-8">
      <Title>Ship desk, offline · Stoa for sellers</Title>
      <Wordmark class="mb-8 h-5.5 w-auto" />
      <PageHead
        title="Ship desk"
        lead={<Show when={kept()}>{(kept) => <>The list of {since(kept().keptAt)}, kept in this browser.</>}</Show>}
        actions={<Button onClick={back}>Back to the shop</Button>}
      />
      <Switch fallback={<noscript>Without scripts the desk needs a line.</noscript>}>
        <Match when={kept()}>{(kept) => <DeskView desk={desk} base="/ship/offline" isCut={kept().desk.isCut} />}</Match>
        <Match when={kept() === null}>
          <EmptyState
            title="You are offline"
            icon="truck"
            actions={
              <Button variant="primary" onClick={back}>
                Try again
              </Button>
            }
          >
            No list is kept in this browser. Lists are kept for a day after you opened the ship desk, and go when you
            sign out.
          </EmptyState>
        </Match>
      </Switch>
    </main>
  );
}
