// What was bought, at the prices frozen at the sale.
import { imagePath, type OrderLineView, type SellerOrderView } from "@stoa/client";
import { Money, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { LOCALE } from "~/lib/words";

/** The lines of an order. */
export function Lines(props: { order: SellerOrderView }) {
  const money = (minor: number) => <Money minor={minor} currency={props.order.currency} locale={LOCALE} />;
  return (
    <Panel title="Lines">
      <ul class="-my-3 divide-y divide-line">
        <For each={props.order.lines}>
          {(line) => (
            <li class="flex items-center gap-4 py-3">
              <LinePicture line={line} />
              <div class="min-w-0 flex-1">
                <p class="font-medium text-pretty">{line.title}</p>
                <p class="text-sm text-ink-faint">{[line.variantLabel, line.sku].filter(Boolean).join(" · ")}</p>
                <p class="figures text-sm text-ink-soft">
                  {line.quantity} × {money(line.unitMinor)}
                </p>
              </div>
              <p class="font-medium">{money(line.totalMinor)}</p>
            </li>
          )}
        </For>
      </ul>
    </Panel>
  );
}

function LinePicture(props: { line: OrderLineView }) {
  return (
    <Show when={props.line.imageHash} fallback={<span class="size-14 shrink-0 rounded-md bg-tile" />}>
      {(hash) => (
        <img
          src={imagePath(hash(), 96)}
          srcset={`${imagePath(hash(), 96)} 1x, ${imagePath(hash(), 160)} 2x`}
          alt=""
          width="56"
          height="56"
          loading="lazy"
          class="size-14 shrink-0 rounded-md bg-tile object-cover"
        />
      )}
    </Show>
  );
}
