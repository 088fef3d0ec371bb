// The panels beside an order: what it earns, where it goes, what happened.
import { MARKETS, type OrderStatus, type SellerOrderView } from "@stoa/client";
import { Money, Panel, Time } from "@stoa/ui";
import { For, type JSX, Show } from "solid-js";
import { COUNTRY_WORD, LOCALE } from "~/lib/words";

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
        <For each={[address().line1, address().line2, town(), COUNTRY_WORD[props.order.market]].filter(Boolean)}>
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

/** What happened when an order came into a state. */
const STEP_WORD: Record<OrderStatus, string> = {
  pending: "Ordered",
  confirmed: "Payment confirmed",
  picking: "Picking begun",
  packed: "Packed",
  shipped: "Handed to the carrier",
  delivered: "Delivered",
  cancelled: "Cancelled",
  expired: "Not paid in time",
};

/** The steps of the order's life, the newest first. */
export function History(props: { order: SellerOrderView }) {
  const zone = () => MARKETS[props.order.market].timeZone;
  return (
    <Panel title="History">
      <ol class="flex flex-col">
        <For each={props.order.events.toReversed()}>
          {(event, i) => (
            <li class="relative flex gap-3 pb-4 last:pb-0">
              <span
                aria-hidden="true"
                class="relative z-1 mt-1.5 size-2.5 shrink-0 rounded-full ring-4 ring-surface"
                classList={{ "bg-accent": i() === 0, "bg-line-strong": i() > 0 }}
              />
              <Show when={i() < props.order.events.length - 1}>
                <span aria-hidden="true" class="absolute start-[0.28rem] top-3 h-full w-px bg-line" />
              </Show>
              <span class="text-sm">
                <span class="font-medium">{STEP_WORD[event.status]}</span>
                <Time at={event.at} locale={LOCALE} timeZone={zone()} class="block text-xs text-ink-faint" />
              </span>
            </li>
          )}
        </For>
      </ol>
      <p class="mt-4 border-t border-line pt-3 text-xs text-ink-faint">
        Times in the zone of the customer: {zone().replaceAll("_", " ")}.
      </p>
    </Panel>
  );
}
