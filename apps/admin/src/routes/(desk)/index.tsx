// The overview: what waits for an operator first, then how the marketplace does.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition } from "@solidjs/router";
import { PageHead, Stat } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { read } from "~/lib/session";
import { quantity } from "~/lib/words";
import { Queues } from "./overview/queues";
import { RevenueByCurrency, SalesByDay, TopSellers } from "./overview/figures";

/** How many applications the overview names; the rest is behind its link. */
const APPLIED_SHOWN = 5;

const overview = query(() => read(() => api().admin.overview.get.query()), "admin.overview");
const applied = query(
  () => read(() => api().admin.sellers.list.query({ status: "applied", limit: APPLIED_SHOWN })),
  "admin.applied",
);

export const route = { preload: () => void [overview(), applied()] } satisfies RouteDefinition;

export default function Overview() {
  const figures = createAsync(() => overview(), { deferStream: true });
  const waiting = createAsync(() => applied(), { deferStream: true });
  return (
    <>
      <Title>Overview · Stoa admin</Title>
      <PageHead title="Overview" lead="What waits for you, and the last 28 days." />
      <Show when={figures()}>
        {(now) => (
          <div class="flex flex-col gap-6">
            <Queues overview={now()} applied={waiting()?.items ?? []} />
            <div class="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
              <Stat label="Sellers" value={quantity(now().counts.sellers)} href="/sellers" />
              <Stat
                label="Open orders"
                value={quantity(now().counts.openOrders)}
                note={`${quantity(now().counts.lateOrders)} late`}
                href="/orders"
              />
              <Stat
                label="Products"
                value={quantity(now().counts.products)}
                note={`${quantity(now().counts.offers)} offers`}
              />
              <Stat label="Users" value={quantity(now().counts.users)} href="/users" />
            </div>
            <SalesByDay sales={now().sales} />
            <div class="grid items-start gap-6 lg:grid-cols-2">
              <RevenueByCurrency revenue={now().revenue} />
              <TopSellers sellers={now().topSellers} />
            </div>
          </div>
        )}
      </Show>
    </>
  );
}
