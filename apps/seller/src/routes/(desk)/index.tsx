// Today: what has to leave, late parcels first; then the money, the sales of four weeks, and what runs low.
import { Title } from "@solidjs/meta";
import { createAsyncStore, type RouteDefinition } from "@solidjs/router";
import { formatDay, formatMoney, type SellerToday } from "@stoa/client";
import { BarChart, EmptyState, LinkButton, Money, Notice, PageHead, Panel, Stat } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useFresh } from "~/lib/fresh";
import { useOpens } from "~/lib/pages";
import { useMay } from "~/lib/viewer";
import { counted, LOCALE } from "~/lib/words";
import { OrderTable } from "./orders/order-table";
import { today } from "./today";

export const route = { preload: () => void today() } satisfies RouteDefinition;

export default function TodayPage() {
  const day = createAsyncStore(() => today(), { deferStream: true, reconcile: { key: "orderId" } });
  useFresh([today.key]);
  const may = useMay();
  const opens = useOpens();
  return (
    <>
      <Title>Today · Stoa for sellers</Title>
      <Show when={day()}>
        {(day) => (
          <>
            <PageHead
              title={day().seller.name}
              lead={headline(day().counts)}
              actions={
                <Show when={may("offers.write")}>
                  <LinkButton href="/offers/new" variant="primary">
                    New product
                  </LinkButton>
                </Show>
              }
            />
            <Show when={day().seller.status === "applied" || day().seller.status === "refused"}>
              <Notice tone="warn" class="mb-6">
                {day().seller.status === "applied"
                  ? "Your shop waits for a decision: nothing of it is shown to buyers yet."
                  : "Your application was refused."}{" "}
                <Show when={may("store.manage")}>
                  <a href="/onboarding" class="font-semibold underline underline-offset-4">
                    Open the checklist
                  </a>
                </Show>
              </Notice>
            </Show>
            <Show when={day().seller.status === "suspended"}>
              <Notice tone="bad" class="mb-6">
                Your shop is suspended: your offers are not shown. Please still send the orders that are open.
              </Notice>
            </Show>
            <Counts counts={day().counts} />
            <ToAnswer toAnswer={day().toAnswer} counts={day().counts} />
            <div class="mt-6 grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
              <div class="flex min-w-0 flex-col gap-6">
                <ToShip orders={day().toShip} />
                <Sales sales={day().sales} revenue={day().revenue} />
              </div>
              <div class="grid gap-6 sm:grid-cols-2 xl:grid-cols-1">
                <Show when={may("finance.read")}>
                  <Balances money={day().money} />
                </Show>
                <Show when={opens("/offers")}>
                  <LowStock offers={day().lowStock} />
                </Show>
              </div>
            </div>
          </>
        )}
      </Show>
    </>
  );
}

function headline(counts: SellerToday["counts"]): string {
  const waiting = counts.confirmed + counts.picking + counts.packed;
  if (waiting === 0) return "Everything is sent. Nothing waits for you.";
  const late = counts.late > 0 ? `, ${counts.late} of them late` : "";
  return `${counted(waiting, "order")} to send${late}.`;
}

function Counts(props: { counts: SellerToday["counts"] }) {
  return (
    <div class="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
      <Stat label="New" value={props.counts.confirmed} note="to be picked" href="/orders?status=confirmed" />
      <Stat label="Picking" value={props.counts.picking} note="on their way to packing" href="/orders?status=picking" />
      <Stat label="Packed" value={props.counts.packed} note="ready for the carrier" href="/orders?status=packed" />
      <Stat
        label="Late"
        value={<span classList={{ "text-bad": props.counts.late > 0 }}>{props.counts.late}</span>}
        note={props.counts.late > 0 ? "send these first" : "all within their promise"}
      />
    </div>
  );
}

/** What waits for an answer or for stock: only what there is and the viewer may see to, each a link with its number. */
function ToAnswer(props: Pick<SellerToday, "toAnswer" | "counts">) {
  const opens = useOpens();
  const waiting = () =>
    [
      {
        count: props.toAnswer.claims,
        noun: "claim",
        rest: "to answer before the deadline",
        href: "/claims?status=open",
      },
      {
        count: props.toAnswer.disputes,
        noun: "dispute",
        rest: "to say something about",
        href: "/disputes?status=needs_evidence",
      },
      { count: props.toAnswer.returns, noun: "return", rest: "to decide", href: "/returns?status=requested" },
      {
        count: props.toAnswer.messages,
        noun: "customer",
        rest: "waiting for an answer for 12 hours",
        href: "/messages",
      },
      { count: props.counts.outOfStock, noun: "offer", rest: "sold out", href: "/offers?status=out_of_stock" },
      { count: props.counts.lowStock, noun: "offer", rest: "running low", href: "/offers?status=low_stock" },
    ].filter(({ count, href }) => count > 0 && opens(href));
  return (
    <Show when={waiting().length > 0}>
      <ul class="mt-4 flex flex-wrap gap-2">
        <For each={waiting()}>
          {({ count, noun, rest, href }) => (
            <li>
              <a
                href={href}
                class="inline-flex min-h-9 items-center gap-1.5 rounded-full border border-line bg-surface px-3.5 text-sm hover:border-line-strong hover:shadow-rise"
              >
                <span class="font-semibold">{counted(count, noun)}</span> {rest}
              </a>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function ToShip(props: { orders: SellerToday["toShip"] }) {
  const opens = useOpens();
  const dueFirst = () =>
    props.orders.toSorted((a, b) => a.shipByDay.localeCompare(b.shipByDay) || a.createdAt - b.createdAt);
  return (
    <Panel
      title="To send, due first"
      actions={
        <span class="flex gap-4 text-sm font-medium">
          <Show when={opens("/ship")}>
            <a href="/ship" class="text-accent hover:underline">
              Ship desk
            </a>
          </Show>
          <a href="/orders" class="text-accent hover:underline">
            All orders
          </a>
        </span>
      }
    >
      <OrderTable
        compact
        caption="Orders to send, due first"
        orders={dueFirst()}
        empty={
          <EmptyState title="Nothing to send" icon="check" class="py-8">
            New orders appear here as soon as they are paid.
          </EmptyState>
        }
      />
    </Panel>
  );
}

function Sales(props: Pick<SellerToday, "sales" | "revenue">) {
  const points = () =>
    props.sales.map((day) => ({
      label: formatDay(day.day, LOCALE),
      value: day.orderCount,
      text: `${counted(day.orderCount, "order")}, ${counted(day.unitCount, "unit")}`,
    }));
  const orderCount = () => props.sales.reduce((sum, day) => sum + day.orderCount, 0);
  const unitCount = () => props.sales.reduce((sum, day) => sum + day.unitCount, 0);
  return (
    <Panel title="Sales of the last 28 days">
      <p class="mb-5 text-ink-soft">
        <span class="figures text-2xl font-semibold tracking-tight text-ink">{counted(orderCount(), "order")}</span>,{" "}
        {counted(unitCount(), "unit")}
      </p>
      <BarChart title="Orders per day, last 28 days" points={points()} />
      <Show when={props.revenue.length > 0}>
        <dl class="mt-6 grid grid-cols-2 gap-x-6 gap-y-4 border-t border-line pt-5 sm:grid-cols-3">
          <For each={props.revenue}>
            {(part) => (
              <div>
                <dt class="text-xs text-ink-faint">
                  Sold in {part.currency}, {counted(part.orderCount, "order")}
                </dt>
                <dd class="figures mt-0.5 font-semibold">{formatMoney(part.totalMinor, part.currency, LOCALE)}</dd>
              </div>
            )}
          </For>
        </dl>
      </Show>
    </Panel>
  );
}

function Balances(props: Pick<SellerToday, "money">) {
  return (
    <Panel
      title="Balance"
      actions={
        <a href="/money" class="text-sm font-medium text-accent hover:underline">
          All of it
        </a>
      }
    >
      <Show
        when={props.money.length > 0}
        fallback={<p class="text-sm text-ink-soft">What you earn is counted here once an order is delivered.</p>}
      >
        <dl class="flex flex-col gap-3">
          <For each={props.money}>
            {(balance) => (
              <div class="flex items-baseline justify-between gap-4">
                <dt class="text-sm text-ink-soft">{balance.currency}</dt>
                <dd class="text-end">
                  <span class="block text-lg font-semibold">
                    <Money minor={balance.availableMinor} currency={balance.currency} locale={LOCALE} />
                  </span>
                  <span class="block text-xs text-ink-faint">
                    <Money minor={balance.pendingMinor} currency={balance.currency} locale={LOCALE} /> pending
                  </span>
                </dd>
              </div>
            )}
          </For>
        </dl>
        <p class="mt-4 text-xs text-ink-faint">To be paid out, and what waits for its days after delivery.</p>
      </Show>
    </Panel>
  );
}

function LowStock(props: { offers: SellerToday["lowStock"] }) {
  return (
    <Panel title="Running low">
      <Show
        when={props.offers.length > 0}
        fallback={<p class="text-sm text-ink-soft">Every offer has stock to spare.</p>}
      >
        <ul class="flex flex-col gap-3">
          <For each={props.offers}>
            {(offer) => (
              <li class="flex items-baseline justify-between gap-4 text-sm">
                <a href={`/offers?q=${encodeURIComponent(offer.sku)}`} class="min-w-0 hover:underline">
                  <span class="line-clamp-2">{offer.title}</span>
                  <span class="block text-xs text-ink-faint">{offer.sku}</span>
                </a>
                <span
                  class="figures font-semibold whitespace-nowrap"
                  classList={{ "text-bad": offer.available === 0, "text-warn": offer.available > 0 }}
                >
                  {offer.available === 0 ? "Sold out" : `${offer.available} left`}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Panel>
  );
}
