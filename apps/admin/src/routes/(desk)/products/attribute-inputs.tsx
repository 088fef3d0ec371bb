// The typed attributes in an operator's form: named so that the form says their kind, with scripts or without.
import { createAsync, query } from "@solidjs/router";
import type { AdminProductView, AttributeValue, CategoryAttribute } from "@stoa/client";
import { Field, Select } from "@stoa/ui";
import { For, Match, Show, Switch } from "solid-js";
import { api } from "~/lib/api";
import { read } from "~/lib/session";

export const attributesOf = query(
  (categorySlug: string) => read(() => api().admin.categories.attributesOf.query({ categorySlug })),
  "admin.categories.attributes-of",
);

const PREFIX = "attribute ";

/** Takes the attributes out of a form: what is left then is the rest of the product. */
export function attributesIn(form: FormData): AttributeValue[] {
  const found: AttributeValue[] = [];
  const named = Array.from(form.entries()).filter(([name]) => name.startsWith(PREFIX));
  for (const [name, entry] of named) {
    form.delete(name);
    const [key = "", kind] = name.slice(PREFIX.length).split(" ");
    const text = String(entry).trim();
    if (text === "") continue;
    const number = kind === "number" ? Number(text) : Number.NaN;
    found.push({ key, value: kind === "boolean" ? text === "yes" : Number.isFinite(number) ? number : text });
  }
  return found;
}

const typed = (value: AttributeValue["value"] | undefined) =>
  typeof value === "boolean" ? (value ? "yes" : "no") : String(value ?? "");

/** A field for each attribute that the category asks for; what the product has beyond that travels along unseen. */
export function AttributeInputs(props: { product: AdminProductView }) {
  const asked = createAsync(() => attributesOf(props.product.content.categorySlug), { deferStream: true });
  const axes = () =>
    new Set(
      props.product.variants.length > 1 ? (asked() ?? []).filter((one) => one.variantAxis).map((one) => one.key) : [],
    );
  const valueOf = (key: string) => props.product.content.attributes.find((one) => one.key === key)?.value;
  const fields = () => (asked() ?? []).filter((one) => valueOf(one.key) !== undefined || !axes().has(one.key));
  const others = () => props.product.content.attributes.filter(({ key }) => !fields().some((one) => one.key === key));
  return (
    <Show when={asked()}>
      <details class="rounded-md border border-line px-4 py-2">
        <summary class="flex min-h-9 items-center text-sm font-medium text-ink">Attributes</summary>
        <div class="flex flex-col gap-4 pt-2 pb-3">
          <For each={fields()}>{(one) => <AttributeInput of={one} value={typed(valueOf(one.key))} />}</For>
        </div>
      </details>
      <For each={others()}>
        {({ key, value }) => <input type="hidden" name={`${PREFIX}${key} ${typeof value}`} value={typed(value)} />}
      </For>
    </Show>
  );
}

function AttributeInput(props: { of: CategoryAttribute; value: string }) {
  const label = () =>
    `${props.of.label}${props.of.unit ? `, in ${props.of.unit}` : ""}${props.of.required ? " (required)" : ""}`;
  const name = () => `${PREFIX}${props.of.key} ${props.of.kind}`;
  return (
    <Switch fallback={<Field label={label()} name={name()} maxLength={200} autocomplete="off" value={props.value} />}>
      <Match when={props.of.kind === "boolean"}>
        <Select
          label={label()}
          name={name()}
          value={props.value}
          choices={[
            { value: "", label: "Not said" },
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
          ]}
        />
      </Match>
    </Switch>
  );
}
