// The purchases of this account, or of this browser.
import type { PurchaseSummary } from "@stoa/client";
import { Badge, CursorPager, EmptyState, LinkButton, Money, ORDER_TONE, Picture, PROGRESS_TONE, Time } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { useOrderTexts } from "../../../i18n/order-pages.ts";
import { Head } from "../../../lib/head.tsx";
import { createRead, getOrders } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

function Purchase(props: { of: PurchaseSummary }) {
  const { market, t, path } = useShop();
  const words = useOrderTexts();
  return (
    <li class="relative rounded-lg border border-line bg-surface p-5 hover:shadow-rise">
      <div class="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <a
          href={path(`/orders/${props.of.purchaseId}`)}
          class="font-semibold after:absolute after:inset-0 after:rounded-lg"
        >
          {t.orders.one(props.of.number)}
        </a>
        <Money minor={props.of.totalMinor} currency={props.of.currency} locale={market.locale} class="font-semibold" />
      </div>
      <p class="text-sm text-ink-faint">
        {t.orders.placed} <Time at={props.of.createdAt} locale={market.locale} timeZone={market.timeZone} dateOnly />
        <Show when={props.of.orders.length > 1}>
          <Badge tone={PROGRESS_TONE[props.of.progress]} class="ms-3">
            {words.progress[props.of.progress]}
          </Badge>
        </Show>
      </p>
      <ul class="mt-4 flex flex-col gap-3">
        <For each={props.of.orders}>
          {(order) => (
            <li class="flex flex-wrap items-center gap-3 text-sm">
              <span class="flex gap-1.5">
                <For each={order.imageHashes.slice(0, 4)}>
                  {(hash) => (
                    <span class="block size-12 overflow-hidden rounded-md">
                      <Picture image={{ hash, alt: "" }} sizes="48px" />
                    </span>
                  )}
                </For>
              </span>
              <span class="min-w-0 flex-1">
                {order.sellerName}
                <span class="block text-xs text-ink-faint">{t.orders.units(order.unitCount)}</span>
              </span>
              <Badge tone={ORDER_TONE[order.status]}>{t.orders.status[order.status]}</Badge>
            </li>
          )}
        </For>
      </ul>
    </li>
  );
}

export default function Orders() {
  const { t, path } = useShop();
  const words = useOrderTexts();
  const [search] = useSearchParams<{ cursor?: string }>();
  const orders = createRead(() => getOrders(search.cursor ?? null));
  return (
    <div class="page max-w-3xl pt-8">
      <Head title={t.orders.title} />
      <h1 class="mb-6 text-title font-semibold tracking-tight">{t.orders.title}</h1>
      <Show when={orders()}>
        {(page) => (
          <Show
            when={page().items.length > 0}
            fallback={
              <EmptyState
                title={t.orders.empty}
                icon="receipt"
                actions={
                  <LinkButton href={path("/s")} variant="primary">
                    {t.cart.browse}
                  </LinkButton>
                }
              >
                {t.orders.emptyHint}
              </EmptyState>
            }
          >
            <ul class="flex flex-col gap-4">
              <For each={page().items}>{(purchase) => <Purchase of={purchase} />}</For>
            </ul>
            <CursorPager
              firstHref={search.cursor ? path("/orders") : undefined}
              nextHref={
                page().nextCursor ? `${path("/orders")}?cursor=${encodeURIComponent(page().nextCursor!)}` : undefined
              }
              words={{ first: t.orders.newest, next: t.orders.older }}
            />
          </Show>
        )}
      </Show>
      <p class="mt-8 text-sm">
        <a href={path("/find-order")} class="inline-flex min-h-9 items-center text-accent hover:underline">
          {words.find.link}
        </a>
      </p>
    </div>
  );
}
