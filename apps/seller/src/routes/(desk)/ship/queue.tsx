// Parcels that wait for the line, and those that were refused, each with what came in between. Nothing goes by itself.
import { Button, Notice } from "@stoa/ui";
import { For, Match, Show, Switch } from "solid-js";
import { sentence } from "~/lib/sentences";
import { counted } from "~/lib/words";
import type { QueuedParcel } from "~/offline/parcels";
import type { Desk } from "~/offline/use-desk";

export function Queue(props: { desk: Desk }) {
  return (
    <div aria-live="polite" class="flex flex-col gap-3 not-empty:mb-5">
      <Show when={props.desk.canKeep() && !props.desk.hasLine()}>
        <Notice tone="plain">
          You are offline. Go on packing: what you send is noted here and told once there is a line.
        </Notice>
      </Show>
      <Show when={props.desk.waiting().length > 0}>
        <Notice tone="warn">
          <div class="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <p>
              <span class="font-semibold">{counted(props.desk.waiting().length, "parcel")} waiting for the line: </span>
              {props.desk
                .waiting()
                .map(({ number }) => number)
                .join(", ")}
            </p>
            <Button size="sm" onClick={() => void props.desk.tell()}>
              Try now
            </Button>
          </div>
        </Notice>
      </Show>
      <For each={props.desk.refused()}>{(parcel) => <Refused desk={props.desk} parcel={parcel} />}</For>
    </div>
  );
}

function Refused(props: { desk: Desk; parcel: QueuedParcel }) {
  const of = <K extends string>(kind: K) => {
    const { refusal } = props.parcel;
    return refusal?.kind === kind ? (refusal as Extract<typeof refusal, { kind: K }>) : undefined;
  };
  return (
    <Notice tone="bad">
      <p class="font-semibold">
        {props.parcel.number}: your parcel {props.parcel.carrier} {props.parcel.trackingNumber} was not noted
      </p>
      <p class="mt-1">
        <Switch fallback="The order has changed since you packed it: some of it was sent or called off. Look at the order, and send what is left.">
          <Match when={of("cancelled")}>The order was called off meanwhile. Keep the parcel here.</Match>
          <Match when={of("sent")}>
            {(by) => (
              <>
                It was sent by somebody else meanwhile, with {by().carrier} {by().trackingNumber}. If both parcels have
                left, the customer has it twice.
              </>
            )}
          </Match>
          <Match when={of("other")}>{(other) => sentence(other().code)}</Match>
        </Switch>
      </p>
      <div class="mt-2 flex flex-wrap gap-x-5 gap-y-1">
        <a
          href={`/orders/${props.parcel.orderId}`}
          class="inline-flex min-h-9 items-center font-semibold underline underline-offset-4"
        >
          Open the order
        </a>
        <button
          type="button"
          class="min-h-9 font-semibold underline underline-offset-4"
          onClick={() => void props.desk.forget(props.parcel.key)}
        >
          I have seen it
        </button>
      </div>
    </Notice>
  );
}
