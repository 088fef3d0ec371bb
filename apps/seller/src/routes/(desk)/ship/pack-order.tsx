// One order at the packing table: where it goes, what goes into the box, and handing it over. With scripts the parcel is
// noted in the browser first and told from there; without, the form is posted.
import { type DeskOrder, isId, marketName } from "@stoa/client";
import { Button, Field, FormError, Icon, Panel, toast } from "@stoa/ui";
import { createSignal, For, Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { Thumb } from "~/lib/thumb";
import type { Desk, PackedParcel } from "~/offline/use-desk";
import { shipOrder } from "../orders/actions";
import { CARRIERS } from "../orders/ship-form";
import { ShipBy } from "../orders/ship-by";

/** The parcel that a form describes; null where it holds nothing. */
function parcelIn(form: FormData): PackedParcel | null {
  const lines: PackedParcel["lines"] = [];
  for (const [name, value] of form.entries()) {
    const lineId = name.startsWith("units:") ? name.slice("units:".length) : "";
    if (isId("line", lineId) && Number(value) > 0) lines.push({ lineId, quantity: Number(value) });
  }
  const [carrier, trackingNumber] = [String(form.get("carrier")).trim(), String(form.get("trackingNumber")).trim()];
  return lines.length > 0 ? { carrier, trackingNumber, lines } : null;
}

export function PackOrder(props: { desk: Desk; order: DeskOrder }) {
  const outcome = useOutcome(shipOrder, { only: (form) => form.get("orderId") === props.order.orderId });
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string | null>(null);
  const isPacked = () => props.order.lines.every(({ lineId, waiting }) => packedOf(props.desk, lineId) >= waiting);
  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    if (!props.desk.canKeep()) return;
    event.preventDefault();
    const { number } = props.order;
    const parcel = parcelIn(new FormData(event.currentTarget));
    if (!parcel) return void setProblem("Choose at least one unit for this parcel.");
    setBusy(true);
    setProblem(null);
    try {
      const told = await props.desk.pack(props.order, parcel);
      if (told.refused > 0) toast(`${number} had changed meanwhile. See above.`, { tone: "bad" });
      else
        toast(told.isStopped ? `${number} is noted, and waits for the line.` : `${number} is sent.`, { tone: "good" });
    } catch {
      setProblem("This browser could not note the parcel. Free some space, or send it from the order’s own page.");
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel>
      <div
        id={props.order.orderId}
        class="mb-4 flex scroll-mt-20 flex-wrap items-center justify-between gap-x-4 gap-y-2"
      >
        <h2 class="figures text-base font-semibold">
          <a href={`/orders/${props.order.orderId}`} class="hover:underline hover:underline-offset-4">
            {props.order.number}
          </a>
        </h2>
        <span class="flex items-center gap-3 text-sm text-ink-soft">
          <Show when={props.order.deliveryMethod === "express"}>
            <span class="font-medium text-warn">Express</span>
          </Show>
          <ShipBy order={props.order} />
        </span>
      </div>
      <form method="post" action={shipOrder} onSubmit={(event) => void submit(event)}>
        <input type="hidden" name="orderId" value={props.order.orderId} />
        <input type="hidden" name="seq:number" value={props.order.seq} />
        <div class="grid gap-x-8 gap-y-5 md:grid-cols-[minmax(0,1fr)_15rem]">
          <ul class="self-start divide-y divide-line border-y border-line">
            <For each={props.order.lines.map(({ lineId }) => lineId)}>
              {(lineId) => <Line desk={props.desk} line={props.order.lines.find((one) => one.lineId === lineId)} />}
            </For>
          </ul>
          <To order={props.order} />
        </div>
        <div class="mt-5 flex flex-col gap-4">
          <FormError message={problem() ?? outcome.error()} />
          <div class="grid items-end gap-4 sm:grid-cols-[1fr_1.4fr_auto]">
            <Field
              label="Carrier"
              name="carrier"
              list={`carriers-${props.order.market}`}
              required
              minLength={2}
              maxLength={40}
              autocomplete="off"
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
            />
            <Button type="submit" variant={isPacked() ? "primary" : "secondary"} busy={busy() || outcome.pending()}>
              Mark as shipped
            </Button>
          </div>
        </div>
        <datalist id={`carriers-${props.order.market}`}>
          <For each={CARRIERS[props.order.market]}>{(carrier) => <option value={carrier} />}</For>
        </datalist>
      </form>
    </Panel>
  );
}

const packedOf = (desk: Desk, lineId: string): number => desk.ticks().packed[lineId] ?? 0;

/** A line: ticked when all of its units lie in the box; fewer may be sent. */
function Line(props: { desk: Desk; line: DeskOrder["lines"][number] | undefined }) {
  return (
    <Show when={props.line}>
      {(line) => (
        <li class="flex items-center gap-3 py-3">
          <Show when={props.desk.canKeep()}>
            <input
              type="checkbox"
              class="size-5 shrink-0"
              aria-label={`${line().title} is in the box`}
              checked={packedOf(props.desk, line().lineId) >= line().waiting}
              onChange={(event) =>
                props.desk.setPacked(line().lineId, event.currentTarget.checked ? line().waiting : 0)
              }
            />
          </Show>
          <Thumb hash={line().imageHash} />
          <span class="min-w-0 flex-1 text-sm">
            <span class="line-clamp-2 font-medium">{line().title}</span>
            <span class="block text-ink-soft">
              <Show when={line().variantLabel}>{line().variantLabel} · </Show>
              <span class="font-mono text-xs">{line().sku}</span>
            </span>
            <Show when={packedOf(props.desk, line().lineId) > 0}>
              <span class="flex items-center gap-1 text-xs font-medium text-good">
                <Icon name="check" class="size-3.5" />
                {Math.min(packedOf(props.desk, line().lineId), line().waiting)} of {line().waiting} in the box
              </span>
            </Show>
          </span>
          <select
            name={`units:${line().lineId}`}
            aria-label={`Units of ${line().title} in this parcel`}
            class="min-h-11 rounded-md bg-surface px-3 text-sm ring-1 ring-line-strong/70 ring-inset focus:ring-2 focus:ring-accent focus:outline-none"
          >
            <For each={Array.from({ length: line().waiting + 1 }, (_, n) => n)}>
              {(n) => (
                <option value={n} selected={n === line().waiting}>
                  {n === 0 ? "None" : `× ${n}`}
                </option>
              )}
            </For>
          </select>
        </li>
      )}
    </Show>
  );
}

/** Where it goes, as it stands on a label. */
function To(props: { order: DeskOrder }) {
  const address = () => props.order.address;
  const town = () => [address().postalCode, address().city, address().region].filter(Boolean).join(", ");
  return (
    <address class="text-sm leading-6 not-italic">
      <span class="block text-xs text-ink-faint">Send to</span>
      <span class="block font-semibold">{address().name}</span>
      <For each={[address().line1, address().line2, town(), marketName(props.order.market), address().phone]}>
        {(line) => <Show when={line}>{<span class="block">{line}</span>}</Show>}
      </For>
    </address>
  );
}
