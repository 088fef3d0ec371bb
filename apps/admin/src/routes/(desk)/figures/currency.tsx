// What was sold in one currency: sums beside those before, day by day, who sold most, where tax is owed, and by market where there are several.
import {
  addDays,
  type Currency,
  DAY_MS,
  type DayFigures,
  type Figures,
  formatDay,
  formatMoney,
  type MarketFigures,
  marketName,
  type SalesSums,
} from "@stoa/client";
import { BarChart, type ChartPoint, type Column, LineChart, Money, Panel, Stat, Table } from "@stoa/ui";
import { createMemo, Show } from "solid-js";
import { counted, LOCALE, quantity } from "~/lib/words";
import { changeOf } from "./change";
import { Taxes, TopSellers } from "./tables";

/** Bars of a chart at most; longer periods are told by week. */
const MOST_BARS = 92;

const sumOf = (rows: readonly SalesSums[], name: keyof SalesSums): number =>
  rows.reduce((sum, row) => sum + row[name], 0);

/** A period in parts of `step` days, each with its sum, and that of the part in the same place before. */
function partsOf(of: Figures, currency: Currency, name: "salesMinor" | "orderCount", step: number): ChartPoint[] {
  const count = Math.round((Date.parse(of.toDay) - Date.parse(of.fromDay)) / DAY_MS) + 1;
  const into = (days: readonly DayFigures[], fromDay: string): number[] => {
    const parts = Array.from({ length: Math.ceil(count / step) }, () => 0);
    for (const day of days) {
      if (day.currency !== currency) continue;
      const part = Math.floor((Date.parse(day.day) - Date.parse(fromDay)) / DAY_MS / step);
      parts[part] = (parts[part] ?? 0) + day[name];
    }
    return parts;
  };
  const before = into(of.daysBefore, of.before.fromDay);
  const text = (value: number) =>
    name === "salesMinor" ? formatMoney(value, currency, LOCALE) : counted(value, "order");
  return into(of.days, of.fromDay).map((value, part) => ({
    label: formatDay(addDays(of.fromDay, part * step), LOCALE),
    value,
    text: text(value),
    before: before[part] ?? 0,
    beforeText: text(before[part] ?? 0),
  }));
}

const PERIODS = { now: "These days", before: "Before" };

/** One currency. */
export function CurrencyFigures(props: { of: Figures; currency: Currency }) {
  const rows = createMemo(() => props.of.markets.filter(({ currency }) => currency === props.currency));
  const now = (name: keyof SalesSums) => sumOf(rows(), name);
  const before = (name: keyof SalesSums) =>
    sumOf(
      rows().map((row) => row.before),
      name,
    );
  const money = (minor: number) => <Money minor={minor} currency={props.currency} locale={LOCALE} />;
  const note = (name: keyof SalesSums) => changeOf(now(name), before(name));
  const days = () => (Date.parse(props.of.toDay) - Date.parse(props.of.fromDay)) / DAY_MS + 1;
  const step = () => (days() > MOST_BARS ? 7 : 1);
  const inMoney = (top: number) => formatMoney(top, props.currency, LOCALE);
  return (
    <section aria-label={props.currency} class="flex flex-col gap-4">
      <h2 class="text-lg font-semibold">{props.currency}</h2>
      <div class="grid grid-cols-2 gap-4 xl:grid-cols-4">
        <Stat label="Sold" value={money(now("salesMinor"))} note={note("salesMinor")} />
        <Stat
          label="Orders"
          value={quantity(now("orderCount"))}
          note={`${counted(now("unitCount"), "unit")} · ${note("orderCount")}`}
        />
        <Stat
          label="Given back"
          value={money(now("refundsMinor"))}
          note={`${counted(now("refundCount"), "refund")} · ${note("refundsMinor")}`}
        />
        <Stat label="Commission earned" value={money(now("commissionMinor"))} note={note("commissionMinor")} />
      </div>
      <div class="grid gap-4 xl:grid-cols-2">
        <Panel title={step() === 7 ? "Sold by week" : "Sold by day"}>
          <LineChart
            title={`Sold in ${props.currency}`}
            points={partsOf(props.of, props.currency, "salesMinor", step())}
            periods={PERIODS}
            topText={inMoney}
            figures
          />
        </Panel>
        <Panel title={step() === 7 ? "Orders by week" : "Orders by day"}>
          <BarChart
            title={`Orders in ${props.currency}`}
            points={partsOf(props.of, props.currency, "orderCount", step())}
            periods={PERIODS}
            topText={quantity}
            figures
          />
        </Panel>
      </div>
      <div class="grid items-start gap-4 xl:grid-cols-2">
        <TopSellers rows={props.of.sellers.filter(({ currency }) => currency === props.currency)} />
        <Taxes rows={props.of.taxes.filter(({ currency }) => currency === props.currency)} />
      </div>
      <Show when={rows().length > 1}>
        <Panel title="By market">
          <Table caption={`Markets in ${props.currency}`} columns={COLUMNS} rows={rows()} />
        </Panel>
      </Show>
    </section>
  );
}

const COLUMNS: readonly Column<MarketFigures>[] = [
  { head: "Market", grow: true, phone: "head", cell: (of) => <span class="font-medium">{marketName(of.market)}</span> },
  { head: "Orders", align: "end", cell: (of) => quantity(of.orderCount) },
  { head: "Sold", align: "end", cell: (of) => <Money minor={of.salesMinor} currency={of.currency} locale={LOCALE} /> },
  {
    head: "Given back",
    align: "end",
    cell: (of) => <Money minor={of.refundsMinor} currency={of.currency} locale={LOCALE} />,
  },
  {
    head: "Commission",
    align: "end",
    cell: (of) => <Money minor={of.commissionMinor} currency={of.currency} locale={LOCALE} />,
  },
];
