// The conditions of a rule, and what it finds while it is being written.
import { type CollectionRules, MARKET_CURRENCIES, MARKET_HANDLES, type MarketHandle, marketName } from "@stoa/client";
import { type Choice, Field, Money, Panel, Picture, Select, TextArea } from "@stoa/ui";
import { createEffect, createResource, createSignal, For, onMount, Show } from "solid-js";
import { api } from "~/lib/api";
import { CategorySelect } from "~/lib/category-select";
import { counted, LOCALE } from "~/lib/words";
import { amountHint, fieldsOf, rulesOf } from "./rule-form";

const RATINGS: readonly Choice[] = [
  { value: "", label: "Any" },
  ...[5, 4, 3, 2].map((stars) => ({ value: String(stars), label: `${stars} stars and more` })),
];

/** The fields. `onFound` hears the pictures of what the rule finds. */
export function RuleFields(props: {
  rules: CollectionRules | null;
  problem: (field: string) => string | undefined;
  onFound: (hashes: readonly string[]) => void;
}) {
  let place!: HTMLDivElement;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const filled = fieldsOf(props.rules);
  const [rules, setRules] = createSignal<CollectionRules | null>(props.rules);
  const value = (name: string) => filled[`rule.${name}`] ?? "";
  const problem = (part: string) => props.problem(`content.rules.${part}`);
  const look = () => setRules(rulesOf(new FormData(place.closest("form")!)));
  onMount(look);
  return (
    <div
      ref={place}
      class="grid grid-cols-1 items-start gap-6 lg:grid-cols-2"
      onInput={() => {
        clearTimeout(waiting);
        waiting = setTimeout(look, 300);
      }}
    >
      <Panel title="Every product that">
        <div class="grid gap-5 sm:grid-cols-2">
          <CategorySelect
            label="is in the category"
            name="rule.category"
            value={value("category")}
            none="Any"
            class="sm:col-span-2"
          />
          <Field
            label="is of the brand"
            name="rule.brands"
            value={value("brands")}
            hint="Several with commas between: any of them."
            error={problem("brands")}
          />
          <Field label="has the tag" name="rule.tags" value={value("tags")} hint="bestseller, new, sale, …" />
          <Select label="has at least" name="rule.minRating" value={value("minRating")} choices={RATINGS} />
          <Field
            label="is reduced by at least, in percent"
            name="rule.minDiscount"
            type="number"
            min={1}
            max={90}
            value={value("minDiscount")}
            error={problem("minDiscount")}
          />
          <Field
            label="was listed in the last days"
            name="rule.newerThanDays"
            type="number"
            min={1}
            max={3650}
            value={value("newerThanDays")}
            error={problem("newerThanDays")}
          />
          <TextArea
            label="has the attributes"
            name="rule.attributes"
            rows={2}
            value={value("attributes")}
            placeholder="material: oak, walnut"
            hint="One to a line: its key, a colon, the values that will do."
            class="sm:col-span-2"
          />
        </div>
        <fieldset class="mt-5">
          <legend class="text-sm font-medium">costs between</legend>
          <p class="text-sm text-ink-faint">For each currency, or for none.</p>
          <div class="mt-2 grid grid-cols-[auto_1fr_1fr] items-center gap-x-3 gap-y-2 text-sm">
            <For each={MARKET_CURRENCIES}>
              {(currency) => (
                <>
                  <span class="figures text-ink-soft">{currency}</span>
                  <Field
                    bare
                    label={`Lowest price in ${currency}`}
                    name={`rule.min.${currency}`}
                    value={value(`min.${currency}`)}
                    inputmode="decimal"
                    placeholder={amountHint(currency)}
                  />
                  <Field
                    bare
                    label={`Highest price in ${currency}`}
                    name={`rule.max.${currency}`}
                    value={value(`max.${currency}`)}
                    inputmode="decimal"
                    placeholder={amountHint(currency)}
                  />
                </>
              )}
            </For>
          </div>
          <Show when={problem("prices")}>{(text) => <p class="mt-1.5 text-sm font-medium text-bad">{text()}</p>}</Show>
        </fieldset>
      </Panel>
      <Found rules={rules()} onFound={props.onFound} />
    </div>
  );
}

function Found(props: { rules: CollectionRules | null; onFound: (hashes: readonly string[]) => void }) {
  const [market, setMarket] = createSignal<MarketHandle>("us");
  const [preview] = createResource(
    () => (props.rules ? JSON.stringify({ market: market(), rules: props.rules }) : null),
    (input) => api().admin.collections.preview.query(JSON.parse(input)),
  );
  const cards = () => (props.rules ? (preview.latest?.cards ?? []) : []);
  createEffect(() => props.onFound(cards().flatMap(({ image }) => image?.hash ?? [])));
  const said = () => {
    if (!props.rules) return "Say at least one condition.";
    if (preview.error) return "The preview could not be read.";
    const found = preview.latest;
    if (!found) return "Looking…";
    return `${found.totalIsExact ? "" : "More than "}${counted(found.total, "product")} in this market`;
  };
  return (
    <Panel title="What it finds">
      <div class="flex flex-wrap items-end justify-between gap-3">
        <p aria-live="polite" class="figures text-sm text-ink-soft">
          {said()}
        </p>
        <Select
          bare
          label="Seen in"
          name="preview.market"
          value={market()}
          choices={MARKET_HANDLES.map((handle) => ({ value: handle, label: marketName(handle) }))}
          onChange={(event) => setMarket(event.currentTarget.value as MarketHandle)}
        />
      </div>
      <ul class="mt-4 grid grid-cols-2 gap-4 sm:grid-cols-4 lg:grid-cols-3 xl:grid-cols-4" aria-busy={preview.loading}>
        <For each={cards()}>
          {(card) => (
            <li class="text-xs">
              <span class="block overflow-hidden rounded-md bg-tile">
                <Picture image={card.image && { ...card.image, alt: "" }} sizes="160px" class="aspect-square" />
              </span>
              <span class="mt-1.5 line-clamp-2 font-medium">{card.title}</span>
              <Money minor={card.priceMinor} currency={card.currency} locale={LOCALE} class="text-ink-soft" />
            </li>
          )}
        </For>
      </ul>
    </Panel>
  );
}
