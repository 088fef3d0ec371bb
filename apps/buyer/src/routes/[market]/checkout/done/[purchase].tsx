// Where a checkout ends, and where the payment provider sends customers back to: asks how the payment went, and says it.
import type { Placed, PurchaseView } from "@stoa/client";
import { Icon, LinkButton, Notice } from "@stoa/ui";
import { useParams, useSearchParams } from "@solidjs/router";
import { createEffect, For, Match, Show, Switch } from "solid-js";
import { PayAgain } from "../../../../components/checkout/pay-again.tsx";
import { OrderLines } from "../../../../components/order/order-lines.tsx";
import { Missing } from "../../../../components/states.tsx";
import { Totals } from "../../../../components/totals.tsx";
import { Head } from "../../../../lib/head.tsx";
import { keyQuery } from "../../../../lib/purchase-key.ts";
import { createRead, settlePurchase } from "../../../../lib/queries.ts";
import { useShop } from "../../../../lib/shop.tsx";
import { askVisitor } from "../../../../lib/visitor.ts";

type PurchaseRef = `pur_${string}`;

function Confirmed(props: { purchase: PurchaseView; orderHref: string }) {
  const { t, path } = useShop();
  return (
    <>
      <span class="mx-auto grid size-16 place-items-center rounded-full bg-good-soft text-good">
        <Icon name="check" class="size-8" />
      </span>
      <h1 class="mt-5 text-title font-semibold tracking-tight">{t.done.title}</h1>
      <p class="mt-2 text-ink-soft">{t.done.confirmed(props.purchase.email)}</p>
      <p class="mt-1 text-sm text-ink-faint">
        {t.done.number} <bdi class="figures font-semibold text-ink">{props.purchase.number}</bdi>
      </p>
      <div class="mt-6 flex flex-wrap justify-center gap-3">
        <LinkButton href={props.orderHref} variant="primary">
          {t.done.follow}
        </LinkButton>
        <LinkButton href={path()}>{t.done.onward}</LinkButton>
      </div>
    </>
  );
}

function Waiting(props: { placed: Placed; purchase: PurchaseView }) {
  const { t, money } = useShop();
  return (
    <>
      <h1 class="text-title font-semibold tracking-tight">{t.done.pendingTitle}</h1>
      <p class="mt-2 text-ink-soft">{t.done.pending}</p>
      <Show when={props.placed.decline}>
        {(reason) => (
          <div role="alert" class="mt-5 text-start">
            <Notice tone="bad">{t.decline[reason()] ?? t.decline["other"]}</Notice>
          </div>
        )}
      </Show>
      <PayAgain
        purchaseId={props.placed.purchaseId}
        purchaseKey={props.placed.key}
        total={money(props.purchase.totalMinor)}
        methods={props.placed.methods}
        hosted={props.placed.hosted}
      />
    </>
  );
}

export default function Done() {
  const { market, t, path } = useShop();
  const params = useParams();
  const [search] = useSearchParams<{ key?: string }>();
  const outcome = createRead(() =>
    settlePurchase({ purchaseId: params["purchase"] as PurchaseRef, ...(search.key ? { key: search.key } : {}) }),
  );
  createEffect(() => outcome()?.placed.status === "confirmed" && void askVisitor(market.handle)); // the cart is empty now
  const titles = { confirmed: t.done.title, pending: t.done.pendingTitle, expired: t.done.expiredTitle };
  const orderHref = ({ purchaseId, key }: Placed) => path(`/orders/${purchaseId}${keyQuery(key)}`);
  return (
    <Show
      when={outcome()}
      fallback={
        <Show when={outcome() === null}>
          <Missing />
        </Show>
      }
    >
      {(found) => (
        <div class="page max-w-2xl pt-12 text-center">
          <Head title={titles[found().placed.status]} />
          <Switch>
            <Match when={found().placed.status === "confirmed"}>
              <Confirmed purchase={found().purchase} orderHref={orderHref(found().placed)} />
            </Match>
            <Match when={found().placed.status === "pending"}>
              <Waiting placed={found().placed} purchase={found().purchase} />
            </Match>
            <Match when={found().placed.status === "expired"}>
              <h1 class="text-title font-semibold tracking-tight">{t.done.expiredTitle}</h1>
              <p class="mt-2 text-ink-soft">{t.done.expired}</p>
              <LinkButton href={path()} variant="primary" class="mt-6">
                {t.done.onward}
              </LinkButton>
            </Match>
          </Switch>
          <section class="mt-12 rounded-xl bg-sunken p-6 text-start">
            <For each={found().purchase.orders}>{(order) => <OrderLines order={order} />}</For>
            <div class="mt-5 border-t border-line pt-5">
              <Totals of={found().purchase} />
            </div>
          </section>
        </div>
      )}
    </Show>
  );
}
