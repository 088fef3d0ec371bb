// Orders to pack, due first: scan or tick what goes into the box, then the number under which the parcel travels.
import { Field, Panel } from "@stoa/ui";
import { createSignal, For, Show } from "solid-js";
import { scanned } from "~/offline/parcels";
import type { Desk } from "~/offline/use-desk";
import { PackOrder } from "./pack-order";

export function PackList(props: { desk: Desk }) {
  return (
    <div class="flex flex-col gap-5">
      <Show when={props.desk.canKeep()}>
        <Scan desk={props.desk} />
      </Show>
      <For each={props.desk.orders().map(({ orderId }) => orderId)}>
        {(orderId) => {
          const order = () => props.desk.orders().find((one) => one.orderId === orderId);
          return <Show when={order()}>{(order) => <PackOrder desk={props.desk} order={order()} />}</Show>;
        }}
      </For>
    </div>
  );
}

/** A field for a scanner, which types a number and presses Enter. */
function Scan(props: { desk: Desk }) {
  const [told, setTold] = createSignal<{ text: string; isFound: boolean } | null>(null);
  const scan = (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    const field = event.currentTarget.elements.namedItem("code") as HTMLInputElement;
    const { packed } = props.desk.ticks();
    const found = scanned(props.desk.orders(), packed, field.value);
    if (found) {
      props.desk.setPacked(found.line.lineId, (packed[found.line.lineId] ?? 0) + 1);
      document.getElementById(found.order.orderId)?.scrollIntoView({ block: "nearest" });
    }
    setTold(
      found
        ? { text: `${found.line.title} goes into ${found.order.number}.`, isFound: true }
        : { text: `No order needs another “${field.value.trim()}”.`, isFound: false },
    );
    field.value = "";
    field.focus();
  };
  return (
    <Panel>
      <form onSubmit={scan} class="flex flex-wrap items-end gap-x-5 gap-y-2">
        <Field
          label="Scan, or type an article number"
          name="code"
          autocomplete="off"
          autocapitalize="characters"
          enterkeyhint="done"
          class="w-full sm:w-80"
        />
        <p
          role="status"
          class="text-sm empty:hidden sm:pb-3"
          classList={{ "text-good": told()?.isFound, "text-bad": told()?.isFound === false }}
        >
          {told()?.text}
        </p>
      </form>
    </Panel>
  );
}
