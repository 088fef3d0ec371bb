// The axes on which the variants of a new product differ, such as colour and size, each with its values.
import type { CategoryAttribute, OptionAxis } from "@stoa/client";
import { Button, Field, Icon, Panel, Select } from "@stoa/ui";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import type { ProductForm } from "./product-panels";
import { VariantGrid } from "./variant-grid";

const MOST_AXES = 3;

const KINDS = [
  { value: "select", label: "Words" },
  { value: "swatch", label: "Colours" },
];

/** The axes and, once one has values, the grid of variants. */
export function AxesPanel(props: ProductForm & { asked: readonly CategoryAttribute[] }) {
  const add = () =>
    props.setDraft("axes", (all) => [...all, { name: suggested()[0] ?? "", kind: "select", values: [] }]);
  const suggested = () =>
    props.asked
      .filter((one) => one.variantAxis && !props.draft.axes.some((axis) => axis.name === one.label))
      .map((one) => one.label);
  return (
    <Panel title="Variants">
      <Show
        when={props.draft.axes.length > 0}
        fallback={
          <p class="mb-4 text-sm text-ink-soft">
            Does it come in several colours or sizes? Then each combination is a variant with its own number, price and
            stock, on one page.
          </p>
        }
      >
        <div class="mb-4 flex flex-col gap-5">
          <For each={props.draft.axes}>
            {(axis, i) => <Axis {...props} axis={axis} index={i()} suggested={suggested()} />}
          </For>
        </div>
      </Show>
      <Show when={props.draft.axes.length < MOST_AXES}>
        <Button size="sm" onClick={add}>
          <Icon name="plus" class="size-4" />
          {props.draft.axes.length === 0 ? "It comes in variants" : "Another axis"}
        </Button>
      </Show>
      <Show when={props.problem("options")}>
        <p role="alert" class="mt-3 text-sm font-medium text-bad">
          {props.problem("options")}
        </p>
      </Show>
      <Show when={props.draft.axes.length > 0 && props.draft.axes.every((axis) => axis.values.length > 0)}>
        <VariantGrid {...props} />
      </Show>
    </Panel>
  );
}

interface AxisProps extends ProductForm {
  axis: OptionAxis;
  index: number;
  suggested: readonly string[];
}

function Axis(props: AxisProps) {
  const listId = createUniqueId();
  const [typed, setTyped] = createSignal("");
  const add = (text: string) => {
    const known = new Set(props.axis.values.map(({ value }) => value));
    const added = text
      .split(",")
      .map((value) => value.trim().slice(0, 40))
      .filter((value, i, all) => value && !known.has(value) && all.indexOf(value) === i);
    if (added.length > 0)
      props.setDraft("axes", props.index, "values", (all) => [
        ...all,
        ...added.map((value) => ({ value, hex: props.axis.kind === "swatch" ? "#808080" : null })),
      ]);
    setTyped("");
  };
  const setKind = (kind: OptionAxis["kind"]) => {
    props.setDraft("axes", props.index, "kind", kind);
    props.setDraft("axes", props.index, "values", {}, "hex", (hex) => (kind === "swatch" ? (hex ?? "#808080") : null));
  };
  return (
    <fieldset class="rounded-lg border border-line p-4">
      <legend class="sr-only">Axis {props.index + 1}</legend>
      <div class="flex flex-wrap items-end gap-3">
        <Field
          label="Differs in"
          name={`axes.${props.index}.name`}
          class="min-w-40 flex-1"
          value={props.axis.name}
          list={listId}
          maxLength={40}
          autocomplete="off"
          placeholder="Colour"
          onInput={(event) => props.setDraft("axes", props.index, "name", event.currentTarget.value.trim())}
        />
        <datalist id={listId}>
          <For each={props.suggested}>{(label) => <option value={label} />}</For>
        </datalist>
        <Select
          label="Shown as"
          name={`axes.${props.index}.kind`}
          class="w-36"
          value={props.axis.kind}
          choices={KINDS}
          onChange={(event) => setKind(event.currentTarget.value as OptionAxis["kind"])}
        />
        <Button
          variant="quiet"
          aria-label={`Remove ${props.axis.name || "this axis"}`}
          onClick={() => props.setDraft("axes", (all) => all.filter((one) => one !== props.axis))}
        >
          <Icon name="trash" class="size-4.5" />
        </Button>
      </div>
      <ul class="mt-3 flex flex-wrap gap-2">
        <For each={props.axis.values}>
          {(one, i) => (
            <li class="inline-flex min-h-9 items-center gap-2 rounded-full bg-sunken ps-3 text-sm">
              <Show when={props.axis.kind === "swatch"}>
                <input
                  type="color"
                  value={one.hex ?? "#808080"}
                  aria-label={`Colour of ${one.value}`}
                  class="size-6 cursor-pointer rounded-full border-0 bg-transparent p-0"
                  onInput={(event) =>
                    props.setDraft("axes", props.index, "values", i(), "hex", event.currentTarget.value)
                  }
                />
              </Show>
              {one.value}
              <button
                type="button"
                class="grid size-9 place-items-center rounded-full hover:bg-line"
                aria-label={`Remove ${one.value}`}
                onClick={() =>
                  props.setDraft("axes", props.index, "values", (all) => all.filter(({ value }) => value !== one.value))
                }
              >
                <Icon name="close" class="size-3.5" />
              </button>
            </li>
          )}
        </For>
      </ul>
      <Field
        label="Add a value"
        name={`axes.${props.index}.value`}
        class="mt-3"
        hint="Press Enter after each, or type several with commas."
        value={typed()}
        maxLength={200}
        autocomplete="off"
        enterkeyhint="enter"
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          add(typed());
        }}
        onBlur={() => add(typed())}
      />
    </fieldset>
  );
}
