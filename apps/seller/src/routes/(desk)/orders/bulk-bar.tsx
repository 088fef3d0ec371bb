// What can be done with orders that are ticked: the next step of all of them, and their packing slips on paper.
import { useSubmission } from "@solidjs/router";
import { Button, createHasScript, LinkButton, Notice } from "@stoa/ui";
import { PickBar } from "@stoa/ui/desk";
import { createEffect, For, Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { counted } from "~/lib/words";
import { stepOrders, type StepsTaken } from "./steps";

const DONE = { pick: "Picking has begun", pack: "Packed" };

/** The form under the list; the boxes of the rows belong to it. */
export function OrderBulkBar(props: { picked: readonly string[] }) {
  const hasScript = createHasScript();
  const sent = useSubmission(stepOrders);
  const steps = () => (
    <>
      <Button type="submit" name="step" value="pick" size="sm" variant="quiet" busy={sent.pending}>
        Start picking
      </Button>
      <Button type="submit" name="step" value="pack" size="sm" variant="primary" busy={sent.pending}>
        Mark as packed
      </Button>
    </>
  );
  return (
    <form id="steps" method="post" action={stepOrders} class="contents">
      <Show when={hasScript()} fallback={<div class="mt-4 flex flex-wrap items-center gap-3 text-sm">{steps()}</div>}>
        <PickBar count={props.picked.length}>
          <span class="flex flex-wrap items-center gap-2">
            <LinkButton href={`/slip?orders=${props.picked.join(",")}`} size="sm" variant="quiet">
              Packing slips
            </LinkButton>
            {steps()}
          </span>
        </PickBar>
      </Show>
    </form>
  );
}

/** What came of the last step, with what was refused and why. */
export function StepsTold() {
  const sent = useSubmission(stepOrders);
  let place!: HTMLDivElement;
  // Whoever ticked rows far down the list is led to what came of it.
  createEffect(() => {
    if (!sent.pending && (sent.result || sent.error)) place.scrollIntoView({ block: "center" });
  });
  return (
    <div ref={place} role="status" class="mb-4 empty:hidden">
      <Show when={!sent.pending && sent.result}>{(result) => <Told of={result()} />}</Show>
      <Show when={!sent.pending && sent.error}>
        <Notice tone="bad">
          The server could not be reached, or stopped in the middle. The list shows where each order stands; try again
          with those that are left.
        </Notice>
      </Show>
    </div>
  );
}

function Told(props: { of: StepsTaken }) {
  return (
    <Notice tone={props.of.refused.length > 0 ? "warn" : "good"}>
      <p>
        {DONE[props.of.step]}: {counted(props.of.takenCount, "order")}
        {props.of.refused.length > 0 ? `; ${counted(props.of.refused.length, "order")} stayed as they were.` : "."}
      </p>
      <ul class="mt-1 empty:hidden">
        <For each={props.of.refused}>
          {({ orderId, number, code }) => (
            <li>
              <a href={`/orders/${orderId}`} class="figures font-medium underline">
                {number}
              </a>
              : {sentence(code, { ILLEGAL_TRANSITION: "it is past this step, or not there yet." })}
            </li>
          )}
        </For>
      </ul>
    </Notice>
  );
}
