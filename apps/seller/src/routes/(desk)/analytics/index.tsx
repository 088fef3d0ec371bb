// Analytics: what sales came to, beside the period before. All of its state is in the address.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { type AnalyticsInput, formatDay, type SellerAnalytics } from "@stoa/client";
import { Button, EmptyState, Field, LinkButton, LinkTabs, PageHead, Select } from "@stoa/ui";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { type AnalyticsSearch, askedOf, SPANS } from "~/lib/analytics";
import { api } from "~/lib/api";
import { ahead, load } from "~/lib/load";
import { LOCALE } from "~/lib/words";
import { Chart, Markets, Products, Totals } from "./parts";

const analytics = query((input: AnalyticsInput) => load(api().seller.store.analytics.query(input)), "analytics");

export const route = {
  preload: ({ location }) => ahead(analytics(askedOf(location.query as AnalyticsSearch))),
} satisfies RouteDefinition;

const days = (fromDay: string, toDay: string) => `${formatDay(fromDay, LOCALE)} to ${formatDay(toDay, LOCALE)}`;

export default function AnalyticsPage() {
  const [search] = useSearchParams<AnalyticsSearch>();
  const found = createAsync(() => analytics(askedOf(search)), { deferStream: true });
  return (
    <>
      <Title>Analytics · Stoa for sellers</Title>
      <Show when={found()}>
        {(found) => (
          <>
            <PageHead
              title="Analytics"
              lead={`${days(found().fromDay, found().toDay)}, beside ${days(found().beforeFromDay, found().beforeToDay)}`}
              actions={
                <LinkButton href={hrefWith("/analytics/figures.csv", { ...search })} rel="external">
                  Download CSV
                </LinkButton>
              }
            />
            <Choices found={found()} search={search} />
            <Show
              when={found().total.orderCount + found().before.orderCount + found().total.viewCount > 0}
              fallback={<Nothing />}
            >
              <div class="flex flex-col gap-6">
                <Totals of={found()} />
                <Chart of={found()} />
                <div class="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
                  <Products of={found()} />
                  <Markets of={found()} />
                </div>
                <Meaning of={found()} />
              </div>
            </Show>
          </>
        )}
      </Show>
    </>
  );
}

function Choices(props: { found: SellerAnalytics; search: AnalyticsSearch }) {
  const { search } = { search: props.search };
  const isSpan = (span: number) => !search.from && !search.to && askedOf(search).days === span;
  return (
    <>
      <Show when={props.found.currencies.length > 1}>
        <LinkTabs
          label="Currencies"
          tabs={props.found.currencies.toSorted().map((currency) => ({
            href: hrefWith("/analytics", { ...search, currency, market: undefined }),
            label: currency,
            current: currency === props.found.currency,
          }))}
        />
      </Show>
      <div class="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <nav aria-label="Period" class="flex flex-wrap gap-1">
          {SPANS.map((span) => (
            <a
              href={hrefWith("/analytics", { currency: search.currency, market: search.market, days: String(span) })}
              aria-current={isSpan(span) ? "page" : undefined}
              class="inline-flex min-h-9 items-center rounded-full px-3.5 text-sm font-medium text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
            >
              {span === 365 ? "A year" : `${span} days`}
            </a>
          ))}
        </nav>
        <form action="/analytics" class="flex flex-wrap items-end gap-3">
          <Show when={search.currency}>{(currency) => <input type="hidden" name="currency" value={currency()} />}</Show>
          <Field label="From" name="from" type="date" value={props.found.fromDay} class="w-38" />
          <Field label="To" name="to" type="date" value={props.found.toDay} class="w-38" />
          <Select
            label="By"
            name="step"
            value={props.found.step}
            choices={[
              { value: "day", label: "Day" },
              { value: "week", label: "Week" },
              { value: "month", label: "Month" },
            ]}
            class="w-28"
          />
          <Button type="submit">Show</Button>
        </form>
      </div>
    </>
  );
}

function Nothing() {
  return (
    <EmptyState title="Nothing was sold in these days" icon="receipt">
      Choose other days, or another currency. New orders count at once.
    </EmptyState>
  );
}

/** What each figure counts, for whoever compares them with another page. */
function Meaning(props: { of: SellerAnalytics }) {
  return (
    <details class="text-sm text-ink-soft">
      <summary class="inline-flex min-h-9 cursor-pointer items-center font-medium text-ink">
        What is counted, and when
      </summary>
      <ul class="mt-2 flex max-w-prose list-disc flex-col gap-1.5 ps-5">
        <li>Days are those of {props.of.timeZone.replaceAll("_", " ")}. Each currency stands for itself.</li>
        <li>
          Ordered: what customers placed and paid for on that day, delivery and tax included, also if it was called off
          later.
        </li>
        <li>Given back: refunds on the day they were made.</li>
        <li>
          Earned: what was booked for you, after commission and tax and before payouts. It is the sum of your statement.
        </li>
        <li>
          Views: how often pages of products that you offer were opened, by days of the market, nobody being told apart.
        </li>
      </ul>
    </details>
  );
}
