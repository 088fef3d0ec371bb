// The grid of variants: SKU, GTIN, stock and price of each. What is left empty is as written for all.
import type { Currency } from "@stoa/client";
import { controlClass, Select } from "@stoa/ui";
import { createSignal, For, Show } from "solid-js";
import { PRICED_MARKETS } from "./draft";
import type { ProductForm } from "./product-panels";
import { MOST_VARIANTS, rowKey, type RowDraft, variantsOf } from "./variants";

const EMPTY: RowDraft = { sku: "", gtin: "", onHand: "", prices: {} };

/** One row for every combination. On a phone each row is a card. */
export function VariantGrid(props: ProductForm) {
  const [currency, setCurrency] = createSignal<Currency>("USD");
  const variants = () => variantsOf(props.draft);
  const set = (key: string, change: Partial<RowDraft>) =>
    props.setDraft("rows", key, (row) => ({ ...EMPTY, ...row, ...change }));
  return (
    <div class="mt-6 border-t border-line pt-5">
      <div class="mb-3 flex flex-wrap items-end justify-between gap-3">
        <p class="max-w-prose text-sm text-ink-soft">
          {variants().length === 1 ? "One variant." : `${variants().length} variants.`} What you leave empty is as in
          “Your offer” below.
        </p>
        <Select
          label="Prices in"
          name="gridCurrency"
          class="w-32"
          value={currency()}
          choices={PRICED_MARKETS.map((market) => ({ value: market.currency, label: market.currency }))}
          onChange={(event) => setCurrency(event.currentTarget.value as Currency)}
        />
      </div>
      <Show when={variants().length > MOST_VARIANTS}>
        <p role="alert" class="mb-3 text-sm font-medium text-bad">
          A product has at most {MOST_VARIANTS} variants. Take some values away.
        </p>
      </Show>
      <table class="w-full border-collapse text-sm max-sm:block">
        <caption class="sr-only">Variants</caption>
        <thead class="max-sm:sr-only">
          <tr class="text-start text-xs text-ink-faint">
            <For each={["Variant", "SKU", "GTIN", "Stock", `Price, ${currency()}`]}>
              {(head) => (
                <th scope="col" class="px-1.5 py-2 text-start font-medium first:ps-0 last:pe-0">
                  {head}
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody class="max-sm:block">
          <For each={variants().map((one) => rowKey(one.options))}>
            {(key, i) => {
              const row = () => props.draft.rows[key] ?? EMPTY;
              const cell = (part: keyof RowDraft) => ({
                label: `${{ sku: "SKU", gtin: "GTIN", onHand: "Stock", prices: `Price, ${currency()},` }[part]} of ${key}`,
                problem: () => props.problem(`rows.${key}.${part}`),
                onBlur: () => props.onTouch(`rows.${key}.${part}`),
              });
              return (
                <tr class="border-t border-line align-top max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-2 max-sm:py-3">
                  <th scope="row" class="py-2.5 pe-1.5 text-start font-medium max-sm:col-span-2">
                    {key}
                  </th>
                  <Cell
                    {...cell("sku")}
                    value={row().sku}
                    placeholder={variants()[i()]?.row.sku ?? ""}
                    onInput={(sku) => set(key, { sku })}
                  />
                  <Cell
                    {...cell("gtin")}
                    value={row().gtin}
                    numeric
                    placeholder="GTIN"
                    onInput={(gtin) => set(key, { gtin })}
                  />
                  <Cell
                    {...cell("onHand")}
                    value={row().onHand}
                    numeric
                    placeholder={props.draft.onHand || "Stock"}
                    onInput={(onHand) => set(key, { onHand })}
                  />
                  <Cell
                    {...cell("prices")}
                    value={row().prices[currency()] ?? ""}
                    numeric
                    placeholder={props.draft.prices[currency()] || "Price"}
                    onInput={(text) => set(key, { prices: { ...row().prices, [currency()]: text } })}
                  />
                </tr>
              );
            }}
          </For>
        </tbody>
      </table>
    </div>
  );
}

function Cell(props: {
  label: string;
  value: string;
  placeholder: string;
  numeric?: boolean;
  problem: () => string | undefined;
  onInput: (text: string) => void;
  onBlur: () => void;
}) {
  return (
    <td class="px-1.5 py-1.5 last:pe-0 max-sm:px-0">
      <input
        type="text"
        aria-label={props.label}
        aria-invalid={props.problem() ? "true" : undefined}
        title={props.problem()}
        value={props.value}
        placeholder={props.placeholder}
        inputMode={props.numeric ? "decimal" : "text"}
        maxLength={60}
        autocomplete="off"
        class={`${controlClass} min-w-16 text-sm`}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        onBlur={() => props.onBlur()}
      />
      <Show when={props.problem()}>
        <p class="mt-1 text-xs font-medium text-bad">{props.problem()}</p>
      </Show>
    </td>
  );
}
