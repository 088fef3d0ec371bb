// An adjustment once more before it is done: how much, from what balance to what, and the reason that the seller will read.
import { createAsync } from "@solidjs/router";
import { ADJUSTMENT_MOST, type ErrorCode, type SellerFinance } from "@stoa/client";
import { Button, Facts, FormError, LinkButton, Money, Notice, Panel } from "@stoa/ui";
import { Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { LOCALE } from "~/lib/words";
import { adjust, type Draft, newHref, newRequest } from "./actions";

interface ReviewProps {
  seller: SellerFinance;
  draft: Draft;
  amountMinor: number;
  refused: ErrorCode | undefined;
  busy: boolean;
}

/** The question, and the form that answers it. */
export function Review(props: ReviewProps) {
  const currency = () => props.draft.currency!;
  const money = (minor: number) => <Money minor={minor} currency={currency()} locale={LOCALE} />;
  const before = () => props.seller.balances.find((one) => one.currency === currency())?.availableMinor ?? 0;
  const requestId = createAsync(() => newRequest(newHref(props.seller.sellerId, props.draft)), { deferStream: true });
  const isTooMuch = () => Math.abs(props.amountMinor) > ADJUSTMENT_MOST[currency()];
  const edit = () => `${newHref(props.seller.sellerId, props.draft)}&edit=1`;
  return (
    <Panel title={props.amountMinor > 0 ? "Give this to the seller?" : "Take this from the seller?"}>
      <form method="post" action={adjust} class="flex max-w-xl flex-col gap-5">
        <FormError message={props.refused ? sentence(props.refused) : null} />
        <Facts
          facts={[
            { label: "Seller", value: props.seller.name },
            { label: "Amount", value: money(props.amountMinor) },
            { label: "Available now", value: money(before()) },
            { label: "Available afterwards", value: money(before() + props.amountMinor) },
            { label: "Reason", value: <span class="break-words">{props.draft.reason}</span> },
          ]}
        />
        <Show when={isTooMuch()}>
          <Notice tone="bad">
            One adjustment moves {money(ADJUSTMENT_MOST[currency()])} at most. Change the amount.
          </Notice>
        </Show>
        <Show when={!isTooMuch() && before() + props.amountMinor < 0}>
          <Notice tone="warn">Their balance falls below zero. It is set off against what they sell next.</Notice>
        </Show>
        <p class="text-sm text-ink-soft">It cannot be undone; another adjustment can put it right.</p>
        <input type="hidden" name="sellerId" value={props.seller.sellerId} />
        <input type="hidden" name="currency" value={currency()} />
        <input type="hidden" name="amountMinor:number" value={props.amountMinor} />
        <input type="hidden" name="reason" value={props.draft.reason} />
        <input type="hidden" name="requestId" value={requestId() ?? ""} />
        <div class="flex flex-wrap gap-3">
          <Button
            type="submit"
            variant={props.amountMinor < 0 ? "danger" : "primary"}
            disabled={isTooMuch()}
            busy={props.busy}
          >
            {props.amountMinor > 0 ? "Give it" : "Take it"}
          </Button>
          <LinkButton href={edit()}>Change it</LinkButton>
        </div>
      </form>
    </Panel>
  );
}
