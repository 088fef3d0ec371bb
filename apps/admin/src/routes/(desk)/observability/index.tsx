// How long calls take and how they fail: all of them along the way, then by procedure and by code.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import {
  type CodeCount,
  formatTime,
  LATENCY_RANGES,
  type LatencyRange,
  type LatencyView,
  type ProcedureFigures,
} from "@stoa/client";
import { BarChart, type Column, EmptyState, LinkTabs, LineChart, PageHead, Panel, Stat, Table } from "@stoa/ui";
import { createMemo, Show } from "solid-js";
import { api } from "~/lib/api";
import { ahead, read } from "~/lib/session";
import { counted, LOCALE, quantity, TIME_ZONE } from "~/lib/words";

const HERE = "/observability";
const RANGE_WORD: Record<LatencyRange, string> = { hour: "Hour", day: "Day", week: "Week", month: "30 days" };

/** How many procedures are shown before one asks for all. */
const SHOWN = 25;

const latency = query((range: LatencyRange) => read(() => api().admin.latency.get.query({ range })), "admin.latency");

const rangeOf = ({ query }: RouteSectionProps["location"]): LatencyRange =>
  LATENCY_RANGES.find((range) => range === query["range"]) ?? "day";

export const route = { preload: ({ location }) => ahead(latency(rangeOf(location))) } satisfies RouteDefinition;

const took = (ms: number): string => (ms >= 10_000 ? `${quantity(Math.round(ms / 1_000))} s` : `${quantity(ms)} ms`);

const share = (part: number, whole: number): string =>
  whole === 0 ? "0 %" : `${new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 }).format((100 * part) / whole)} %`;

const COLUMNS: readonly Column<ProcedureFigures>[] = [
  {
    head: "Procedure",
    grow: true,
    phone: "head",
    cell: (of) => <span class="font-mono text-xs [overflow-wrap:anywhere]">{of.path}</span>,
  },
  { head: "Calls", align: "end", cell: (of) => quantity(of.callCount) },
  { head: "Half within", align: "end", cell: (of) => took(of.p50Ms) },
  { head: "95 % within", align: "end", cell: (of) => took(of.p95Ms) },
  { head: "99 % within", align: "end", cell: (of) => took(of.p99Ms) },
  { head: "Longest", align: "end", cell: (of) => took(of.maxMs) },
  {
    head: "Refused",
    align: "end",
    cell: (of) => (
      <Show when={of.errorCount > 0} fallback={<span class="text-ink-faint">–</span>}>
        {quantity(of.errorCount)}
      </Show>
    ),
  },
];

const CODE_COLUMNS: readonly Column<CodeCount>[] = [
  { head: "Code", phone: "head", cell: (of) => <span class="font-mono text-xs">{of.code}</span> },
  { head: "Procedure", grow: true, cell: (of) => <span class="font-mono text-xs break-all">{of.path}</span> },
  { head: "Times", align: "end", cell: (of) => quantity(of.count) },
];

function Figures(props: { of: LatencyView; range: LatencyRange; isWhole: boolean }) {
  const broken = createMemo(() =>
    props.of.codes.filter(({ code }) => code === "INTERNAL").reduce((sum, { count }) => sum + count, 0),
  );
  const points = (value: (part: LatencyView["parts"][number]) => number, text: (value: number) => string) =>
    props.of.parts.map((part) => ({
      label: formatTime(part.at, LOCALE, TIME_ZONE),
      value: value(part),
      text: text(value(part)),
    }));
  const shown = () => (props.isWhole ? props.of.procedures : props.of.procedures.slice(0, SHOWN));
  return (
    <div class="flex flex-col gap-6">
      <div class="grid grid-cols-2 gap-4 xl:grid-cols-4">
        <Stat label="Calls" value={quantity(props.of.all.callCount)} />
        <Stat
          label="95 % within"
          value={took(props.of.all.p95Ms)}
          note={`Half within ${took(props.of.all.p50Ms)}, 99 % within ${took(props.of.all.p99Ms)}`}
        />
        <Stat
          label="Refused"
          value={share(props.of.all.errorCount, props.of.all.callCount)}
          note={counted(props.of.all.errorCount, "call")}
        />
        <Stat label="Broke" value={quantity(broken())} note="Failures that nobody expected" />
      </div>
      <div class="grid gap-6 xl:grid-cols-2">
        <Panel title="95 % of calls within">
          <LineChart title="95 % of calls within" points={points((part) => part.p95Ms, took)} topText={took} figures />
        </Panel>
        <Panel title="Calls">
          <BarChart
            title="Calls"
            points={points(
              (part) => part.callCount,
              (value) => counted(value, "call"),
            )}
            topText={quantity}
            figures
          />
        </Panel>
      </div>
      <Panel title="By procedure">
        <p class="mb-3 text-sm text-ink-soft">Where most time goes stands first.</p>
        <Table caption="Calls by procedure" columns={COLUMNS} rows={shown()} />
        <Show when={!props.isWhole && props.of.procedures.length > SHOWN}>
          <p class="mt-4 text-sm">
            <a
              href={`${HERE}?range=${props.range}&all=1`}
              class="font-medium text-accent underline-offset-4 hover:underline"
            >
              Show all {quantity(props.of.procedures.length)} procedures
            </a>
          </p>
        </Show>
      </Panel>
      <Panel title="How calls were refused">
        <Table
          caption="Refused calls by code"
          columns={CODE_COLUMNS}
          rows={props.of.codes}
          empty={<p class="text-ink-soft">No call was refused.</p>}
        />
      </Panel>
    </div>
  );
}

export default function Observability(props: RouteSectionProps) {
  const range = () => rangeOf(props.location);
  const view = createAsync(() => latency(range()), { deferStream: true });
  return (
    <>
      <Title>Latency · Stoa admin</Title>
      <PageHead title="Latency" lead="How long the API’s calls take, and how they end. Counted in every call." />
      <LinkTabs
        label="How far back"
        tabs={LATENCY_RANGES.map((one) => ({
          href: one === "day" ? HERE : `${HERE}?range=${one}`,
          label: RANGE_WORD[one],
          current: one === range(),
        }))}
      />
      <Show when={view()}>
        {(of) => (
          <Show
            when={of().all.callCount > 0}
            fallback={
              <EmptyState title="No calls yet" icon="clock">
                <p>Calls appear here within seconds.</p>
              </EmptyState>
            }
          >
            <Figures of={of()} range={range()} isWhole={props.location.query["all"] === "1"} />
          </Show>
        )}
      </Show>
    </>
  );
}
