// The statement of a span of days in one currency: totals that close with the ledger, every row, and a file of it.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { addDays, Currency, isoDay, type Statement, type StatementInput, type StatementRow } from "@stoa/client";
import {
  Button,
  type Column,
  EmptyState,
  Field,
  LinkButton,
  Money,
  PageHead,
  Panel,
  Select,
  Table,
  Time,
} from "@stoa/ui";
import { For, Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { ahead } from "~/lib/load";
import { LOCALE, STATEMENT_WORD } from "~/lib/words";
import { money, statement } from "./actions";
import { MoneyTabs } from "./tabs";

type Search = { currency?: string; from?: string; to?: string };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAYS = 30;

/** The statement that an address asks for: the last 30 days where it says nothing. */
function asked({ currency, from, to }: Search, known: readonly Currency[], nowMs: number): StatementInput {
  const toDay = to && DAY.test(to) ? to : isoDay(nowMs, "UTC");
  const fromDay = from && DAY.test(from) && from <= toDay ? from : addDays(toDay, -DAYS);
  return { currency: Currency.safeParse(currency).data ?? known[0] ?? "USD", fromDay, toDay };
}

export const route = { preload: () => ahead(money()) } satisfies RouteDefinition;

export default function StatementPage() {
  const [search] = useSearchParams<Search>();
  const own = createAsync(() => money(), { deferStream: true });
  const currencies = () => own()?.balances.map(({ currency }) => currency) ?? [];
  const input = () => asked(search, currencies(), Date.now());
  const found = createAsync(async () => (own() ? await statement(input()) : undefined), { deferStream: true });
  return (
    <>
      <Title>Statement · Stoa for sellers</Title>
      <PageHead title="Money" lead="Everything that changed what the marketplace owes you." />
      <MoneyTabs />
      <Show when={own()}>
        <form class="mb-5 flex flex-wrap items-end gap-3" action="/money/statement">
          <Select
            label="Currency"
            name="currency"
            value={input().currency}
            choices={(currencies().length > 0 ? currencies() : (["USD"] as const)).map((one) => ({
              value: one,
              label: one,
            }))}
            class="w-28"
          />
          <Field label="From" name="from" type="date" value={input().fromDay} class="w-40" />
          <Field label="To" name="to" type="date" value={input().toDay} class="w-40" />
          <Button type="submit">Show</Button>
          <LinkButton
            href={hrefWith("/money/statement.csv", {
              currency: input().currency,
              from: input().fromDay,
              to: input().toDay,
            })}
            rel="external"
          >
            Download CSV
          </LinkButton>
        </form>
      </Show>
      <Show when={found()}>
        {(found) => (
          <div class="flex flex-col gap-6">
            <Totals of={found()} />
            <Rows of={found()} />
          </div>
        )}
      </Show>
    </>
  );
}

function Totals(props: { of: Statement }) {
  const lines = () =>
    [
      ["Opening balance", props.of.openingMinor],
      ["Sales", props.of.salesMinor],
      ["Refunds", props.of.refundsMinor],
      ["Commission", props.of.commissionMinor],
      ["Tax", props.of.taxMinor],
      ["Adjustments", props.of.adjustmentsMinor],
      ["Payouts", props.of.payoutsMinor],
      ["Other", props.of.otherMinor],
    ] as const;
  const amount = (minor: number) => <Money minor={minor} currency={props.of.currency} locale={LOCALE} />;
  return (
    <Panel title={`${props.of.fromDay} to ${props.of.toDay}`}>
      <dl class="max-w-md text-sm">
        <For each={lines()}>
          {([label, minor]) => (
            <div class="flex justify-between gap-4 py-1.5">
              <dt class="text-ink-soft">{label}</dt>
              <dd>{amount(minor)}</dd>
            </div>
          )}
        </For>
        <div class="mt-1.5 flex justify-between gap-4 border-t border-line pt-3 text-base font-semibold">
          <dt>Closing balance</dt>
          <dd>{amount(props.of.closingMinor)}</dd>
        </div>
      </dl>
    </Panel>
  );
}

function Rows(props: { of: Statement }) {
  const amount = (minor: number) =>
    minor === 0 ? (
      <span class="text-ink-faint">0</span>
    ) : (
      <Money minor={minor} currency={props.of.currency} locale={LOCALE} />
    );
  const columns: readonly Column<StatementRow>[] = [
    {
      head: "What",
      grow: true,
      phone: "head",
      cell: (row) => (
        <span>
          <span class="font-medium">{STATEMENT_WORD[row.kind]}</span>{" "}
          <span class="text-ink-faint">{row.orderNumber ?? row.note}</span>
        </span>
      ),
    },
    {
      head: "When",
      cell: (row) => <Time at={row.at} locale={LOCALE} timeZone="UTC" class="figures whitespace-nowrap" />,
    },
    { head: "Gross", align: "end", cell: (row) => amount(row.grossMinor) },
    { head: "Commission", align: "end", cell: (row) => amount(row.commissionMinor) },
    { head: "Tax", align: "end", cell: (row) => amount(row.taxMinor) },
    { head: "Net", align: "end", cell: (row) => <span class="font-semibold">{amount(row.netMinor)}</span> },
  ];
  return (
    <Panel class="py-2! sm:py-3!">
      <Table
        caption="Rows of the statement"
        columns={columns}
        rows={props.of.rows}
        empty={<EmptyState title="Nothing in these days" icon="clock" class="py-10" />}
      />
      <Show when={props.of.isCut}>
        <p class="py-3 text-sm text-ink-soft">These are the first rows. The file has all of them.</p>
      </Show>
    </Panel>
  );
}
