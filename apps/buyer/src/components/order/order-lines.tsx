// What one seller sends.
import type { OrderView } from "@stoa/client";
import { Money, Picture } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useOrderTexts } from "../../i18n/order-pages.ts";
import { useShop } from "../../lib/shop.tsx";

/** The lines of an order under the name of its seller. */
export function OrderLines(props: { order: OrderView }) {
  const { market, t, path, count } = useShop();
  const words = useOrderTexts();
  return (
    <div class="not-first:mt-6">
      <p class="text-sm text-ink-faint">
        {t.orders.soldBy}{" "}
        <a
          href={path(`/shop/${props.order.seller.handle}`)}
          class="font-semibold text-ink hover:underline hover:underline-offset-4"
        >
          {props.order.seller.name}
        </a>
      </p>
      <ul class="mt-3 flex flex-col gap-3">
        <For each={props.order.lines}>
          {(line) => (
            <li class="flex items-center gap-4 text-sm">
              <a
                href={path(`/p/${line.productSlug}`)}
                tabindex="-1"
                aria-hidden="true"
                class="block size-16 shrink-0 overflow-hidden rounded-md"
              >
                <Picture image={line.imageHash ? { hash: line.imageHash, alt: "" } : null} sizes="64px" />
              </a>
              <span class="min-w-0 flex-1">
                <a href={path(`/p/${line.productSlug}`)} class="font-medium hover:underline hover:underline-offset-4">
                  {line.title}
                </a>
                <span class="block text-ink-faint">
                  {[line.variantLabel, `× ${count(line.quantity)}`].filter(Boolean).join(" · ")}
                </span>
                <Show when={line.cancelledQuantity > 0}>
                  <span class="block text-bad">{words.partCancelled(count(line.cancelledQuantity))}</span>
                </Show>
              </span>
              <Money
                minor={line.totalMinor}
                currency={props.order.currency}
                locale={market.locale}
                class="font-medium"
              />
            </li>
          )}
        </For>
      </ul>
    </div>
  );
}
