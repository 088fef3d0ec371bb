// One comparison: what matched, what the provider took, and every difference.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { type Currency, type Difference, isoDay, type ReconciliationView } from "@stoa/client";
import { BackLink, Badge, type Column, EmptyState, Money, PageHead, Panel, Stat, Table } from "@stoa/ui";
import { For, Show } from "solid-js";
import { ahead } from "~/lib/session";
import { When } from "~/lib/when";
import { DIFFERENCE_WORD, LOCALE, quantity } from "~/lib/words";
import { Missing } from "~/parts/missing";
import { comparison } from "./actions";

export const route = { preload: ({ params }) => ahead(comparison(params["id"] ?? "")) } satisfies RouteDefinition;

export default function ComparisonPage(props: RouteSectionProps) {
  const found = createAsync(() => comparison(props.params["id"] ?? ""), { deferStream: true });
  return (
    <Show when={found() !== undefined}>
      <Show when={found()} fallback={<Missing what="comparison" href="/reconciliation" way="All comparisons" />}>
        {(one) => <Comparison of={one()} />}
      </Show>
    </Show>
  );
}

const money = (minor: number | null, { currency }: Difference) =>
  minor === null ? (
    <span class="text-ink-faint">Nothing</span>
  ) : (
    <Money minor={minor} currency={currency} locale={LOCALE} />
  );

const COLUMNS: readonly Column<Difference>[] = [
  {
    head: "What",
    grow: true,
    phone: "head",
    cell: (one) => (
      <span>
        <Badge tone="bad">{DIFFERENCE_WORD[one.kind]}</Badge> <span class="ms-1">{one.what.replaceAll("_", " ")}</span>
        <span class="mt-1 block font-mono text-xs break-all text-ink-faint">
          {one.reference}
          {one.subject === null ? "" : ` · ${one.subject}`}
        </span>
      </span>
    ),
  },
  { head: "When", cell: (one) => <When at={one.at} /> },
  { head: "Here", align: "end", cell: (one) => money(one.oursMinor, one) },
  { head: "There", align: "end", cell: (one) => money(one.theirsMinor, one) },
];

function Comparison(props: { of: ReconciliationView }) {
  const fees = () => Object.entries(props.of.fees) as [Currency, number][];
  return (
    <>
      <Title>Comparison · Stoa admin</Title>
      <BackLink href="/reconciliation">All comparisons</BackLink>
      <PageHead
        title={`${isoDay(props.of.fromAt, "UTC")} to ${isoDay(props.of.toAt - 1, "UTC")}`}
        lead={
          <>
            With {props.of.provider}
            {props.of.source === "upload" ? ", from a file" : ""}, <When at={props.of.at} />
          </>
        }
      />
      <div class="mb-6 grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
        <Stat label="Lines" value={quantity(props.of.lineCount)} />
        <Stat label="The same" value={quantity(props.of.matchedCount)} />
        <Stat label="Differences" value={quantity(props.of.differenceCount)} />
        <Stat
          label="Fees"
          value={
            <Show when={fees().length > 0} fallback="None">
              <For each={fees()}>
                {([currency, minor]) => <Money minor={minor} currency={currency} locale={LOCALE} class="block" />}
              </For>
            </Show>
          }
        />
      </div>
      <Panel title="Differences">
        <Table
          caption="Differences"
          columns={COLUMNS}
          rows={props.of.differences}
          empty={
            <EmptyState title="None" icon="check" class="py-8">
              Both books say the same.
            </EmptyState>
          }
        />
      </Panel>
    </>
  );
}
