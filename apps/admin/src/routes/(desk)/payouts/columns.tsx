// The columns of a list of payouts.
import type { PayoutSummary } from "@stoa/client";
import { Badge, type Column, Money, PAYOUT_TONE } from "@stoa/ui";
import { Show } from "solid-js";
import { When } from "~/lib/when";
import { FAILURE_WORD, LOCALE, PAYOUT_STATUS_WORD } from "~/lib/words";

export const PAYOUT_COLUMNS: readonly Column<PayoutSummary>[] = [
  {
    head: "Seller",
    grow: true,
    phone: "head",
    cell: (one) => (
      <span>
        <a href={`/payouts/${one.payoutId}`} class="font-medium underline-offset-4 hover:underline">
          {one.sellerName}
        </a>
        <span class="block text-xs text-ink-faint">{one.period}</span>
      </span>
    ),
  },
  { head: "To", phone: "hide", cell: (one) => <span class="whitespace-nowrap">{one.destination}</span> },
  {
    head: "Status",
    cell: (one) => (
      <span class="flex flex-col items-start gap-1 max-sm:items-end">
        <Badge tone={PAYOUT_TONE[one.status]}>{PAYOUT_STATUS_WORD[one.status]}</Badge>
        <Show when={one.failureCode}>
          {(code) => <span class="text-xs text-ink-soft">{FAILURE_WORD[code()] ?? code()}</span>}
        </Show>
      </span>
    ),
  },
  { head: "Made", cell: (one) => <When at={one.createdAt} /> },
  {
    head: "Amount",
    align: "end",
    cell: (one) => <Money minor={one.amountMinor} currency={one.currency} locale={LOCALE} class="font-semibold" />,
  },
];
