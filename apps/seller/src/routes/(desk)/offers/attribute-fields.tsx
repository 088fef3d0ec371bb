// What the chosen category asks for: a field for each typed attribute, required ones marked, units shown.
import type { CategoryAttribute } from "@stoa/client";
import { Field, Select } from "@stoa/ui";
import { For, Match, Show, Switch } from "solid-js";
import type { ProductForm } from "./product-panels";

const YES_OR_NO = [
  { value: "", label: "Not said" },
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

/** The fields, required ones first; nothing while the category asks for nothing. */
export function AttributeFields(props: ProductForm & { asked: readonly CategoryAttribute[] }) {
  const axes = () => new Set(props.draft.axes.map((axis) => axis.name));
  const fields = () =>
    props.asked.filter((one) => !axes().has(one.label)).toSorted((a, b) => Number(b.required) - Number(a.required));
  return (
    <Show when={fields().length > 0}>
      <fieldset>
        <legend class="mb-1 text-sm font-medium">Attributes</legend>
        <p class="mb-4 text-sm text-ink-faint">
          Buyers of this category filter and compare by them. Leave out what does not apply.
        </p>
        <div class="grid gap-4 sm:grid-cols-2">
          <For each={fields()}>{(one) => <AttributeField {...props} of={one} />}</For>
        </div>
      </fieldset>
    </Show>
  );
}

function AttributeField(props: ProductForm & { of: CategoryAttribute }) {
  const field = () => `attributes.${props.of.key}`;
  const shared = {
    get label() {
      const { label, unit, required } = props.of;
      return `${label}${unit ? `, in ${unit}` : ""}${required ? " (required)" : ""}`;
    },
    get name() {
      return field();
    },
    get value() {
      return props.draft.attributes[props.of.key] ?? "";
    },
    get error() {
      return props.problem(field());
    },
    onBlur: () => props.onTouch(field()),
  };
  const set = (value: string) => props.setDraft("attributes", props.of.key, value);
  return (
    <Switch
      fallback={
        <Field
          {...shared}
          autocomplete="off"
          maxLength={200}
          inputMode={props.of.kind === "number" ? "decimal" : "text"}
          onInput={(event) => set(event.currentTarget.value)}
        />
      }
    >
      <Match when={props.of.kind === "boolean"}>
        <Select {...shared} choices={YES_OR_NO} onChange={(event) => set(event.currentTarget.value)} />
      </Match>
    </Switch>
  );
}
