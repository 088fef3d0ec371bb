// Calling off what of an order has not been sent, with the reason that stays on record.
import { useSubmission } from "@solidjs/router";
import { SELLER_CANCEL_REASONS, type SellerOrderView } from "@stoa/client";
import { ConfirmForm, Panel, Select } from "@stoa/ui";
import { sentence } from "~/lib/sentences";
import { CANCEL_REASON_WORD, counted } from "~/lib/words";
import { cancelOrder } from "./reads";

/** The button; what it does is asked again in a dialog. */
export function CallOff(props: { order: SellerOrderView }) {
  const cancelling = useSubmission(cancelOrder);
  const left = () =>
    props.order.lines.reduce((sum, line) => sum + line.quantity - line.shippedQuantity - line.cancelledQuantity, 0);
  const refusal = () => {
    const result = cancelling.result;
    return result && "ok" in result && result.ok === false ? sentence(result.code) : null;
  };
  return (
    <Panel title="Call off">
      <p class="mb-4 text-sm text-ink-soft">
        {counted(left(), "unit")} of this order {left() === 1 ? "has" : "have"} not been sent.
      </p>
      <ConfirmForm
        label="Cancel what has not been sent"
        look={{ variant: "danger", size: "sm" }}
        title={`Cancel ${counted(left(), "unit")} of ${props.order.number}?`}
        action={cancelOrder}
        confirmLabel="Cancel them"
        dismissLabel="Keep them"
        danger
        busy={cancelling.pending}
        error={refusal()}
      >
        <input type="hidden" name="orderId" value={props.order.orderId} />
        <p>
          The customer gets their money back and a mail. Unless they are out of stock or damaged, the units go back on
          sale. This cannot be undone.
        </p>
        <Select
          label="Why?"
          name="reason"
          choices={SELLER_CANCEL_REASONS.map((value) => ({ value, label: CANCEL_REASON_WORD[value] }))}
          value="asked"
        />
      </ConfirmForm>
    </Panel>
  );
}
