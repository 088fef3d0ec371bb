// The price filter: two fields that any browser understands, and with scripts a slider above them.
import { parseMoney } from "@stoa/client";
import { createMemo, createSignal, lazy, onMount, Show, Suspense } from "solid-js";
import { type PriceChoice, priceText } from "../lib/price-scale.ts";
import { useShop } from "../lib/shop.tsx";

const PriceSlider = lazy(() => import("./price-slider.tsx"));

/** The fields `min` and `max` of the form they stand in. */
export function PriceFields(props: {
  search: URLSearchParams;
  range: { minMinor: number; maxMinor: number } | null;
  onChoose: (form: HTMLFormElement) => void;
}) {
  const { t, market } = useShop();
  const [isAwake, setAwake] = createSignal(false);
  onMount(() => setAwake(true));
  let low!: HTMLInputElement;
  let high!: HTMLInputElement;
  const chosen = (): PriceChoice => ({
    minMinor: parseMoney(props.search.get("min") ?? "", market.currency),
    maxMinor: parseMoney(props.search.get("max") ?? "", market.currency),
  });
  // A field is written to only when its own part of the address changes: what is being typed survives every other.
  const asked = {
    min: createMemo(() => props.search.get("min") ?? ""),
    max: createMemo(() => props.search.get("max") ?? ""),
  };
  const hasRange = () => props.range !== null && props.range.minMinor < props.range.maxMinor;
  const field = (name: "min" | "max") => (
    <input
      ref={(element) => (name === "min" ? (low = element) : (high = element))}
      name={name}
      value={asked[name]()}
      inputmode="decimal"
      autocomplete="off"
      maxlength="16"
      aria-label={`${t.listing[name]} (${market.currency})`}
      placeholder={props.range ? priceText(props.range[`${name}Minor`], market.currency) : ""}
      class="figures min-h-10 w-full min-w-0 rounded-md bg-surface px-3 text-sm ring-1 ring-line-strong/70 ring-inset placeholder:text-ink-faint"
    />
  );
  return (
    <>
      <Show when={hasRange()}>
        <div class="h-9 noscript:hidden">
          <Show when={isAwake()}>
            <Suspense>
              <PriceSlider
                range={props.range!}
                chosen={chosen()}
                onSlide={({ minMinor, maxMinor }) => {
                  low.value = priceText(minMinor, market.currency);
                  high.value = priceText(maxMinor, market.currency);
                }}
                onChoose={() => props.onChoose(low.form!)}
              />
            </Suspense>
          </Show>
        </div>
      </Show>
      <div class="flex items-center gap-2 pt-1">
        {field("min")}
        <span class="text-ink-faint">–</span>
        {field("max")}
      </div>
    </>
  );
}
