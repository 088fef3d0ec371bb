// What buyers say of a seller: the last twelve months, as stars and as answers to three questions.
import { Rating } from "@stoa/ui";
import { For, Show } from "solid-js";
import { createRead } from "../../lib/queries.ts";
import { getReputation } from "../../lib/review-queries.ts";
import { useShop } from "../../lib/shop.tsx";

/** The ratings of a seller; nothing where nobody has rated them yet. */
export function Reputation(props: { handle: string }) {
  const { t, stars, market } = useShop();
  const found = createRead(() => getReputation(props.handle));
  const percent = (bps: number) =>
    new Intl.NumberFormat(market.locale, { style: "percent", maximumFractionDigits: 0 }).format(bps / 10_000);
  return (
    <Show when={found()?.ratingCount ? found() : undefined}>
      {(of) => (
        <section class="mt-6 border-t border-line-strong/40 pt-5" aria-label={t.said.year}>
          <h2 class="text-sm font-semibold">{t.said.year}</h2>
          <Show when={of().year.ratingCount > 0} fallback={<p class="mt-1 text-sm text-ink-soft">{t.said.yearNone}</p>}>
            <div class="mt-3 flex flex-wrap items-center gap-x-10 gap-y-4">
              <p class="flex items-center gap-3">
                <span class="figures text-3xl font-semibold tracking-tight" aria-hidden="true">
                  {stars(of().year.ratingCenti)}
                </span>
                <span>
                  <Rating
                    centi={of().year.ratingCenti}
                    label={t.sellerRating(stars(of().year.ratingCenti))}
                    class="h-4"
                  />
                  <span class="block text-sm text-ink-faint">{t.said.sellerRatings(of().year.ratingCount)}</span>
                </span>
              </p>
              <dl class="flex flex-wrap gap-x-8 gap-y-3 text-sm">
                <For each={["inTime", "asDescribed", "goodService"] as const}>
                  {(name) => (
                    <div class="flex flex-col-reverse">
                      <dt class="text-ink-faint">{t.said[name]}</dt>
                      <dd class="figures text-lg font-semibold">{percent(of().year[`${name}Bps`])}</dd>
                    </div>
                  )}
                </For>
              </dl>
            </div>
          </Show>
        </section>
      )}
    </Show>
  );
}
