// What to do next with an order: how far it has come, the next step as a button, and the way out before dispatch.
import { isToSend, type OrderStatus, type SellerOrderView } from "@stoa/client";
import { Button, FormError, Icon, Notice, Panel } from "@stoa/ui";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { useMay } from "~/lib/viewer";
import { ORDER_WORD } from "~/lib/words";
import { packOrder, pickOrder } from "./actions";
import { CallOff } from "./call-off";
import { Parcels } from "./parcels";
import { ShipForm } from "./ship-form";
import { isWaiting, ShipBy } from "./ship-by";

const STEPS: readonly OrderStatus[] = ["confirmed", "picking", "packed", "shipped", "delivered"];

/** Where on the way a state stands. */
const placeOf = (status: OrderStatus): number => STEPS.indexOf(status === "partly_shipped" ? "packed" : status);

/** The panel at the head of an order. */
export function Fulfilment(props: { order: SellerOrderView }) {
  const may = useMay();
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
        <Match when={placeOf(props.order.status) >= 0}>
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
            <Parcels order={props.order} />
            <Show when={isToSend(props.order.status) && may("orders.cancel")}>
              <CallOff order={props.order} />
            </Show>
          </div>
        </Match>
      </Switch>
    </Panel>
  );
}

/** The five steps, the current one marked. */
function Way(props: { status: OrderStatus }) {
  const reached = () => placeOf(props.status);
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
            {i() === reached() ? ORDER_WORD[props.status] : ORDER_WORD[step]}
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
        <Match when={status() === "packed" || status() === "partly_shipped"}>
          <ShipForm order={props.order} />
        </Match>
      </Switch>
      <Show when={status() === "confirmed" || status() === "picking"}>
        <details class="group">
          <summary class="inline-flex min-h-9 items-center gap-1.5 text-sm font-medium text-accent hover:underline">
            Ready to hand over? Send it now
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
