// A person's store credit: what they have, how it came and went, and giving some.
import { action, createAsync, query, redirect, useSubmission } from "@solidjs/router";
import { CURRENCY_DECIMALS, type CreditMove, type Currency, GrantCredit, type Id, submitForm } from "@stoa/client";
import { Button, type Column, Field, FormError, Money, Panel, Select, Table } from "@stoa/ui";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { read, useMay } from "~/lib/session";
import { provedFirst } from "~/lib/step-up";
import { When } from "~/lib/when";
import { LOCALE } from "~/lib/words";

const creditOf = query(
  (userId: string) => read(() => api().admin.credit.of.query({ userId: userId as Id<"user"> })),
  "admin.credit",
);

/** The amount is typed as it is said: `12.50`. */
const grantCredit = action(async (form: FormData) => {
  "use server";
  const currency = String(form.get("currency")) as Currency;
  const minor = Math.round(Number(form.get("amount")) * 10 ** (CURRENCY_DECIMALS[currency] ?? 2));
  form.set("amountMinor:number", String(minor));
  form.delete("amount");
  const page = `/users/${String(form.get("userId"))}`;
  const result = await submitForm(GrantCredit, form, (input) => api().admin.credit.grant.mutate(input));
  if (result.ok) throw redirect(page);
  return provedFirst(result, page);
}, "grant-credit");

const WORD: Record<CreditMove["kind"], string> = {
  granted: "Given",
  spent: "Spent",
  held: "Held by an unpaid purchase",
  refunded: "Given back",
  expired: "Expired",
};

const COLUMNS: readonly Column<CreditMove>[] = [
  { head: "When", cell: (move) => <When at={move.at} /> },
  { head: "What", cell: (move) => WORD[move.kind] },
  { head: "Why", grow: true, cell: (move) => move.reason ?? move.orderNumber ?? "" },
  {
    head: "Amount",
    align: "end",
    cell: (move) => <Money minor={move.amountMinor} currency={move.currency} locale={LOCALE} />,
  },
];

/** The panel. */
export function Credit(props: { userId: Id<"user"> }) {
  const credit = createAsync(() => creditOf(props.userId), { deferStream: true });
  const may = useMay();
  const granting = useSubmission(grantCredit);
  return (
    <Panel title="Store credit" class="mb-6">
      <Show
        when={credit()?.balances.some(({ balanceMinor }) => balanceMinor !== 0)}
        fallback={<p class="text-sm text-ink-soft">None.</p>}
      >
        <ul class="flex flex-wrap gap-x-6 gap-y-1 text-lg font-semibold">
          <For each={credit()?.balances}>
            {({ balanceMinor, currency }) => (
              <li>
                <Money minor={balanceMinor} currency={currency} locale={LOCALE} />
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={(credit()?.moves.length ?? 0) > 0}>
        <Table caption="How it came and went" columns={COLUMNS} rows={credit()?.moves ?? []} class="mt-4" />
      </Show>
      <Show when={may("finance.write")}>
        <form method="post" action={grantCredit} class="mt-6 grid max-w-xl gap-4 sm:grid-cols-2">
          <FormError
            message={granting.result?.ok === false ? sentence(granting.result.code) : null}
            class="sm:col-span-2"
          />
          <input type="hidden" name="userId" value={props.userId} />
          <Field label="Amount" name="amount" type="number" inputmode="decimal" step="any" min="0.01" required />
          <Select
            label="Currency"
            name="currency"
            choices={Object.keys(CURRENCY_DECIMALS).map((value) => ({ value, label: value }))}
          />
          <Field
            class="sm:col-span-2"
            label="Reason"
            name="reason"
            required
            minlength={3}
            maxlength={300}
            hint="The person reads it in their account."
          />
          <span class="sm:col-span-2">
            <Button type="submit" variant="primary" busy={granting.pending}>
              Give store credit
            </Button>
          </span>
        </form>
      </Show>
    </Panel>
  );
}
