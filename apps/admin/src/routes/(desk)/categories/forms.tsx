// The forms by which operators let categories ask: add an attribute, say how it is used, ask no longer.
import { action, createAsync, query, redirect, useSubmission } from "@solidjs/router";
import {
  ATTRIBUTE_KINDS,
  type CategoryAttribute,
  type CategoryNode,
  RemoveCategoryAttribute,
  SetAttribute,
  SetCategoryAttribute,
  submitForm,
} from "@stoa/client";
import { Checkbox, ConfirmForm, Field, Select } from "@stoa/ui";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { read } from "~/lib/session";

export const categoryTree = query(() => read(() => api().admin.categories.tree.query()), "admin.categories.tree");
export const categoryAttributes = query(
  (categorySlug: string) => read(() => api().admin.categories.attributesOf.query({ categorySlug })),
  "admin.categories.attributes-of",
);
const allAttributes = query(() => read(() => api().admin.categories.attributes.query()), "admin.categories.attributes");

const FLAGS = [
  { name: "filterable", label: "Buyers filter by it" },
  { name: "variantAxis", label: "Variants differ in it" },
  { name: "required", label: "Sellers must fill it in" },
] as const;

const leading = (categorySlug: string, done: string) => redirect(`/categories?c=${categorySlug}&done=${done}`);

/** A box that is not ticked sends nothing: that is a no. */
function withFlags(form: FormData): FormData {
  for (const { name } of FLAGS) if (!form.has(`${name}:boolean`)) form.set(`${name}:boolean`, "false");
  return form;
}

const ask = action(async (form: FormData) => {
  "use server";
  return submitForm(SetCategoryAttribute, withFlags(form), async (input) => {
    await api().admin.categories.ask.mutate(input);
    throw leading(input.categorySlug, "asked");
  });
}, "ask");

const askNew = action(async (form: FormData) => {
  "use server";
  const Both = SetAttribute.extend(SetCategoryAttribute.shape);
  return submitForm(
    Both,
    withFlags(form),
    async ({ categorySlug, filterable, variantAxis, required, ...attribute }) => {
      await api().admin.categories.setAttribute.mutate(attribute);
      await api().admin.categories.ask.mutate({ categorySlug, key: attribute.key, filterable, variantAxis, required });
      throw leading(categorySlug, "asked");
    },
  );
}, "ask-new");

const askNoMore = action(async (form: FormData) => {
  "use server";
  return submitForm(RemoveCategoryAttribute, form, async (input) => {
    await api().admin.categories.askNoMore.mutate(input);
    throw leading(input.categorySlug, "removed");
  });
}, "ask-no-more");

type Refused = { ok: boolean; code?: Parameters<typeof sentence>[0] } | undefined;

const refusalOf = (result: Refused) =>
  !result || result.ok
    ? null
    : result.code === "CONFLICT"
      ? "Products have this attribute already: its kind and unit stay as they are."
      : sentence(result.code);

function Flags(props: { of?: CategoryAttribute }) {
  return (
    <div class="flex flex-col">
      <For each={FLAGS}>
        {({ name, label }) => <Checkbox name={`${name}:boolean`} label={label} checked={props.of?.[name] ?? false} />}
      </For>
    </div>
  );
}

/** Says how an attribute is used here; of an inherited one it makes an own rule. */
export function AskForm(props: { node: CategoryNode; of: CategoryAttribute; isOwn: boolean }) {
  const submission = useSubmission(ask, ([form]) => form.get("key") === props.of.key);
  return (
    <ConfirmForm
      label="Edit"
      look={{ size: "sm", variant: "quiet" }}
      title={`${props.of.label} in ${props.node.name}`}
      action={ask}
      confirmLabel="Save"
      busy={submission.pending}
      error={refusalOf(submission.result)}
    >
      <p>
        {props.isOwn
          ? "It holds for this category and all below it."
          : `${props.of.from.name} says how it is used. What you say here holds for ${props.node.name} and all below it instead.`}
      </p>
      <input type="hidden" name="categorySlug" value={props.node.slug} />
      <input type="hidden" name="key" value={props.of.key} />
      <Flags of={props.of} />
    </ConfirmForm>
  );
}

/** Lets the category ask no longer. */
export function AskNoMoreForm(props: { node: CategoryNode; of: CategoryAttribute }) {
  const submission = useSubmission(askNoMore, ([form]) => form.get("key") === props.of.key);
  return (
    <ConfirmForm
      label="Remove"
      look={{ size: "sm", variant: "quiet" }}
      title={`Remove ${props.of.label} from ${props.node.name}?`}
      action={askNoMore}
      confirmLabel="Remove"
      danger
      busy={submission.pending}
      error={refusalOf(submission.result)}
    >
      <ul class="flex list-disc flex-col gap-1.5 ps-5">
        <li>Sellers are not asked for it any more, here and below, unless a category above asks.</li>
        <li>Values that products have stay on their pages.</li>
      </ul>
      <input type="hidden" name="categorySlug" value={props.node.slug} />
      <input type="hidden" name="key" value={props.of.key} />
    </ConfirmForm>
  );
}

/** Two ways to add: an attribute that the marketplace knows, or a new one. */
export function AddAttribute(props: { node: CategoryNode; asked: readonly CategoryAttribute[] }) {
  const known = createAsync(() => allAttributes(), { deferStream: true });
  const adding = useSubmission(ask, ([form]) => form.get("key") !== null);
  const making = useSubmission(askNew);
  const others = () => (known() ?? []).filter(({ key }) => !props.asked.some((one) => one.key === key));
  return (
    <span class="flex flex-wrap justify-end gap-2">
      <Show when={others().length > 0}>
        <ConfirmForm
          label="Add"
          look={{ size: "sm" }}
          title={`Let ${props.node.name} ask for`}
          action={ask}
          confirmLabel="Add"
          busy={adding.pending}
          error={refusalOf(adding.result)}
        >
          <input type="hidden" name="categorySlug" value={props.node.slug} />
          <Select
            label="Attribute"
            name="key"
            choices={others().map(({ key, label, unit }) => ({
              value: key,
              label: unit ? `${label}, ${unit}` : label,
            }))}
          />
          <Flags />
        </ConfirmForm>
      </Show>
      <ConfirmForm
        label="New attribute"
        look={{ size: "sm" }}
        title="A new attribute"
        action={askNew}
        confirmLabel="Make it"
        busy={making.pending}
        error={refusalOf(making.result)}
      >
        <input type="hidden" name="categorySlug" value={props.node.slug} />
        <Field
          label="Name"
          name="label"
          required
          maxLength={60}
          autocomplete="off"
          hint="As buyers read it: Seat height."
        />
        <Field
          label="Key"
          name="key"
          required
          maxLength={60}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          autocomplete="off"
          hint="As it stands in addresses of filters: seat-height."
        />
        <Select
          label="Kind"
          name="kind"
          choices={ATTRIBUTE_KINDS.map((kind) => ({
            value: kind,
            label: { text: "Text", number: "Number", boolean: "Yes or no" }[kind],
          }))}
        />
        <div class="grid gap-4 sm:grid-cols-2">
          <Field label="Unit" name="unit" maxLength={12} autocomplete="off" hint="Numbers only." />
          <Field
            label="Step"
            name="step:number"
            type="number"
            min={0}
            step="any"
            hint="The width of a filter's bins."
          />
        </div>
        <Flags />
      </ConfirmForm>
    </span>
  );
}
