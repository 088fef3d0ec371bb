// The form of a collection: its words, what is in it, the picture that stands for it.
import { type Action, useSubmission } from "@solidjs/router";
import type { CollectionKind, CollectionProduct, CollectionView, FormResult } from "@stoa/client";
import { Button, Field, FormError, Panel, Picture, TextArea } from "@stoa/ui";
import { createSignal, For, Show } from "solid-js";
import { sentence } from "~/lib/sentences";
import { ChosenProducts } from "./chosen-products";
import { RuleFields } from "./rule-fields";

type Saving = Action<[FormData], FormResult<unknown>>;

/** An address made of a name, as the shop would write it. */
const slugFrom = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 80);

/** The form. `collection` is what is stored; null for a new one. */
export function CollectionEditor(props: {
  kind: CollectionKind;
  collection: CollectionView | null;
  action: Saving;
  saveLabel: string;
}) {
  const submission = useSubmission(props.action);
  const [name, setName] = createSignal(props.collection?.name ?? "");
  const [products, setProducts] = createSignal<readonly CollectionProduct[]>(props.collection?.products ?? []);
  const [found, setFound] = createSignal<readonly string[]>([]);
  const refused = () => (submission.result?.ok === false ? submission.result : null);
  const problem = (field: string) => refused()?.fields[field]?.[0];
  const refusal = () => {
    const code = refused()?.code;
    if (!code) return null;
    if (code === "HANDLE_TAKEN") return "Another collection has this address. Choose a different one.";
    if (code === "CONFLICT")
      return "Somebody saved this collection meanwhile. Load the page again before you change it.";
    if (problem("content.rules")) return "Say at least one condition.";
    return Object.values(refused()!.fields)[0]?.[0] ?? sentence(code);
  };
  const covers = () =>
    props.kind === "manual"
      ? products()
          .flatMap(({ imageHash }) => imageHash ?? [])
          .slice(0, 12)
      : found();
  return (
    <form method="post" action={props.action} class="flex flex-col gap-6">
      <FormError message={refusal()} />
      <Show when={props.collection}>
        {(stored) => (
          <>
            <input type="hidden" name="collectionId" value={stored().collectionId} />
            <input type="hidden" name="version:number" value={stored().version} />
          </>
        )}
      </Show>
      <input type="hidden" name="content.kind" value={props.kind} />
      <Panel title="Words">
        <div class="grid gap-5 lg:grid-cols-2">
          <Field
            label="Name"
            name="name"
            required
            maxlength={80}
            value={name()}
            error={problem("name")}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <Field
            label="Address"
            name="slug"
            required
            maxlength={80}
            value={props.collection?.slug ?? slugFrom(name())}
            error={problem("slug")}
            hint="Lower-case letters, digits and hyphens. Changing it makes old links lead nowhere."
          />
          <TextArea
            label="What it is about"
            name="description"
            maxlength={400}
            rows={2}
            value={props.collection?.description ?? ""}
            error={problem("description")}
            class="lg:col-span-2"
          />
        </div>
      </Panel>
      <Show
        when={props.kind === "manual"}
        fallback={<RuleFields rules={props.collection?.rules ?? null} problem={problem} onFound={setFound} />}
      >
        <ChosenProducts products={products()} onChange={setProducts} />
      </Show>
      <CoverPicker hashes={covers()} chosen={props.collection?.imageHash ?? null} />
      <div class="pointer-events-none sticky bottom-4 flex justify-end">
        <Button type="submit" variant="primary" busy={submission.pending} class="pointer-events-auto shadow-float">
          {props.saveLabel}
        </Button>
      </div>
    </form>
  );
}

/** Pictures of what is in the collection, one of which stands for it. */
function CoverPicker(props: { hashes: readonly string[]; chosen: string | null }) {
  const all = () => [...new Set([...(props.chosen ? [props.chosen] : []), ...props.hashes])];
  return (
    <Panel title="Cover">
      <fieldset class="flex flex-wrap gap-3">
        <legend class="sr-only">The picture that stands for the collection</legend>
        <For each={all()} fallback={<p class="text-sm text-ink-soft">Pictures of its products are offered here.</p>}>
          {(hash, i) => (
            <label class="relative block size-20 cursor-pointer overflow-hidden rounded-md ring-1 ring-line has-checked:ring-3 has-checked:ring-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
              <input
                type="radio"
                name="imageHash"
                value={hash}
                checked={hash === (props.chosen ?? all()[0])}
                class="sr-only"
              />
              <span class="sr-only">Picture {i() + 1}</span>
              <Picture image={{ hash, alt: "" }} sizes="80px" />
            </label>
          )}
        </For>
      </fieldset>
    </Panel>
  );
}
