// The parts of the analytics page: totals, the chart, products and markets.
import {
  type Currency,
  formatDay,
  formatMoney,
  marketName,
  type ProductSales,
  type SalesFigures,
  type SellerAnalytics,
} from "@stoa/client";
import { BarChart, type Column, Money, Panel, Table } from "@stoa/ui";
import { For, type JSX, Show } from "solid-js";
import { averageMinor, change, conversion } from "~/lib/analytics";
import { Thumb } from "~/lib/thumb";
import { counted, LOCALE } from "~/lib/words";

const percent = (value: number | null) => (value === null ? "–" : `${value.toFixed(value < 10 ? 1 : 0)} %`);
const amount = (minor: number | null, currency: Currency) =>
  minor === null ? "–" : formatMoney(minor, currency, LOCALE);

/** How a figure stands to the period before: in words for who cannot see its colour. */
function Change(props: { now: number; before: number; isBad?: boolean }) {
  const by = () => change(props.now, props.before);
  const isGood = () => (by() ?? 0) > 0 !== (props.isBad ?? false);
  return (
    <Show when={by() !== null} fallback={<span>nothing to compare</span>}>
      <Show when={by() !== 0} fallback={<span>as before</span>}>
        <span class={isGood() ? "font-medium text-good" : "font-medium text-bad"}>
          {Math.abs(by()!)} % {by()! > 0 ? "more" : "less"}
        </span>{" "}
        than before
      </Show>
    </Show>
  );
}

function Figure(props: { label: string; value: string; children?: JSX.Element }) {
  return (
    <div class="min-w-0 p-4 sm:p-5">
      <dt class="text-sm text-ink-soft">{props.label}</dt>
      <dd>
        <span class="figures mt-1 block text-xl font-semibold tracking-tight break-words sm:text-2xl">
          {props.value}
        </span>
        <span class="mt-0.5 block text-xs text-ink-faint">{props.children}</span>
      </dd>
    </div>
  );
}

export function Totals(props: { of: SellerAnalytics }) {
  const now = () => props.of.total;
  const before = () => props.of.before;
  const money = (minor: number | null) => amount(minor, props.of.currency);
  return (
    <dl class="grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface lg:grid-cols-4">
      <Figure label="Ordered" value={money(now().soldMinor)}>
        <Change now={now().soldMinor} before={before().soldMinor} />
      </Figure>
      <Figure label="Orders" value={String(now().orderCount)}>
        <Change now={now().orderCount} before={before().orderCount} />
      </Figure>
      <Figure label="Units" value={String(now().unitCount)}>
        <Change now={now().unitCount} before={before().unitCount} />
      </Figure>
      <Figure label="Average order" value={money(averageMinor(now()))}>
        <Change now={averageMinor(now()) ?? 0} before={averageMinor(before()) ?? 0} />
      </Figure>
      <Figure label="Views of products" value={now().viewCount.toLocaleString(LOCALE)}>
        <Change now={now().viewCount} before={before().viewCount} />
      </Figure>
      <Figure label="Orders per 100 views" value={percent(conversion(now()))}>
        {percent(conversion(before()))} before
      </Figure>
      <Figure label="Given back" value={money(now().refundedMinor)}>
        <Change now={now().refundedMinor} before={before().refundedMinor} isBad />
      </Figure>
      <Figure label="Earned" value={money(now().earnedMinor)}>
        <Change now={now().earnedMinor} before={before().earnedMinor} />
      </Figure>
    </dl>
  );
}

/** A bar's name: its day, its week, or its month. */
const nameOf = (of: SellerAnalytics, { fromDay, toDay }: { fromDay: string; toDay: string }) =>
  of.step === "day" ? formatDay(fromDay, LOCALE) : `${formatDay(fromDay, LOCALE)} – ${formatDay(toDay, LOCALE)}`;

export function Chart(props: { of: SellerAnalytics }) {
  const money = (minor: number) => amount(minor, props.of.currency);
  const points = () =>
    props.of.steps.map((step) => ({
      label: nameOf(props.of, step),
      value: step.soldMinor,
      text: `${money(step.soldMinor)}, ${counted(step.orderCount, "order")}`,
      before: step.before.soldMinor,
      beforeText: `${money(step.before.soldMinor)}, ${counted(step.before.orderCount, "order")}`,
    }));
  return (
    <Panel title="Ordered over time">
      <BarChart
        title={`Ordered by ${props.of.step}, in ${props.of.currency}`}
        points={points()}
        periods={{ now: "These days", before: "As many days before" }}
        topText={(top) => money(Math.round(top))}
        figures
      />
    </Panel>
  );
}

export function Products(props: { of: SellerAnalytics }) {
  const columns = (): readonly Column<ProductSales>[] => [
    {
      head: "Product",
      grow: true,
      phone: "head",
      cell: (product) => (
        <span class="flex min-w-0 items-center gap-3">
          <Thumb hash={product.imageHash} />
          <span class="line-clamp-2 min-w-0 font-medium">{product.title}</span>
        </span>
      ),
    },
    { head: "Units", align: "end", cell: (product) => product.unitCount },
    { head: "Orders", align: "end", cell: (product) => product.orderCount },
    {
      head: "Goods",
      align: "end",
      cell: (product) => <Money minor={product.soldMinor} currency={props.of.currency} locale={LOCALE} />,
    },
    { head: "Views", align: "end", cell: (product) => product.viewCount },
    { head: "Per 100 views", align: "end", cell: (product) => percent(conversion(product)) },
  ];
  return (
    <Panel title="Products of which most was ordered">
      <Table
        caption="Products, most units first"
        columns={columns()}
        rows={props.of.products}
        empty={<p class="text-sm text-ink-soft">Nothing was ordered in these days.</p>}
      />
    </Panel>
  );
}

export function Markets(props: { of: SellerAnalytics }) {
  const most = () => Math.max(1, ...props.of.markets.map(({ soldMinor }) => soldMinor));
  const share = (figures: SalesFigures) => `${(100 * figures.soldMinor) / most()}%`;
  return (
    <Panel title="By market">
      <Show when={props.of.markets.length > 0} fallback={<p class="text-sm text-ink-soft">Nothing was ordered.</p>}>
        <ul class="flex flex-col gap-4">
          <For each={props.of.markets}>
            {(figures) => (
              <li>
                <span class="flex items-baseline justify-between gap-4 text-sm">
                  <span class="font-medium">{marketName(figures.market)}</span>
                  <Money minor={figures.soldMinor} currency={props.of.currency} locale={LOCALE} />
                </span>
                <span class="mt-1.5 block h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
                  <span class="block h-full rounded-full bg-accent" style={{ width: share(figures) }} />
                </span>
                <span class="mt-1 block text-xs text-ink-faint">
                  {counted(figures.orderCount, "order")}, {counted(figures.unitCount, "unit")},{" "}
                  {counted(figures.viewCount, "view")}
                </span>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Panel>
  );
}
