// How far an order is: the steps of the usual way, those behind it with their time; a cancelled one says so.
import type { OrderStatus, OrderView } from "@stoa/client";
import { Icon, Notice, Time } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";

const STEPS = ["confirmed", "packed", "shipped", "delivered"] as const satisfies readonly OrderStatus[];

/** The steps of an order. */
export function Timeline(props: { order: OrderView }) {
  const { market, t } = useShop();
  const stepAt = (status: OrderStatus) => props.order.events.find((event) => event.status === status)?.at;
  // The first parcel is on its way, too, when others are still to follow.
  const reachedAt = (status: OrderStatus) =>
    stepAt(status) ?? (status === "shipped" ? stepAt("partly_shipped") : undefined);
  const farthest = () => STEPS.findLastIndex((step) => reachedAt(step) !== undefined);
  const ended = () => props.order.status === "cancelled" || props.order.status === "expired";
  return (
    <Show when={!ended()} fallback={<Notice tone="bad">{t.orders.status[props.order.status]}</Notice>}>
      <ol class="grid gap-x-2 sm:grid-cols-4">
        <For each={STEPS}>
          {(step, i) => {
            const done = () => i() <= farthest();
            return (
              <li class="flex gap-3 sm:block" aria-current={i() === farthest() ? "step" : undefined}>
                <span class="flex flex-col items-center sm:flex-row sm:gap-2">
                  <span
                    class={`grid size-7 shrink-0 place-items-center rounded-full ${done() ? "bg-accent text-on-accent" : "bg-sunken text-ink-faint"}`}
                  >
                    <Show when={done()} fallback={<span class="size-2 rounded-full bg-current" />}>
                      <Icon name="check" class="size-4" />
                    </Show>
                  </span>
                  <Show when={i() < STEPS.length - 1}>
                    <span
                      class={`my-1 w-0.5 flex-1 max-sm:min-h-5 sm:h-0.5 sm:w-auto ${i() < farthest() ? "bg-accent" : "bg-line"}`}
                    />
                  </Show>
                </span>
                <span class="pb-3 text-sm sm:mt-2 sm:block">
                  <span class={`block ${done() ? "font-semibold" : "text-ink-faint"}`}>{t.orders.status[step]}</span>
                  <Show when={reachedAt(step)}>
                    {(at) => (
                      <Time
                        at={at()}
                        locale={market.locale}
                        timeZone={market.timeZone}
                        class="text-xs text-ink-faint"
                      />
                    )}
                  </Show>
                </span>
              </li>
            );
          }}
        </For>
      </ol>
    </Show>
  );
}
