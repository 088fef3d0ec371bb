// What to do next with an order: how far it has come, the next step as a button, and the way out before dispatch.
import { type MarketHandle, MARKETS, ORDER_NEXT, type OrderStatus, type SellerOrderView } from "@stoa/client";
import { Button, ConfirmForm, Field, FormError, Icon, Notice, Panel, Time } from "@stoa/ui";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { useMay } from "~/lib/viewer";
import { LOCALE, ORDER_WORD } from "~/lib/words";
import { cancelOrder, deliverOrder, packOrder, pickOrder, shipOrder } from "./actions";
import { isWaiting, ShipBy } from "./ship-by";

const STEPS: readonly OrderStatus[] = ["confirmed", "picking", "packed", "shipped", "delivered"];

/** Carriers that sellers of a market usually hand parcels to; any other name can be typed. */
const CARRIERS: Record<MarketHandle, readonly string[]> = {
  us: ["UPS", "FedEx", "USPS", "DHL Express"],
  in: ["Delhivery", "Blue Dart", "India Post", "DTDC"],
  de: ["DHL", "DPD", "Hermes", "GLS", "UPS"],
  jp: ["Yamato Transport", "Sagawa Express", "Japan Post"],
  ae: ["Emirates Post", "Aramex", "DHL Express"],
};

/** The panel at the head of an order. */
export function Fulfilment(props: { order: SellerOrderView }) {
  const may = useMay();
  const can = (next: OrderStatus) => (ORDER_NEXT[props.order.status] as readonly OrderStatus[]).includes(next);
  return (
    <Panel>
      <Switch>
        <Match when={props.order.status === "cancelled"}>
          <Notice tone="plain">This order was cancelled. Nothing has to be sent; the stock is back on sale.</Notice>
        </Match>
        <Match when={props.order.status === "pending" || props.order.status === "expired"}>
          <Notice tone="plain">
            {props.order.status === "pending"
              ? "The customer has not paid yet. Please wait before you pick."
              : "The customer did not pay in time. Nothing has to be sent."}
          </Notice>
        </Match>
        <Match when={STEPS.includes(props.order.status)}>
          <Way status={props.order.status} />
          <Show when={isWaiting(props.order.status)}>
            <p class="mt-5 flex items-center gap-2 text-sm text-ink-soft">
              <Icon name="clock" class="size-4.5" /> Ship by <ShipBy order={props.order} />
            </p>
          </Show>
          <div class="mt-5 flex flex-col gap-5">
            <Show when={may("orders.fulfil")}>
              <NextStep order={props.order} />
            </Show>
            <Shipments order={props.order} />
            <Show when={can("cancelled") && may("orders.cancel")}>
              <Cancel order={props.order} />
            </Show>
          </div>
        </Match>
      </Switch>
    </Panel>
  );
}

/** The five steps, the current one marked. */
function Way(props: { status: OrderStatus }) {
  const reached = () => STEPS.indexOf(props.status);
  return (
    <ol class="grid grid-cols-5 gap-1.5">
      <For each={STEPS}>
        {(step, i) => (
          <li
            aria-current={i() === reached() ? "step" : undefined}
            class="border-t-4 pt-2 text-xs sm:text-sm"
            classList={{
              "border-accent font-semibold": i() <= reached(),
              "border-line text-ink-faint": i() > reached(),
              "text-ink-soft": i() < reached(),
            }}
          >
            {ORDER_WORD[step]}
          </li>
        )}
      </For>
    </ol>
  );
}

function NextStep(props: { order: SellerOrderView }) {
  const status = () => props.order.status;
  return (
    <>
      <Switch>
        <Match when={status() === "confirmed"}>
          <MoveForm action={pickOrder} order={props.order} label="Start picking">
            Take the things below from the shelf.
          </MoveForm>
        </Match>
        <Match when={status() === "picking"}>
          <MoveForm action={packOrder} order={props.order} label="Mark as packed">
            All things are together and in the box.
          </MoveForm>
        </Match>
        <Match when={status() === "packed"}>
          <ShipForm order={props.order} />
        </Match>
        <Match when={status() === "shipped"}>
          <MoveForm action={deliverOrder} order={props.order} label="Mark as delivered">
            Once the carrier says that the parcel has arrived.
          </MoveForm>
        </Match>
      </Switch>
      <Show when={status() === "confirmed" || status() === "picking"}>
        <details class="group">
          <summary class="inline-flex min-h-9 items-center gap-1.5 text-sm font-medium text-accent hover:underline">
            Already handed over? Enter the tracking number
            <Icon name="chevronDown" class="size-4 transition-transform group-open:rotate-180" />
          </summary>
          <div class="mt-4">
            <ShipForm order={props.order} />
          </div>
        </details>
      </Show>
    </>
  );
}

/** One step on, as a form with nothing to fill in. */
function MoveForm(props: { action: typeof pickOrder; order: SellerOrderView; label: string; children: JSX.Element }) {
  const outcome = useOutcome(props.action);
  return (
    <form method="post" action={props.action}>
      <input type="hidden" name="orderId" value={props.order.orderId} />
      <FormError message={outcome.error()} class="mb-4" />
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" busy={outcome.pending()}>
          {props.label}
        </Button>
        <p class="text-sm text-ink-soft">{props.children}</p>
      </div>
    </form>
  );
}

function ShipForm(props: { order: SellerOrderView }) {
  const outcome = useOutcome(shipOrder);
  return (
    <form method="post" action={shipOrder} class="flex flex-col gap-4">
      <input type="hidden" name="orderId" value={props.order.orderId} />
      <FormError message={outcome.error()} />
      <div class="grid gap-4 sm:grid-cols-2">
        <Field
          label="Carrier"
          name="carrier"
          list="carriers"
          required
          minLength={2}
          maxLength={40}
          autocomplete="off"
          error={outcome.isWrong("carrier") ? "Name the carrier, in 2 to 40 letters." : undefined}
        />
        <Field
          label="Tracking number"
          name="trackingNumber"
          required
          minLength={4}
          maxLength={40}
          pattern="[A-Za-z0-9_\-]+"
          title="Letters, digits and hyphens"
          autocomplete="off"
          autocapitalize="characters"
          error={outcome.isWrong("trackingNumber") ? "4 to 40 letters, digits and hyphens, without spaces." : undefined}
        />
      </div>
      <datalist id="carriers">
        <For each={CARRIERS[props.order.market]}>{(carrier) => <option value={carrier} />}</For>
      </datalist>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" variant="primary" busy={outcome.pending()}>
          Mark as shipped
        </Button>
        <p class="text-sm text-ink-soft">The customer gets an e-mail with the tracking number.</p>
      </div>
    </form>
  );
}

function Shipments(props: { order: SellerOrderView }) {
  return (
    <For each={props.order.shipments}>
      {(shipment) => (
        <p class="flex items-start gap-3 text-sm">
          <Icon name="truck" class="mt-0.5 size-5 text-ink-soft" />
          <span>
            <span class="font-medium">{shipment.carrier}</span> <span class="font-mono">{shipment.trackingNumber}</span>
            <span class="block text-ink-soft">
              Handed over{" "}
              <Time at={shipment.shippedAt} locale={LOCALE} timeZone={MARKETS[props.order.market].timeZone} />
            </span>
          </span>
        </p>
      )}
    </For>
  );
}

function Cancel(props: { order: SellerOrderView }) {
  const outcome = useOutcome(cancelOrder);
  return (
    <div class="border-t border-line pt-4">
      <ConfirmForm
        label="Cancel this order"
        look={{ variant: "danger", size: "sm" }}
        title={`Cancel order ${props.order.number}?`}
        action={cancelOrder}
        confirmLabel="Cancel the order"
        dismissLabel="Keep it"
        danger
        busy={outcome.pending()}
        error={outcome.error()}
      >
        <input type="hidden" name="orderId" value={props.order.orderId} />
        <p>The customer gets their money back and an e-mail, and the stock goes back on sale. This cannot be undone.</p>
      </ConfirmForm>
    </div>
  );
}
