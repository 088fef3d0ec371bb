// Calling items off before they leave: how many of each, and why. Folded away until somebody wants it.
import { BUYER_CANCEL_REASONS, isToSend, type OrderView } from "@stoa/client";
import { Button, FormError, Icon, Notice, Select } from "@stoa/ui";
import { useLocation } from "@solidjs/router";
import { For, Index, Show } from "solid-js";
import { useOrderTexts } from "../../i18n/order-pages.ts";
import { Form, useForm } from "../../lib/form.tsx";
import { cancelItems } from "../../lib/forms/orders.ts";
import { useShop } from "../../lib/shop.tsx";

/** The form, where there is something to call off. */
export function CancelItems(props: { order: OrderView; purchaseKey: string | undefined }) {
  const { market, t, count } = useShop();
  const words = useOrderTexts();
  const location = useLocation();
  const form = useForm(cancelItems);
  const open = () =>
    props.order.lines
      .map((line) => ({ ...line, left: line.quantity - line.shippedQuantity - line.cancelledQuantity }))
      .filter(({ left }) => left > 0);
  const isMine = () => form.fields()["orderId"] === props.order.orderId || form.fields()["orderId"] === undefined;
  const refusal = () => (isMine() ? form.refusal() : null);
  const message = () => {
    const refused = refusal();
    if (!refused) return null;
    return refused.code === "INVALID_INPUT" ? words.cancel.none : t.errors[refused.code];
  };
  return (
    <>
      <Show when={form.told()?.["orderId"] === props.order.orderId}>
        <Notice tone="good" class="mt-4">
          {words.cancel.done}
        </Notice>
      </Show>
      <Show when={isToSend(props.order.status) && open().length > 0}>
        <details class="group mt-4" open={refusal() !== null}>
          <summary class="inline-flex min-h-11 cursor-pointer items-center gap-1.5 text-sm font-medium text-accent">
            {words.cancel.open}
            <Icon name="chevronDown" class="size-4 transition-transform group-open:rotate-180" />
          </summary>
          <Form state={form} market={market} to={location.pathname + location.search} class="mt-2 flex flex-col gap-4">
            <input type="hidden" name="orderId" value={props.order.orderId} />
            <input type="hidden" name="key" value={props.purchaseKey ?? ""} />
            <p class="text-sm text-ink-soft">{words.cancel.lead}</p>
            <FormError message={message()} />
            <ul class="flex flex-col gap-3">
              <Index each={open()}>
                {(line) => (
                  <li class="flex items-center justify-between gap-4 text-sm">
                    <label for={`units-${line().lineId}`} class="min-w-0 flex-1">
                      {line().title}
                      <span class="sr-only">: {words.cancel.quantity}</span>
                    </label>
                    <select
                      id={`units-${line().lineId}`}
                      name={`units:${line().lineId}`}
                      class="min-h-11 rounded-md border border-line-strong bg-surface px-3"
                    >
                      <For each={Array.from({ length: line().left + 1 }, (_, n) => n)}>
                        {(n) => (
                          <option value={n} selected={n === (open().length === 1 ? line().left : 0)}>
                            {count(n)}
                          </option>
                        )}
                      </For>
                    </select>
                  </li>
                )}
              </Index>
            </ul>
            <Select
              label={words.cancel.reason}
              name="reason"
              choices={BUYER_CANCEL_REASONS.map((reason) => ({ value: reason, label: words.reasons[reason] }))}
              value="changed_mind"
            />
            <div>
              <Button type="submit" variant="danger" busy={form.pending()}>
                {words.cancel.submit}
              </Button>
            </div>
          </Form>
        </details>
      </Show>
    </>
  );
}
