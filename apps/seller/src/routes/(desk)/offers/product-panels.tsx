// The parts of the form for a product: its pictures, what it is, and how it is sold.
import { type CategoryAttribute, type CategoryNode, type Condition, CONDITIONS, marketName } from "@stoa/client";
import { Field, Panel, Select, TextArea } from "@stoa/ui";
import { For, Show } from "solid-js";
import type { SetStoreFunction } from "solid-js/store";
import { CONDITION_WORD } from "~/lib/words";
import { AttributeFields } from "./attribute-fields";
import { CategoryPicker } from "./category-picker";
import { type Draft, PRICED_MARKETS } from "./draft";
import { PhotoPicker } from "./photo-picker";

/** What every part gets: the draft, a way to change it, and what is wrong with a field that was left. */
export interface ProductForm {
  draft: Draft;
  setDraft: SetStoreFunction<Draft>;
  problem: (field: string) => string | undefined;
  onTouch: (field: string) => void;
}

type TextKey = "title" | "brand" | "description" | "sku" | "gtin" | "onHand" | "weightGrams";

/** What ties a text control to its field of the draft. */
function bind(form: ProductForm, key: TextKey) {
  return {
    name: key,
    get value() {
      return form.draft[key];
    },
    get error() {
      return form.problem(key);
    },
    onInput: (event: { currentTarget: { value: string } }) => form.setDraft(key, event.currentTarget.value),
    onBlur: () => form.onTouch(key),
  };
}

/** Its pictures. */
export function PhotosPanel(props: ProductForm) {
  return (
    <Panel title="Pictures">
      <PhotoPicker {...props} />
    </Panel>
  );
}

/** What it is. */
export function AboutPanel(
  props: ProductForm & { tree: readonly CategoryNode[]; asked: readonly CategoryAttribute[] },
) {
  return (
    <Panel title="The product">
      <div class="flex flex-col gap-5">
        <Field
          label="Title"
          maxLength={140}
          autocomplete="off"
          hint="What it is, in the words buyers search with."
          {...bind(props, "title")}
        />
        <Field label="Brand" maxLength={60} autocomplete="off" {...bind(props, "brand")} />
        <CategoryPicker
          tree={props.tree}
          value={props.draft.categorySlug}
          error={props.problem("categorySlug")}
          onChoose={(slug) => props.setDraft("categorySlug", slug)}
        />
        <TextArea
          label="Description"
          rows={6}
          maxLength={5_000}
          hint="Material, size, what is in the box, how to care for it."
          {...bind(props, "description")}
        />
        <AttributeFields {...props} />
      </div>
    </Panel>
  );
}

/** How it is sold. */
export function OfferPanel(props: ProductForm) {
  const isGrid = () => props.draft.axes.length > 0;
  return (
    <Panel title="Your offer">
      <div class="grid gap-5 sm:grid-cols-2">
        <Field
          label="SKU"
          maxLength={60}
          autocomplete="off"
          hint={isGrid() ? "Your own article number; variants add their own ending." : "Your own article number."}
          {...bind(props, "sku")}
        />
        <Show when={!isGrid()}>
          <Field
            label="GTIN (optional)"
            maxLength={20}
            inputMode="numeric"
            autocomplete="off"
            hint="The number under the bar code."
            {...bind(props, "gtin")}
          />
        </Show>
        <Select
          label="Condition"
          name="condition"
          value={props.draft.condition}
          choices={CONDITIONS.map((condition) => ({ value: condition, label: CONDITION_WORD[condition] }))}
          onChange={(event) => props.setDraft("condition", event.currentTarget.value as Condition)}
        />
        <Field label="Stock on hand" inputMode="numeric" autocomplete="off" {...bind(props, "onHand")} />
        <Field
          label="Weight with packing, in grams"
          inputMode="numeric"
          autocomplete="off"
          {...bind(props, "weightGrams")}
        />
      </div>
      <fieldset class="mt-6 border-t border-line pt-5">
        <legend class="float-start mb-1 text-sm font-medium">Prices</legend>
        <p class="clear-start mb-4 text-sm text-ink-faint">
          Buyers of a country see the price in its currency. In countries marked “with tax”, the price holds the tax.
        </p>
        <div class="grid gap-4 sm:grid-cols-2">
          <For each={PRICED_MARKETS}>
            {(market) => (
              <Field
                label={`${market.currency}, ${marketName(market.handle)}${market.taxInclusive ? " (with tax)" : ""}`}
                name={`prices.${market.currency}`}
                inputMode={market.currency === "JPY" ? "numeric" : "decimal"}
                autocomplete="off"
                placeholder={market.currency === "JPY" ? "1200" : "12.50"}
                value={props.draft.prices[market.currency] ?? ""}
                error={props.problem(`prices.${market.currency}`)}
                onInput={(event) => props.setDraft("prices", market.currency, event.currentTarget.value)}
                onBlur={() => props.onTouch(`prices.${market.currency}`)}
              />
            )}
          </For>
        </div>
        <Show when={props.problem("prices")}>
          <p role="alert" class="mt-2 text-sm font-medium text-bad">
            {props.problem("prices")}
          </p>
        </Show>
      </fieldset>
    </Panel>
  );
}
