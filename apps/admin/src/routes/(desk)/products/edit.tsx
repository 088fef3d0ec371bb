// What an operator changes of a product by themselves: its words, shelf and address; whether it is in the shop.
import { action, createAsync, query, redirect, useSubmission } from "@solidjs/router";
import { type AdminProductView, EditProduct, SetProductStatus, submitForm } from "@stoa/client";
import { ConfirmForm, Field, Select, TextArea } from "@stoa/ui";
import { For, Show } from "solid-js";
import { api } from "~/lib/api";
import { leavesOf } from "~/lib/leaves";
import { sentence } from "~/lib/sentences";
import { read } from "~/lib/session";
import { AttributeInputs, attributesIn } from "./attribute-inputs";

const categories = query(() => read(() => api().admin.categories.tree.query()), "admin.categories.tree");

const editProduct = action(async (form: FormData) => {
  "use server";
  const attributes = attributesIn(form);
  return submitForm(EditProduct.omit({ attributes: true }), form, async (input) => {
    await api().admin.products.edit.mutate({ ...input, attributes });
    throw redirect(`/products/${input.productId}?done=edited`);
  });
}, "edit-product");

const setStatus = action(async (form: FormData) => {
  "use server";
  return submitForm(SetProductStatus, form, async (input) => {
    await api().admin.products.setStatus.mutate(input);
    throw redirect(`/products/${input.productId}?done=${input.status}`);
  });
}, "set-product-status");

/** What a refusal means here. */
function refusalOf(result: { ok: boolean; code?: string; details?: Record<string, unknown> } | undefined) {
  if (!result || result.ok) return null;
  const { code, details } = result;
  if (code === "CONFLICT")
    return details?.["field"] === "gtin"
      ? "Another product in the shop has one of its GTINs."
      : "Another product has or had this address.";
  if (code === "INVALID_INPUT")
    return details?.["field"] === "content"
      ? "Nothing differs from now."
      : "A field is missing, too long, or not what the category takes.";
  return sentence(code as Parameters<typeof sentence>[0]);
}

/** The button, and the form behind it. */
export function EditForm(props: { product: AdminProductView }) {
  const submission = useSubmission(editProduct);
  const tree = createAsync(() => categories(), { deferStream: true });
  const content = () => props.product.content;
  return (
    <ConfirmForm
      label="Edit"
      look={{ size: "sm" }}
      title={`Edit ${content().title}`}
      action={editProduct}
      confirmLabel="Change the page"
      busy={submission.pending}
      error={refusalOf(submission.result)}
    >
      <p>It holds at once, and stays on record under your name.</p>
      <input type="hidden" name="productId" value={props.product.productId} />
      <Field label="Title" name="title" required minLength={3} maxLength={140} value={content().title} />
      <Field label="Brand" name="brand" required maxLength={60} value={content().brand} />
      <Select
        label="Category"
        name="categorySlug"
        value={content().categorySlug}
        choices={leavesOf(tree() ?? []).map(({ slug, path }) => ({ value: slug, label: path }))}
      />
      <TextArea
        label="Description"
        name="description"
        required
        minlength={20}
        maxlength={5_000}
        rows={8}
        value={content().description}
      />
      <AttributeInputs product={props.product} />
      <Field
        label="Address"
        name="slug"
        required
        maxLength={120}
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        value={props.product.slug}
        hint="Links to the old address go on leading here."
      />
    </ConfirmForm>
  );
}

/** Takes the product out of the shop, or puts it back; nothing while it was never there. */
export function StatusForm(props: { product: AdminProductView }) {
  const submission = useSubmission(setStatus);
  const isActive = () => props.product.status === "active";
  const verb = () => (isActive() ? "Take out of the shop" : "Put back into the shop");
  const consequences = () =>
    isActive()
      ? [
          "Its page and all offers on it vanish from the shop within seconds; orders that are placed stay.",
          "Its GTINs become free for other products.",
        ]
      : ["Its page and offers come back within seconds, unless another product has one of its GTINs by now."];
  return (
    <Show when={isActive() || props.product.status === "archived"}>
      <ConfirmForm
        label={verb()}
        look={{ variant: isActive() ? "danger" : "primary" }}
        title={`${verb()}?`}
        action={setStatus}
        confirmLabel={verb()}
        danger={isActive()}
        busy={submission.pending}
        error={refusalOf(submission.result)}
      >
        <ul class="flex list-disc flex-col gap-1.5 ps-5">
          <For each={consequences()}>{(one) => <li>{one}</li>}</For>
        </ul>
        <input type="hidden" name="productId" value={props.product.productId} />
        <input type="hidden" name="status" value={isActive() ? "archived" : "active"} />
        <TextArea label="Reason" name="reason" hint="For the record." required minlength={3} maxlength={500} rows={3} />
      </ConfirmForm>
    </Show>
  );
}
