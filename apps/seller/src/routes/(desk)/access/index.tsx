// Programs that act for the shop: apps that were connected, keys, and the shop's own apps.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition } from "@solidjs/router";
import { HttpStatusCode } from "@solidjs/start";
import { EmptyState, PageHead } from "@stoa/ui";
import { Match, Switch } from "solid-js";
import { access } from "./actions";
import { Apps } from "./apps";
import { Grants } from "./grants";
import { Keys } from "./keys";

export const route = { preload: () => access() } satisfies RouteDefinition;

export default function AccessPage() {
  const found = createAsync(() => access(), { deferStream: true });
  return (
    <>
      <Title>Apps and keys · Stoa for sellers</Title>
      <Switch>
        <Match when={found() === null}>
          <HttpStatusCode code={403} />
          <EmptyState title="Apps and keys are for owners" icon="shield">
            Whoever has a key of this shop can act for it. Ask an owner to make one, or to connect an app.
          </EmptyState>
        </Match>
        <Match when={found()}>
          {(found) => (
            <>
              <PageHead
                title="Apps and keys"
                lead="Programs that may act for this shop, and what each of them may do."
              />
              <div class="flex flex-col gap-6">
                <Grants grants={found().grants} />
                <Keys keys={found().keys} />
                <Apps apps={found().clients} />
              </div>
            </>
          )}
        </Match>
      </Switch>
    </>
  );
}
