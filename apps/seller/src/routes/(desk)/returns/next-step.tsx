// What to do next with a return: decide, wait, receive line by line, give the money back.
import type { ReturnView } from "@stoa/client";
import { Button, ConfirmForm, Field, FormError, Notice, Panel, TextArea } from "@stoa/ui";
import { For, Match, Show, Switch } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { useMay } from "~/lib/viewer";
import { approveReturn, receiveReturn, refundReturn, refuseReturn } from "./actions";

const MOVED = { ILLEGAL_TRANSITION: "The return has moved on meanwhile. This page now shows where it stands." };

/** The panel at the head of a return. */
export function NextStep(props: { of: ReturnView }) {
  const may = useMay();
  return (
    <Panel>
      <Switch>
        <Match when={props.of.status === "requested"}>
          <p class="text-sm text-ink-soft">
            It was asked for after the window, so you decide. If you say nothing within 24 hours, it is approved.
          </p>
          <Show when={may("orders.cancel")}>
            <Decide of={props.of} />
          </Show>
        </Match>
        <Match when={props.of.status === "approved" || props.of.status === "sent"}>
          <p class="mb-4 text-sm text-ink-soft">
            {props.of.status === "sent"
              ? "It is on its way to you. Say what has arrived, and what of it can be sold again."
              : "The customer has still to send it. If it is here already, say what has arrived."}
          </p>
          <Show when={may("orders.fulfil")}>
            <Receive of={props.of} />
          </Show>
        </Match>
        <Match when={props.of.status === "received"}>
          <p class="text-sm text-ink-soft">
            Give the money back within two working days of receipt. After that the marketplace does, from your balance.
          </p>
          <Show when={may("orders.cancel")}>
            <Refund of={props.of} />
          </Show>
        </Match>
        <Match when={props.of.status === "refunded"}>
          <Notice tone="good">The money is back with the customer, or on its way.</Notice>
        </Match>
        <Match when={true}>
          <Notice tone="plain">There is nothing more to do.</Notice>
        </Match>
      </Switch>
    </Panel>
  );
}

function Decide(props: { of: ReturnView }) {
  const approving = useOutcome(approveReturn, { own: MOVED });
  const refusing = useOutcome(refuseReturn, { own: MOVED });
  return (
    <div class="mt-4 flex flex-col gap-4">
      <FormError message={approving.error()} />
      <form method="post" action={approveReturn} class="flex flex-col items-start gap-4">
        <input type="hidden" name="returnId" value={props.of.returnId} />
        <TextArea
          class="w-full"
          label="Where and how to send it"
          hint="The customer reads it. Your address, and what to put on the parcel."
          name="instructions"
          rows={3}
          maxlength={1_000}
          value={props.of.instructions}
        />
        <Button type="submit" variant="primary" busy={approving.pending()}>
          Approve
        </Button>
      </form>
      <div>
        <ConfirmForm
          label="Refuse"
          look={{ variant: "danger" }}
          title="Refuse the return?"
          action={refuseReturn}
          confirmLabel="Refuse"
          danger
          busy={refusing.pending()}
          error={refusing.error()}
        >
          <input type="hidden" name="returnId" value={props.of.returnId} />
          <TextArea
            label="Reason"
            hint="The customer reads it, and can open a claim."
            name="because"
            rows={3}
            required
            minlength={3}
            maxlength={1_000}
          />
        </ConfirmForm>
      </div>
    </div>
  );
}

function Receive(props: { of: ReturnView }) {
  const outcome = useOutcome(receiveReturn, {
    own: { ...MOVED, INVALID_INPUT: "Say what has arrived: at least one unit, and no more than was to come." },
  });
  return (
    <form method="post" action={receiveReturn} class="flex flex-col items-start gap-4">
      <input type="hidden" name="returnId" value={props.of.returnId} />
      <FormError message={outcome.error()} />
      <For each={props.of.lines}>
        {(line, i) => (
          <fieldset class="w-full border-t border-line pt-4 first-of-type:border-0 first-of-type:pt-0">
            <legend class="sr-only">{line.title}</legend>
            <p class="mb-2 font-medium" aria-hidden="true">
              {line.title}
            </p>
            <input type="hidden" name={`lines.${i()}.lineId`} value={line.lineId} />
            <div class="flex flex-wrap gap-4">
              <Field
                class="w-40"
                label={`Arrived, of ${line.quantity}`}
                name={`lines.${i()}.receivedQuantity:number`}
                type="number"
                inputmode="numeric"
                min={0}
                max={line.quantity}
                required
                value={line.quantity}
              />
              <Field
                class="w-40"
                label="Can be sold again"
                name={`lines.${i()}.resellableQuantity:number`}
                type="number"
                inputmode="numeric"
                min={0}
                max={line.quantity}
                required
                value={line.quantity}
              />
            </div>
          </fieldset>
        )}
      </For>
      <Button type="submit" variant="primary" busy={outcome.pending()}>
        Note the receipt
      </Button>
    </form>
  );
}

function Refund(props: { of: ReturnView }) {
  const outcome = useOutcome(refundReturn, { own: MOVED });
  return (
    <form method="post" action={refundReturn} class="mt-4 flex flex-col items-start gap-4">
      <input type="hidden" name="returnId" value={props.of.returnId} />
      <FormError message={outcome.error()} />
      <Button type="submit" variant="primary" busy={outcome.pending()}>
        Give the money back
      </Button>
    </form>
  );
}
