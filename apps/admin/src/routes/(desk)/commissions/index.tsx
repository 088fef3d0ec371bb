// The rules of commission in the order in which they are asked, and what a sale would be charged by them.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSubmissions } from "@solidjs/router";
import { type CommissionRule, formatMoney } from "@stoa/client";
import { Button, type Column, ConfirmForm, EmptyState, FormError, LinkButton, PageHead, Panel, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { ahead, useMay } from "~/lib/session";
import { LOCALE, percent } from "~/lib/words";
import { endRule, moveRule, rules } from "./actions";
import { TryOut } from "./try-out";

export const route = { preload: () => ahead(rules()) } satisfies RouteDefinition;

export default function Commissions() {
  const all = createAsync(() => rules(), { deferStream: true });
  const may = useMay();
  return (
    <>
      <Title>Commission · Stoa admin</Title>
      <PageHead
        title="Commission"
        lead="The first rule that fits a sale says what the marketplace keeps of it. Where none fits, the seller's own rate does."
        actions={
          <Show when={may("finance.write")}>
            <LinkButton href="/commissions/edit" variant="primary">
              New rule
            </LinkButton>
          </Show>
        }
      />
      <div class="flex flex-col gap-6">
        <Refused />
        <Show when={all()}>
          {(all) => (
            <Panel class="py-2! sm:py-3!">
              <Table
                caption="Rules of commission"
                columns={may("finance.write") ? [...COLUMNS, DEEDS] : COLUMNS}
                rows={all()}
                empty={
                  <EmptyState title="No rules" icon="tag" class="py-10">
                    Every seller is charged their own rate.
                  </EmptyState>
                }
              />
            </Panel>
          )}
        </Show>
        <TryOut />
      </div>
    </>
  );
}

/** Why the last move or end was refused. */
function Refused() {
  const submissions = [useSubmissions(moveRule), useSubmissions(endRule)];
  const refusal = () => {
    const result = submissions.map((each) => each.at(-1)?.result).find((each) => each && !each.ok);
    return result && !result.ok ? sentence(result.code) : null;
  };
  return <FormError message={refusal()} />;
}

const about = (rule: CommissionRule): string =>
  [rule.product?.title, rule.category?.name, rule.seller?.name].filter(Boolean).join(", ") || "Every sale";

const COLUMNS: readonly Column<CommissionRule>[] = [
  {
    head: "Rule",
    grow: true,
    phone: "head",
    cell: (rule) => (
      <span>
        <a href={`/commissions/edit?id=${rule.ruleId}`} class="font-medium underline-offset-4 hover:underline">
          {rule.name}
        </a>
        <span class="block text-xs text-ink-faint">{about(rule)}</span>
      </span>
    ),
  },
  { head: "Prices", cell: (rule) => <span class="figures whitespace-nowrap">{bandOf(rule)}</span> },
  { head: "Takes", cell: (rule) => <span class="figures">{takes(rule)}</span> },
];

const DEEDS: Column<CommissionRule> = {
  head: "",
  align: "end",
  cell: (rule) => (
    <span class="flex flex-wrap justify-end gap-2 max-sm:w-full">
      <Move rule={rule} to="up" label="Up" />
      <Move rule={rule} to="down" label="Down" />
      <ConfirmForm
        label="End"
        look={{ size: "sm", variant: "quiet" }}
        title={`End “${rule.name}”?`}
        action={endRule}
        confirmLabel="End the rule"
        danger
      >
        <p>Sales from now on are charged by the rules after it. What was sold keeps what it was charged.</p>
        <input type="hidden" name="ruleId" value={rule.ruleId} />
      </ConfirmForm>
    </span>
  ),
};

function Move(props: { rule: CommissionRule; to: "up" | "down"; label: string }) {
  return (
    <form method="post" action={moveRule}>
      <input type="hidden" name="ruleId" value={props.rule.ruleId} />
      <input type="hidden" name="to" value={props.to} />
      <Button type="submit" size="sm">
        {props.label}
        <span class="sr-only"> with {props.rule.name}</span>
      </Button>
    </form>
  );
}

function bandOf({ currency, fromMinor, toMinor }: CommissionRule): string {
  if (currency === null) return "All";
  const money = (minor: number) => formatMoney(minor, currency, LOCALE);
  if (fromMinor === null && toMinor === null) return `All in ${currency}`;
  if (toMinor === null) return `From ${money(fromMinor ?? 0)}`;
  return fromMinor === null ? `Below ${money(toMinor)}` : `${money(fromMinor)} to ${money(toMinor)}`;
}

function takes({ rateBps, fixedMinor, floorMinor, capMinor, currency }: CommissionRule): string {
  const money = (minor: number) => (currency === null ? "" : formatMoney(minor, currency, LOCALE));
  return [
    percent(rateBps),
    fixedMinor > 0 ? `${money(fixedMinor)} a unit` : "",
    floorMinor === null ? "" : `at least ${money(floorMinor)}`,
    capMinor === null ? "" : `at most ${money(capMinor)}`,
  ]
    .filter(Boolean)
    .join(", ");
}
