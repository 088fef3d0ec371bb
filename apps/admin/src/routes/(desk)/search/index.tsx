// What shoppers search for, and what they do not find.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, type RouteSectionProps, useNavigate } from "@solidjs/router";
import { formatDay, MARKET_HANDLES, marketName, type SearchReport } from "@stoa/client";
import { BarChart, buttonClass, LinkButton, PageHead, Panel, Select, Stat } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { read } from "~/lib/session";
import { counted, LOCALE, percent, quantity } from "~/lib/words";
import { DAY_RANGES, type ReportAsked, reportAsked, reportHref } from "./asked";
import { SearchTabs } from "./tabs";
import { TopTerms, ZeroTerms } from "./terms";

const report = query((asked: ReportAsked) => read(() => api().admin.search.report.query(asked)), "admin.search.report");

export const route = {
  preload: ({ location }) => void report(reportAsked(location.query)),
} satisfies RouteDefinition;

export default function SearchReports(props: RouteSectionProps) {
  const asked = () => reportAsked(props.location.query);
  const found = createAsync(() => report(asked()), { deferStream: true });
  return (
    <>
      <Title>Search · Stoa admin</Title>
      <PageHead
        title="Search"
        lead="What shoppers look for, and what they do not find."
        actions={
          <LinkButton href={reportHref("/search/report.csv", asked())} rel="external" download="">
            Download CSV
          </LinkButton>
        }
      />
      <SearchTabs />
      <RangeForm asked={asked()} />
      <Show when={found()}>{(now) => <Report report={now()} asked={asked()} />}</Show>
    </>
  );
}

/** The range and the market: a GET form that sends itself where there are scripts. */
function RangeForm(props: { asked: ReportAsked }) {
  const navigate = useNavigate();
  return (
    <form
      action="/search"
      method="get"
      class="mb-5 grid grid-cols-2 items-end gap-3 sm:flex"
      onChange={(event) => {
        const form = new FormData(event.currentTarget);
        const asked = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
        navigate(reportHref("/search", reportAsked(asked)));
      }}
    >
      <Select
        label="Range"
        name="days"
        class="sm:w-44"
        value={String(props.asked.days)}
        choices={DAY_RANGES.map((days) => ({ value: String(days), label: `Last ${days} days` }))}
      />
      <Select
        label="Market"
        name="market"
        class="sm:w-56"
        value={props.asked.market ?? ""}
        choices={[
          { value: "", label: "All markets" },
          ...MARKET_HANDLES.map((market) => ({ value: market, label: marketName(market) })),
        ]}
      />
      <noscript class="col-span-2">
        <button type="submit" class={buttonClass()}>
          Show
        </button>
      </noscript>
    </form>
  );
}

function Report(props: { report: SearchReport; asked: ReportAsked }) {
  const zeroShare = () => Math.round((props.report.zeroResults * 10_000) / Math.max(1, props.report.searches));
  const points = () =>
    props.report.byDay.map((each) => ({
      label: formatDay(each.day, LOCALE),
      value: each.searches,
      text: `${counted(each.searches, "search", "searches")}, ${quantity(each.zeroResults)} without results`,
    }));
  return (
    <div class="flex flex-col gap-6">
      <div class="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-3">
        <Stat label="Searches" value={quantity(props.report.searches)} />
        <Stat label="A day, on average" value={quantity(Math.round(props.report.searches / props.asked.days))} />
        <Stat
          label="Found nothing"
          value={quantity(props.report.zeroResults)}
          note={`${percent(zeroShare())} of all`}
        />
      </div>
      <Panel title="Searches per day">
        <BarChart title="Searches per day" points={points()} />
      </Panel>
      <div class="grid items-start gap-6 xl:grid-cols-2">
        <ZeroTerms terms={props.report.zero} />
        <TopTerms terms={props.report.top} />
      </div>
    </div>
  );
}
