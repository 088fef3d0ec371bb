// Calling units off before they leave: all that wait, or some of them, with the reason that the customer is told.
import { SELLER_CANCEL_REASONS, type SellerOrderView } from "@stoa/client";
import { ConfirmForm, Select } from "@stoa/ui";
import { Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { CANCEL_WORD, counted } from "~/lib/words";
import { cancelOrder } from "./actions";
import { UnitsFields, waitingOf } from "./units-fields";

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The buttons; what they do is asked again in a dialog. */
export function CallOff(props: { order: SellerOrderView }) {
  const outcome = useOutcome(cancelOrder);
  const units = () => props.order.lines.reduce((sum, line) => sum + waitingOf(line), 0);
  const nothingSent = () => props.order.shipments.length === 0;
  const reason = () => (
    <Select
      label="Why?"
      name="reason"
      choices={SELLER_CANCEL_REASONS.map((value) => ({ value, label: capital(CANCEL_WORD[value]) }))}
      value="out_of_stock"
    />
  );
  return (
    <div class="flex flex-wrap gap-3 border-t border-line pt-4">
      <ConfirmForm
        label={nothingSent() ? "Cancel this order" : "Cancel what is left"}
        look={{ variant: "danger", size: "sm" }}
        title={nothingSent() ? `Cancel order ${props.order.number}?` : `Cancel ${counted(units(), "unit")}?`}
        action={cancelOrder}
        confirmLabel={nothingSent() ? "Cancel the order" : "Cancel them"}
        dismissLabel="Keep it"
        danger
        busy={outcome.pending()}
        error={outcome.error()}
      >
        <input type="hidden" name="orderId" value={props.order.orderId} />
        <p>
          The customer gets their money back and an e-mail. Unless they are out of stock or damaged, the units go back
          on sale. This cannot be undone.
        </p>
        {reason()}
      </ConfirmForm>
      <Show when={units() > 1}>
        <ConfirmForm
          label="Cancel some of it"
          look={{ size: "sm" }}
          title={`Cancel a part of order ${props.order.number}?`}
          action={cancelOrder}
          confirmLabel="Cancel these"
          dismissLabel="Keep them"
          danger
          busy={outcome.pending()}
          error={outcome.error()}
        >
          <input type="hidden" name="orderId" value={props.order.orderId} />
          <UnitsFields legend="How many of each?" lines={props.order.lines} proposesAll={false} />
          {reason()}
        </ConfirmForm>
      </Show>
    </div>
  );
}
