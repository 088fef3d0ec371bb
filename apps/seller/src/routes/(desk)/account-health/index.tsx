// Account health: how the shop keeps what customers were promised, the targets, the weeks before, and the orders that count.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition } from "@solidjs/router";
import type { HealthOrder, SellerHealthView } from "@stoa/client";
import { Badge, BarChart, type Column, EmptyState, ORDER_TONE, PageHead, Panel, Table, Time } from "@stoa/ui";
import { HEALTH_REASON, HealthMeasures, HealthVerdict } from "@stoa/ui/selling";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { ahead, load } from "~/lib/load";
import { counted, LOCALE, ORDER_WORD } from "~/lib/words";

const health = query(() => load(api().seller.store.health.query()), "health");

export const route = { preload: () => ahead(health()) } satisfies RouteDefinition;

export default function HealthPage() {
  const found = createAsync(() => health(), { deferStream: true });
  return (
    <>
      <Title>Account health · Stoa for sellers</Title>
      <PageHead
        title="Account health"
        lead="How your shop keeps what customers were promised. The same figures weigh in which offer is shown first."
      />
      <Show when={found()}>
        {(found) => (
          <div class="flex flex-col gap-6">
            <HealthVerdict measures={found().measures} />
            <HealthMeasures of={found()} />
            <Weeks of={found()} />
            <Orders orders={found().orders} />
          </div>
        )}
      </Show>
    </>
  );
}

function Weeks(props: { of: SellerHealthView }) {
  const day = (at: number) =>
    new Intl.DateTimeFormat(LOCALE, { day: "numeric", month: "short", timeZone: "UTC" }).format(at);
  const wrong = (week: SellerHealthView["weeks"][number]) => week.defectCount + week.cancelledCount + week.lateCount;
  const points = () =>
    props.of.weeks.map((week) => ({
      label: `Week from ${day(week.fromAt)}`,
      value: week.orderCount > 0 ? Math.round((10_000 * wrong(week)) / week.orderCount) / 100 : 0,
      text: `${counted(week.orderCount, "order")}: ${week.defectCount} with a defect, ${week.cancelledCount} called off, ${week.lateCount} late`,
    }));
  return (
    <Panel title="Of 100 orders, how many went wrong, by week">
      <BarChart
        title="Of 100 orders, how many went wrong, by week"
        points={points()}
        figures
        topText={(top) => `${Math.round(top)} of 100`}
      />
    </Panel>
  );
}

function Orders(props: { orders: readonly HealthOrder[] }) {
  const columns: readonly Column<HealthOrder>[] = [
    {
      head: "Order",
      grow: true,
      phone: "head",
      cell: (order) => (
        <a href={`/orders/${order.orderId}`} class="figures font-medium underline-offset-4 hover:underline">
          {order.number}
        </a>
      ),
    },
    {
      head: "Placed",
      cell: (order) => <Time at={order.createdAt} locale={LOCALE} timeZone="UTC" dateOnly class="whitespace-nowrap" />,
    },
    { head: "State", cell: (order) => <Badge tone={ORDER_TONE[order.status]}>{ORDER_WORD[order.status]}</Badge> },
    {
      head: "Why it counts",
      cell: (order) => (
        <span class="flex flex-wrap gap-1.5 max-sm:justify-end">
          <For each={order.reasons}>{(reason) => <Badge tone="warn">{HEALTH_REASON[reason]}</Badge>}</For>
        </span>
      ),
    },
  ];
  return (
    <Panel title="Orders that count">
      <Table
        caption="Orders that count, newest first"
        columns={columns}
        rows={props.orders}
        empty={
          <EmptyState title="None" icon="check" class="py-8">
            In the last twelve weeks nothing went wrong.
          </EmptyState>
        }
      />
    </Panel>
  );
}
