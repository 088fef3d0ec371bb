// The changes that can be made, one of which is chosen; the figures of the others are not read. Without scripts all of them
// stand open.
import { createHasScript, Field, Select } from "@stoa/ui";
import { createSignal, For, type JSX, Show } from "solid-js";
import { CURRENCIES } from "../changes";

type Kind = "price_by" | "price_set" | "stock_set" | "stock_by" | "status" | "handling";

const KINDS: readonly { kind: Kind; label: string }[] = [
  { kind: "price_by", label: "Raise or lower prices" },
  { kind: "price_set", label: "Set a price" },
  { kind: "stock_set", label: "Set the stock" },
  { kind: "stock_by", label: "Add to or take from the stock" },
  { kind: "status", label: "Pause or put on sale" },
  { kind: "handling", label: "Set handling days" },
];

/** The choice, and the fields of what is chosen. */
export function ChangeFields() {
  const [kind, setKind] = createSignal<Kind>("price_by");
  const hasScript = createHasScript();
  const Part = (props: { kinds: readonly Kind[]; children: JSX.Element }) => (
    <Show when={!hasScript() || props.kinds.includes(kind())}>
      <div class="flex flex-wrap items-end gap-4">{props.children}</div>
    </Show>
  );
  return (
    <div class="grid gap-6 md:grid-cols-[16rem_1fr]">
      <fieldset>
        <legend class="sr-only">What should change?</legend>
        <For each={KINDS}>
          {(one, i) => (
            <label class="flex min-h-10 cursor-pointer items-center gap-2.5 rounded-md px-2 text-sm hover:bg-sunken has-checked:bg-accent-soft has-checked:font-semibold">
              <input
                type="radio"
                name="kind"
                value={one.kind}
                checked={i() === 0}
                onChange={() => setKind(one.kind)}
                class="size-4.5"
              />
              {one.label}
            </label>
          )}
        </For>
      </fieldset>
      <div class="flex flex-col gap-4">
        <Part kinds={["price_by", "price_set"]}>
          <Select
            label="Currency"
            name="currency"
            choices={CURRENCIES.map((currency) => ({ value: currency, label: currency }))}
            class="w-32"
          />
        </Part>
        <Part kinds={["price_by"]}>
          <Way name="priceWay" more="Up by" less="Down by" />
          <Field label="Percent" name="percent" inputMode="decimal" autocomplete="off" placeholder="10" class="w-28" />
          <Select
            label="Rounding"
            name="ending"
            choices={[
              { value: "exact", label: "To the cent" },
              { value: "ninety_nine", label: "Ending in .99" },
              { value: "whole", label: "Whole amounts" },
            ]}
            class="w-48"
          />
        </Part>
        <Part kinds={["price_set"]}>
          <Field
            label="New price"
            name="amount"
            inputMode="decimal"
            autocomplete="off"
            placeholder="19.90"
            class="w-40"
          />
        </Part>
        <Part kinds={["stock_set"]}>
          <Field
            label="Units on hand"
            name="onHand"
            inputMode="numeric"
            autocomplete="off"
            placeholder="25"
            class="w-40"
          />
        </Part>
        <Part kinds={["stock_by"]}>
          <Way name="stockWay" more="Add" less="Take away" />
          <Field label="Units" name="units" inputMode="numeric" autocomplete="off" placeholder="5" class="w-32" />
        </Part>
        <Part kinds={["status"]}>
          <Select
            label="State"
            name="status"
            choices={[
              { value: "paused", label: "Paused: not shown in the shop" },
              { value: "active", label: "On sale" },
            ]}
            class="w-72"
          />
        </Part>
        <Part kinds={["handling"]}>
          <Field
            label="Working days until a parcel leaves"
            name="handlingDays"
            inputMode="numeric"
            autocomplete="off"
            placeholder="1"
            hint="0 to 60. Promises of delivery follow at once."
            class="w-72"
          />
        </Part>
      </div>
    </div>
  );
}

function Way(props: { name: string; more: string; less: string }) {
  return (
    <Select
      label="Which way"
      name={props.name}
      choices={[
        { value: "more", label: props.more },
        { value: "less", label: props.less },
      ]}
      class="w-36"
    />
  );
}
