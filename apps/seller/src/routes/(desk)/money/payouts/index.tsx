// Payouts: what was sent to the shop's account, newest first.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSearchParams } from "@solidjs/router";
import type { PayoutSummary } from "@stoa/client";
import {
  Badge,
  type Column,
  CursorPager,
  EmptyState,
  Money,
  PageHead,
  Panel,
  PAYOUT_TONE,
  Table,
  Time,
} from "@stoa/ui";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { ahead } from "~/lib/load";
import { LOCALE, PAYOUT_WORD } from "~/lib/words";
import { payouts } from "../actions";
import { MoneyTabs } from "../tabs";

const PAGE_SIZE = 25;
type Search = { cursor?: string };
const inputOf = ({ cursor }: Search) => ({ cursor: cursor || undefined, limit: PAGE_SIZE });

export const route = {
  preload: ({ location }) => ahead(payouts(inputOf(location.query as Search))),
} satisfies RouteDefinition;

const COLUMNS: readonly Column<PayoutSummary>[] = [
  {
    head: "Made",
    grow: true,
    phone: "head",
    cell: (one) => (
      <a href={`/money/payouts/${one.payoutId}`} class="font-medium underline-offset-4 hover:underline">
        <Time at={one.createdAt} locale={LOCALE} timeZone="UTC" />
      </a>
    ),
  },
  { head: "To", cell: (one) => <span class="whitespace-nowrap">{one.destination}</span> },
  { head: "Status", cell: (one) => <Badge tone={PAYOUT_TONE[one.status]}>{PAYOUT_WORD[one.status]}</Badge> },
  {
    head: "Amount",
    align: "end",
    cell: (one) => <Money minor={one.amountMinor} currency={one.currency} locale={LOCALE} class="font-semibold" />,
  },
];

export default function PayoutsPage() {
  const [search] = useSearchParams<Search>();
  const page = createAsync(() => payouts(inputOf(search)), { deferStream: true });
  return (
    <>
      <Title>Payouts · Stoa for sellers</Title>
      <PageHead title="Money" lead="What was sent to your account, and what each payout is made of." />
      <MoneyTabs />
      <Show when={page()}>
        {(page) => (
          <Show
            when={page().items.length > 0}
            fallback={
              <EmptyState title="No payouts yet" icon="bank">
                The first one leaves on your payout day, once something is available.
              </EmptyState>
            }
          >
            <Panel class="py-2! sm:py-3!">
              <Table caption="Payouts" columns={COLUMNS} rows={page().items} />
            </Panel>
            <CursorPager
              firstHref={search.cursor ? "/money/payouts" : undefined}
              nextHref={page().nextCursor ? hrefWith("/money/payouts", { cursor: page().nextCursor }) : undefined}
            />
          </Show>
        )}
      </Show>
    </>
  );
}
