// The one change there is: the whole list of pinned products of a query, set anew. Each button carries the list it makes.
import { action, redirect, useSubmission } from "@solidjs/router";
import { type Id, SetPins, submitForm } from "@stoa/client";
import { FormError } from "@stoa/ui";
import { For, type JSX } from "solid-js";
import { api } from "~/lib/api";
import { sentence } from "~/lib/sentences";
import { type Edited, editHref } from "./product-row";

/** The present list of a query, and where to return to. */
export interface PinList {
  query: string;
  productIds: readonly Id<"product">[];
  edited: Edited;
}

const setPins = action(async (form: FormData) => {
  "use server";
  const back = String(form.get("back"));
  form.delete("back");
  return submitForm(SetPins, form, async (input) => {
    await api().admin.search.pins.set.mutate(input);
    throw redirect(back.startsWith("/search/pins/") ? back : "/search/pins");
  });
}, "set-pins");

/** A form that sets the list to `productIds`; its button is the child. */
export function SetPinsForm(props: { list: PinList; productIds: readonly Id<"product">[]; children: JSX.Element }) {
  return (
    <form method="post" action={setPins}>
      <input type="hidden" name="query" value={props.list.query} />
      <input type="hidden" name="back" value={editHref(props.list.edited)} />
      <For each={props.productIds}>{(id) => <input type="hidden" name="productIds[]" value={id} />}</For>
      {props.children}
    </form>
  );
}

/** Why the last change was refused. */
export function PinsRefused() {
  const submission = useSubmission(setPins);
  return <FormError message={submission.result?.ok === false ? sentence(submission.result.code) : null} class="mb-4" />;
}
