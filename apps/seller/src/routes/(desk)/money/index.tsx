// Balance: what is pending, available, held and on its way in each currency, and asking for it now.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition } from "@solidjs/router";
import type { SellerBalance, SellerMoney } from "@stoa/client";
import { Button, EmptyState, FormError, LinkButton, Money, Notice, PageHead, Panel, Time } from "@stoa/ui";
import { For, Show } from "solid-js";
import { ahead } from "~/lib/load";
import { useOutcome } from "~/lib/outcome";
import { useMay } from "~/lib/viewer";
import { LOCALE, SCHEDULE_WORD } from "~/lib/words";
import { askPayout, money } from "./actions";
import { MoneyTabs } from "./tabs";

export const route = { preload: () => ahead(money()) } satisfies RouteDefinition;

export default function BalancePage() {
  const found = createAsync(() => money(), { deferStream: true });
  return (
    <>
      <Title>Money · Stoa for sellers</Title>
      <PageHead title="Money" lead="What you have earned, after commission and tax, and when it reaches you." />
      <MoneyTabs />
      <Show when={found()}>
        {(found) => (
          <div class="flex flex-col gap-6">
            <Standing terms={found().terms} />
            <Show
              when={found().balances.length > 0}
              fallback={
                <EmptyState title="Nothing earned yet" icon="bank">
                  With your first sale you see here what is yours and when it is paid.
                </EmptyState>
              }
            >
              <For each={found().balances}>
                {(balance) => <Balance balance={balance} mayAsk={found().mayAsk && found().terms.account !== null} />}
              </For>
            </Show>
          </div>
        )}
      </Show>
    </>
  );
}

/** Whether and when the shop is paid. */
function Standing(props: { terms: SellerMoney["terms"] }) {
  return (
    <Show
      when={props.terms.heldReason === null}
      fallback={<Notice tone="warn">The marketplace holds your payouts: {props.terms.heldReason}</Notice>}
    >
      <Show
        when={props.terms.account}
        fallback={
          <Notice tone="warn">
            There is no account to pay you to.{" "}
            <a href="/money/settings#account" class="font-semibold underline underline-offset-4">
              Add your bank account
            </a>
          </Notice>
        }
      >
        {(account) => (
          <p class="text-sm text-ink-soft">
            {SCHEDULE_WORD[props.terms.schedule]}, next on{" "}
            <Time at={props.terms.nextPayoutAt} locale={LOCALE} timeZone="UTC" dateOnly class="font-medium text-ink" />,
            to {account().holder}, {account().masked}. Sales are released {props.terms.holdDays} days after delivery.
          </p>
        )}
      </Show>
    </Show>
  );
}

function Balance(props: { balance: SellerBalance; mayAsk: boolean }) {
  const may = useMay();
  const amount = (minor: number) => <Money minor={minor} currency={props.balance.currency} locale={LOCALE} />;
  const parts = () => [
    {
      label: "Available",
      minor: props.balance.availableMinor,
      note: props.balance.availableMinor < 0 ? "Set off against your next sales" : "Goes out with the next payout",
    },
    {
      label: "Pending",
      minor: props.balance.pendingMinor,
      note: props.balance.nextReleaseAt === null ? "Waits for delivery" : null,
    },
    { label: "On its way", minor: props.balance.onItsWayMinor, note: "With your bank soon" },
    { label: "Held", minor: props.balance.reservedMinor, note: "While somebody disputes" },
  ];
  return (
    <Panel
      title={props.balance.currency}
      actions={
        <Show when={may("finance.manage") && props.mayAsk && props.balance.availableMinor > 0}>
          <Ask currency={props.balance.currency} />
        </Show>
      }
    >
      <dl class="grid grid-cols-2 gap-x-6 gap-y-5 lg:grid-cols-4">
        <For each={parts()}>
          {(part) => (
            <div>
              <dt class="text-sm text-ink-soft">{part.label}</dt>
              <dd class="mt-1 text-xl font-semibold tracking-tight" classList={{ "text-bad": part.minor < 0 }}>
                {amount(part.minor)}
              </dd>
              <dd class="mt-0.5 text-xs text-ink-faint">
                <Show when={part.label === "Pending" && props.balance.nextReleaseAt} fallback={part.note}>
                  {(at) => (
                    <>
                      Next release <Time at={at()} locale={LOCALE} timeZone="UTC" dateOnly />
                    </>
                  )}
                </Show>
              </dd>
            </div>
          )}
        </For>
      </dl>
      <p class="mt-5 border-t border-line pt-4 text-sm">
        <LinkButton href={`/money/statement?currency=${props.balance.currency}`} size="sm">
          Statement in {props.balance.currency}
        </LinkButton>
      </p>
    </Panel>
  );
}

function Ask(props: { currency: string }) {
  const outcome = useOutcome(askPayout, { only: (form) => form.get("currency") === props.currency });
  return (
    <form method="post" action={askPayout} class="flex flex-wrap items-center justify-end gap-3">
      <FormError message={outcome.error()} />
      <input type="hidden" name="currency" value={props.currency} />
      <Button type="submit" size="sm" variant="primary" busy={outcome.pending()}>
        Pay out now
      </Button>
    </form>
  );
}
