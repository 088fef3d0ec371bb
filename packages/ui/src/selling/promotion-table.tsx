// Promotions in a table, for those who made them.
import { type Currency, formatMoney, type PromotionView } from "@stoa/contract";
import { Show } from "solid-js";
import { Badge } from "../badge.tsx";
import { Table } from "../table.tsx";
import { effectSentence, STATUS_TONE, STATUS_WORD } from "./promotion-words.ts";

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

function Spent(props: { of: PromotionView }) {
  const money = (minor: number, currency: Currency) => formatMoney(minor, currency, "en");
  return (
    <span class="block text-xs text-ink-faint">
      {props.of.budgets
        .map(({ currency, spentMinor, budgetMinor }) =>
          budgetMinor === null
            ? money(spentMinor, currency)
            : `${money(spentMinor, currency)} of ${money(budgetMinor, currency)}`,
        )
        .join(", ")}
    </span>
  );
}

/** The table. Each name leads to `/promotions/{id}`. */
export function PromotionTable(props: { rows: readonly PromotionView[]; showsOwner?: boolean }) {
  return (
    <Table
      caption="Promotions"
      rows={props.rows}
      columns={[
        {
          head: "Promotion",
          grow: true,
          phone: "head",
          cell: (row) => (
            <span class="min-w-0">
              <a href={`/promotions/${row.promotionId}`} class="font-medium underline-offset-4 hover:underline">
                {row.name}
              </a>
              <Show when={row.code}>
                {(code) => (
                  <bdi class="ms-2 rounded-sm bg-sunken px-1.5 py-0.5 font-mono text-xs font-semibold">{code()}</bdi>
                )}
              </Show>
              <span class="block text-xs text-ink-faint">
                {effectSentence(row.effect)}
                <Show when={props.showsOwner}> · {row.seller?.name ?? "Stoa"}</Show>
              </span>
            </span>
          ),
        },
        { head: "Status", cell: (row) => <Badge tone={STATUS_TONE[row.status]}>{STATUS_WORD[row.status]}</Badge> },
        {
          head: "Used",
          align: "end",
          cell: (row) => (
            <span>
              {row.usedCount}
              {row.maxUses === null ? "" : ` of ${row.maxUses}`}
              <Spent of={row} />
            </span>
          ),
        },
        {
          head: "Until",
          align: "end",
          cell: (row) => <span class="whitespace-nowrap">{row.endsAt === null ? "Open" : day(row.endsAt)}</span>,
        },
      ]}
    />
  );
}
