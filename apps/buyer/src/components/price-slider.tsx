// A slider with two thumbs over the two price fields: native range inputs, so that keyboard and screen reader work.
import { createEffect, createSignal } from "solid-js";
import { type PriceChoice, priceScale, SLIDER_STEPS } from "../lib/price-scale.ts";
import { useShop } from "../lib/shop.tsx";

/** The slider. `onSlide` is told of every step, `onChoose` of the last one. */
export default function PriceSlider(props: {
  range: { minMinor: number; maxMinor: number };
  chosen: PriceChoice;
  onSlide: (choice: PriceChoice) => void;
  onChoose: () => void;
}) {
  const { t, money } = useShop();
  const scale = () => priceScale(props.range.minMinor, props.range.maxMinor);
  const [low, setLow] = createSignal(0);
  const [high, setHigh] = createSignal(SLIDER_STEPS);
  createEffect(() => {
    const { minMinor, maxMinor } = props.chosen;
    const from = minMinor === null ? 0 : scale().step(minMinor);
    const to = maxMinor === null ? SLIDER_STEPS : scale().step(maxMinor);
    setLow(Math.min(from, to));
    setHigh(Math.max(from, to));
  });
  const tell = () =>
    props.onSlide({
      minMinor: low() === 0 ? null : scale().minor(low()),
      maxMinor: high() === SLIDER_STEPS ? null : scale().minor(high()),
    });
  const thumb = (name: "low" | "high") => {
    const isLow = name === "low";
    return (
      <input
        type="range"
        min="0"
        max={SLIDER_STEPS}
        value={isLow ? low() : high()}
        aria-label={isLow ? t.listing.min : t.listing.max}
        aria-valuetext={money(scale().minor(isLow ? low() : high()))}
        onInput={(event) => {
          const step = Number(event.currentTarget.value);
          if (isLow) setLow(Math.min(step, high()));
          else setHigh(Math.max(step, low()));
          event.currentTarget.value = String(isLow ? low() : high());
          tell();
        }}
        onChange={(event) => {
          event.stopPropagation();
          props.onChoose();
        }}
        class="price-thumb"
        style={{ "z-index": isLow && low() > SLIDER_STEPS / 2 ? 1 : undefined }}
      />
    );
  };
  return (
    <div
      class="price-slider"
      style={{ "--low": `${(low() / SLIDER_STEPS) * 100}%`, "--high": `${(high() / SLIDER_STEPS) * 100}%` }}
    >
      {thumb("low")}
      {thumb("high")}
    </div>
  );
}
