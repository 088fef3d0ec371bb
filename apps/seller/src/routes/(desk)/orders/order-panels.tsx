// The panels beside an order: what it earns, where it goes, what happened.
import { marketName, MARKETS, type SellerOrderView } from "@stoa/client";
import { Money, Panel } from "@stoa/ui";
import { For, type JSX, Show } from "solid-js";
import { LOCALE } from "~/lib/words";

/** From what the customer paid to what is the seller's, step by step. */
export function Earnings(props: { order: SellerOrderView }) {
  const amount = (minor: number, sign = "") => (
    <>
      {sign}
      <Money minor={minor} currency={props.order.currency} locale={LOCALE} />
    </>
  );
  const taxInclusive = () => MARKETS[props.order.market].taxInclusive;
  return (
    <Panel title="Earnings">
      <dl class="flex flex-col gap-2 text-sm">
        <Step label="Items" value={amount(props.order.itemsMinor)} />
        <Step
          label={props.order.deliveryMethod === "express" ? "Express delivery" : "Delivery"}
          value={amount(props.order.deliveryMinor)}
        />
        <Show when={props.order.discountMinor > 0}>
          <Step label="Discount" value={amount(props.order.discountMinor, "−")} />
        </Show>
        <Show when={!taxInclusive()}>
          <Step label={MARKETS[props.order.market].taxName} value={amount(props.order.taxMinor)} />
        </Show>
        <Step label="The customer pays" value={amount(props.order.totalMinor)} strong />
        <Step label="Commission" value={amount(props.order.commissionMinor, "−")} />
        <Step
          label={taxInclusive() ? "Tax inside the prices" : "Tax, handed on"}
          value={amount(props.order.taxMinor, "−")}
        />
        <Step label="You earn" value={amount(props.order.earningsMinor)} strong large />
        <Show when={props.order.refundedMinor > 0}>
          <Step label="Given back to the customer" value={amount(props.order.refundedMinor, "−")} />
        </Show>
      </dl>
    </Panel>
  );
}

function Step(props: { label: string; value: JSX.Element; strong?: boolean; large?: boolean }) {
  return (
    <div
      class="flex items-baseline justify-between gap-4"
      classList={{
        "border-t border-line pt-2.5 mt-0.5 font-semibold": props.strong === true,
        "text-ink-soft": !props.strong,
        "text-base": props.large === true,
      }}
    >
      <dt>{props.label}</dt>
      <dd class="figures whitespace-nowrap">{props.value}</dd>
    </div>
  );
}

/** Where the parcel goes, as it stands on a label. */
export function AddressPanel(props: { order: SellerOrderView }) {
  const address = () => props.order.address;
  const town = () => [address().postalCode, address().city, address().region].filter(Boolean).join(", ");
  return (
    <Panel title="Send to">
      <address class="text-sm leading-6 not-italic">
        <span class="font-semibold">{address().name}</span>
        <For each={[address().line1, address().line2, town(), marketName(props.order.market)].filter(Boolean)}>
          {(line) => (
            <>
              <br />
              {line}
            </>
          )}
        </For>
      </address>
      <p class="mt-4 flex flex-col gap-1 border-t border-line pt-3 text-sm break-words">
        <a href={`mailto:${props.order.email}`} class="text-accent hover:underline">
          {props.order.email}
        </a>
        <a href={`tel:${address().phone.replaceAll(/[^\d+]/g, "")}`} class="text-accent hover:underline">
          {address().phone}
        </a>
      </p>
    </Panel>
  );
}
