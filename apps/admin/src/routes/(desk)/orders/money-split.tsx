// Who gets what of an order's total: the tax office, the marketplace, the seller. Each step is written out.
import { MARKETS, type SellerOrderView } from "@stoa/client";
import { Money, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { LOCALE } from "~/lib/words";

interface Step {
  label: string;
  minor: number;
  note?: string;
  isSum?: boolean;
}

/** What the customer pays, and what becomes of it. */
export function MoneySplit(props: { order: SellerOrderView }) {
  return (
    <Panel title="Money">
      <div class="grid gap-x-10 gap-y-6 sm:grid-cols-2">
        <Steps title="The customer pays" order={props.order} steps={paid(props.order)} />
        <Steps title="The seller earns" order={props.order} steps={earned(props.order)} />
      </div>
    </Panel>
  );
}

function paid(order: SellerOrderView): Step[] {
  const market = MARKETS[order.market];
  const steps: Step[] = [
    { label: "Items", minor: order.itemsMinor },
    { label: "Delivery", minor: order.deliveryMinor },
    ...(order.discountMinor > 0 ? [{ label: "Discount", minor: -order.discountMinor }] : []),
  ];
  if (market.taxInclusive)
    return [...steps, { label: "Total", minor: order.totalMinor, note: "tax included", isSum: true }];
  return [...steps, { label: "Tax", minor: order.taxMinor }, { label: "Total", minor: order.totalMinor, isSum: true }];
}

/** The part of the discount that the marketplace pays. */
const paidByStoa = (order: SellerOrderView): number =>
  order.earningsMinor - (order.totalMinor - order.taxMinor - order.commissionMinor);

function earned(order: SellerOrderView): Step[] {
  return [
    { label: "Total", minor: order.totalMinor },
    ...(paidByStoa(order) > 0 ? [{ label: "Discount paid by Stoa", minor: paidByStoa(order) }] : []),
    { label: "Tax", minor: -order.taxMinor, note: "to the tax office" },
    { label: "Commission", minor: -order.commissionMinor, note: "to the marketplace" },
    { label: "Seller's earnings", minor: order.earningsMinor, isSum: true },
  ];
}

function Steps(props: { title: string; order: SellerOrderView; steps: readonly Step[] }) {
  return (
    <div>
      <h3 class="mb-2 text-sm text-ink-faint">{props.title}</h3>
      <dl class="text-sm">
        <For each={props.steps}>
          {(step) => (
            <div
              class="flex items-baseline justify-between gap-4 py-1"
              classList={{ "mt-1 border-t border-line pt-2 font-semibold": step.isSum === true }}
            >
              <dt>
                {step.label}
                <Show when={step.note}>
                  <span class="ms-2 text-xs font-normal text-ink-faint">{step.note}</span>
                </Show>
              </dt>
              <dd>
                <Money minor={step.minor} currency={props.order.currency} locale={LOCALE} />
              </dd>
            </div>
          )}
        </For>
      </dl>
    </div>
  );
}
