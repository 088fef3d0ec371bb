// Sales reports: what was sold, given back and earned in some days, beside the days before, out of the ledger.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { errorCode, type Figures, type FiguresInput, formatDay, MARKET_HANDLES, marketName } from "@stoa/client";
import { Button, EmptyState, Field, LinkButton, LinkTabs, Notice, PageHead, Select } from "@stoa/ui";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { ahead, read } from "~/lib/session";
import { LOCALE } from "~/lib/words";
import { figuresAsked, figuresHref, SPANS } from "./asked";
import { CurrencyFigures } from "./currency";
import { Operations } from "./operations";

const HERE = "/figures";

/** Too many transactions for one report is an answer, too. */
const figures = query(
  (input: FiguresInput) =>
    read(async (): Promise<Figures | "too_many"> => {
      try {
        return await api().admin.figures.get.query(input);
      } catch (error) {
        if (errorCode(error) === "INVALID_INPUT") return "too_many";
        throw error;
      }
    }),
  "admin.figures",
);

const asked = ({ query: address }: RouteSectionProps["location"]) => figuresAsked(address, Date.now());

export const route = { preload: ({ location }) => ahead(figures(asked(location))) } satisfies RouteDefinition;

export default function FiguresPage(props: RouteSectionProps) {
  const input = () => asked(props.location);
  const found = createAsync(() => figures(input()), { deferStream: true });
  return (
    <>
      <Title>Sales reports · Stoa admin</Title>
      <PageHead
        title="Sales reports"
        lead="Out of the ledger, in days of UTC. Each currency is told by itself."
        actions={
          <>
            <LinkButton href={figuresHref("/figures/days.csv", input())} rel="external">
              Days as CSV
            </LinkButton>
            <LinkButton href={figuresHref("/figures/taxes.csv", input())} rel="external">
              Taxes as CSV
            </LinkButton>
          </>
        }
      />
      <LinkTabs
        label="How many days"
        tabs={SPANS.map((days) => {
          const href = figuresHref(HERE, {
            ...figuresAsked({ days: String(days) }, Date.now()),
            market: input().market,
          });
          return { href, label: `${days} days`, current: href === figuresHref(HERE, input()) };
        })}
      />
      <form class="mb-6 flex flex-wrap items-end gap-3" action={HERE}>
        <Field label="From" name="from" type="date" value={input().fromDay} class="w-40" />
        <Field label="To" name="to" type="date" value={input().toDay} class="w-40" />
        <Select
          label="Market"
          name="market"
          value={input().market ?? ""}
          choices={[
            { value: "", label: "All" },
            ...MARKET_HANDLES.map((market) => ({ value: market, label: marketName(market) })),
          ]}
          class="w-48"
        />
        <Button type="submit">Show</Button>
      </form>
      <Show when={found()}>
        {(found) => (
          <Show
            when={found() !== "too_many" && (found() as Figures)}
            fallback={
              <Notice tone="warn">
                So many transactions are not read for one report. Choose fewer days, or one market.
              </Notice>
            }
          >
            {(of) => <Report of={of()} />}
          </Show>
        )}
      </Show>
    </>
  );
}

/** A period in words: `Mon 2 Nov – Sun 29 Nov`. */
const spanOf = ({ fromDay, toDay }: { fromDay: string; toDay: string }): string =>
  fromDay === toDay ? formatDay(fromDay, LOCALE) : `${formatDay(fromDay, LOCALE)} – ${formatDay(toDay, LOCALE)}`;

function Report(props: { of: Figures }) {
  // The one in which most is bought comes first.
  const currencies = () => [
    ...new Set(props.of.markets.toSorted((a, b) => b.orderCount - a.orderCount).map(({ currency }) => currency)),
  ];
  return (
    <div class="flex flex-col gap-8">
      <p class="text-sm text-ink-soft">
        {spanOf(props.of)}, compared with {spanOf(props.of.before)}.
      </p>
      <For
        each={currencies()}
        fallback={
          <EmptyState title="Nothing was sold in these days" icon="receipt">
            <p>Nor in the days before. Choose other days.</p>
          </EmptyState>
        }
      >
        {(currency) => <CurrencyFigures of={props.of} currency={currency} />}
      </For>
      <Show when={currencies().length > 0}>
        <Operations of={props.of.operations} />
      </Show>
    </div>
  );
}
