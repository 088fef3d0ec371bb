// A purchase: how far each seller's order is, where it goes, what it cost. While it is open, it follows along live.
import { formatDay, MARKETS, type OrderView, type PurchaseView } from "@stoa/client";
import { Badge, LinkButton, Notice, ORDER_TONE, Panel, PROGRESS_TONE, Time } from "@stoa/ui";
import { revalidate, useParams, useSearchParams } from "@solidjs/router";
import { createSignal, For, Index, onCleanup, onMount, Show } from "solid-js";
import { BuyAgain } from "../../../components/cart/buy-again.tsx";
import { AfterDelivery } from "../../../components/cases/after-delivery.tsx";
import { CancelItems } from "../../../components/order/cancel-items.tsx";
import { Happenings } from "../../../components/order/happenings.tsx";
import { OrderLines } from "../../../components/order/order-lines.tsx";
import { Parcels } from "../../../components/order/parcels.tsx";
import { Timeline } from "../../../components/order/timeline.tsx";
import { Missing } from "../../../components/states.tsx";
import { Totals } from "../../../components/totals.tsx";
import { useOrderTexts } from "../../../i18n/order-pages.ts";
import { addressLines } from "../../../lib/address-lines.ts";
import { Head } from "../../../lib/head.tsx";
import { keyQuery } from "../../../lib/purchase-key.ts";
import { createRead, getInvoices, getPurchase, getTimeline } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

function SellerOrder(props: { order: OrderView; purchaseKey: string | undefined }) {
  const { market, t, path } = useShop();
  const words = useOrderTexts();
  const query = () => keyQuery(props.purchaseKey);
  const day = (iso: string) => formatDay(iso, market.locale);
  return (
    <Panel>
      <div class="mb-5 flex flex-wrap items-center justify-between gap-3">
        <h2 class="font-semibold">
          {t.orders.one(props.order.number)}
          <Show
            when={
              props.order.status !== "delivered" &&
              props.order.status !== "cancelled" &&
              props.order.status !== "expired"
            }
          >
            <span class="block text-sm font-normal text-ink-soft">
              {t.product.delivery(day(props.order.promise.fromDay), day(props.order.promise.toDay))}
            </span>
          </Show>
        </h2>
        <Badge tone={ORDER_TONE[props.order.status]}>{t.orders.status[props.order.status]}</Badge>
      </div>
      <Timeline order={props.order} />
      <Parcels order={props.order} />
      <div class="mt-6 border-t border-line pt-5">
        <OrderLines order={props.order} />
      </div>
      <Show when={props.order.invoiceNumber}>
        {(number) => (
          <p class="mt-4 text-sm">
            <a
              href={path(`/invoice/${props.order.orderId}${query()}`)}
              class="inline-flex min-h-9 items-center gap-2 font-medium text-accent hover:underline"
            >
              {words.invoice.open} <bdi class="figures">{number()}</bdi>
            </a>
          </p>
        )}
      </Show>
      <CancelItems order={props.order} purchaseKey={props.purchaseKey} />
      <Happenings orderId={props.order.orderId} currency={props.order.currency} purchaseKey={props.purchaseKey} />
      <Show when={props.order.status !== "pending" && props.order.status !== "expired"}>
        <AfterDelivery order={props.order} />
      </Show>
    </Panel>
  );
}

/** Re-reads the purchase whenever one of its orders changes. Says whether the line is open. */
function useLive(purchase: PurchaseView, key: string | undefined) {
  const [live, setLive] = createSignal(false);
  onMount(async () => {
    let gone = false;
    let stop: (() => void) | undefined;
    onCleanup(() => {
      gone = true;
      stop?.();
    });
    const { watchPurchase } = await import("@stoa/client/live");
    if (!gone)
      stop = watchPurchase(purchase.purchaseId, key, {
        onChange: () => void revalidate([getPurchase.key, getTimeline.key, getInvoices.key]),
        onOpen: setLive,
      });
  });
  return live;
}

function Purchase(props: { purchase: PurchaseView; purchaseKey: string | undefined }) {
  const { market, t, path, money } = useShop();
  const words = useOrderTexts();
  const live = useLive(props.purchase, props.purchaseKey);
  const isUnpaid = () => props.purchase.status === "pending";
  const paid = () => {
    const { paidMinor, paymentMethod, currency } = props.purchase;
    if (isUnpaid()) return t.orders.status.pending;
    return paidMinor > 0 || paymentMethod !== "cod" ? `${t.orders.paid} ${money(paidMinor, currency)}` : t.orders.toPay;
  };
  return (
    <div class="page max-w-5xl pt-8">
      <Head title={t.orders.one(props.purchase.number)} />
      <a
        href={path("/orders")}
        class="inline-flex min-h-9 items-center text-sm text-ink-soft hover:underline hover:underline-offset-4"
      >
        {t.orders.back}
      </a>
      <div class="mb-6 flex flex-wrap items-end justify-between gap-3">
        <div>
          <h1 class="flex flex-wrap items-center gap-x-3 text-title font-semibold tracking-tight">
            {t.orders.one(props.purchase.number)}
            <Show when={props.purchase.orders.length > 1}>
              <Badge tone={PROGRESS_TONE[props.purchase.progress]} class="tracking-normal">
                {words.progress[props.purchase.progress]}
              </Badge>
            </Show>
          </h1>
          <p class="text-sm text-ink-faint">
            {t.orders.placed} <Time at={props.purchase.createdAt} locale={market.locale} timeZone={market.timeZone} />
          </p>
        </div>
        <Show when={live()}>
          <p class="flex items-center gap-2 text-xs text-ink-faint">
            <span class="size-2 animate-breathe rounded-full bg-good" />
            {t.orders.live}
          </p>
        </Show>
      </div>
      <Show when={isUnpaid()}>
        <Notice tone="warn" class="mb-6">
          <p class="mb-3">{t.done.pending}</p>
          <LinkButton
            href={path(`/checkout/done/${props.purchase.purchaseId}${keyQuery(props.purchaseKey)}`)}
            variant="primary"
          >
            {t.checkout.place(money(props.purchase.totalMinor, props.purchase.currency))}
          </LinkButton>
        </Notice>
      </Show>
      <div class="grid gap-6 lg:grid-cols-[1fr_19rem]">
        <div class="flex min-w-0 flex-col gap-6" aria-live="polite">
          <Index each={props.purchase.orders}>
            {(order) => <SellerOrder order={order()} purchaseKey={props.purchaseKey} />}
          </Index>
        </div>
        <aside class="flex flex-col gap-6">
          <Show when={!isUnpaid()}>
            <BuyAgain purchaseId={props.purchase.purchaseId} purchaseKey={props.purchaseKey} />
          </Show>
          <Panel title={t.orders.shipTo}>
            <address class="text-sm leading-relaxed not-italic" dir="auto">
              <For each={addressLines(props.purchase.address, MARKETS[props.purchase.market].country)}>
                {(line) => <span class="block">{line}</span>}
              </For>
            </address>
          </Panel>
          <Panel title={t.orders.payment}>
            <p class="mb-4 flex justify-between gap-4 text-sm">
              <span>{t.checkout.pay[props.purchase.paymentMethod]}</span>
              <span class="text-ink-soft">{paid()}</span>
            </p>
            <Totals of={{ ...props.purchase, words: words.totals }} />
          </Panel>
        </aside>
      </div>
    </div>
  );
}

export default function OrderPage() {
  const params = useParams();
  const [search] = useSearchParams<{ key?: string }>();
  const purchase = createRead(() => getPurchase(params["id"] ?? "", search.key));
  return (
    <Show
      when={purchase()}
      fallback={
        <Show when={purchase() === null}>
          <Missing />
        </Show>
      }
    >
      {(found) => <Purchase purchase={found()} purchaseKey={search.key} />}
    </Show>
  );
}
