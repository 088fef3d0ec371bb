// What customers say: the average, how the stars spread, the newest reviews.
import type { ProductPage } from "@stoa/client";
import { Badge, Rating, Time } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";
import { Still } from "../still.tsx";

function Histogram(props: { of: ProductPage["histogram"] }) {
  const { t, count } = useShop();
  const most = () => Math.max(1, ...props.of);
  return (
    <table class="mt-5 w-full max-w-xs text-sm">
      <tbody>
        <For each={[5, 4, 3, 2, 1]}>
          {(stars) => (
            <tr>
              <th scope="row" class="w-0 pe-3 text-start font-normal whitespace-nowrap text-ink-soft">
                {t.product.stars(stars)}
              </th>
              <td class="py-1">
                <span class="block h-2 overflow-hidden rounded-full bg-sunken">
                  <span
                    class="block h-full rounded-full bg-star"
                    style={{ width: `${((props.of[stars - 1] ?? 0) / most()) * 100}%` }}
                  />
                </span>
              </td>
              <td class="figures w-0 ps-3 text-end text-ink-faint">{count(props.of[stars - 1] ?? 0)}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

/** The reviews of a product. */
export function Reviews(props: { product: ProductPage }) {
  const { market, t, stars } = useShop();
  return (
    <section id="reviews" class="page mt-20">
      <h2 class="text-title font-semibold tracking-tight">{t.product.reviews}</h2>
      <Show when={props.product.ratingCount > 0} fallback={<p class="mt-3 text-ink-soft">{t.product.noReviews}</p>}>
        <div class="mt-6 grid gap-10 lg:grid-cols-[20rem_1fr]">
          <div>
            <p class="flex items-center gap-4">
              <span class="figures text-4xl font-semibold tracking-tight" aria-hidden="true">
                {stars(props.product.ratingCenti)}
              </span>
              <span>
                <Rating
                  centi={props.product.ratingCenti}
                  label={t.rating(stars(props.product.ratingCenti), props.product.ratingCount)}
                  class="h-5"
                />
                <span class="block text-sm text-ink-faint" aria-hidden="true">
                  {t.product.allReviews(props.product.ratingCount)}
                </span>
              </span>
            </p>
            <Histogram of={props.product.histogram} />
          </div>
          <ul class="divide-y divide-line border-t border-line lg:border-0">
            <Still of={props.product.reviews}>
              {(reviews) => (
                <For each={reviews}>
                  {(review) => (
                    <li class="py-5 first:lg:pt-0">
                      <p class="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
                        <Rating centi={review.rating * 100} label={t.product.stars(review.rating)} />
                        <span class="font-semibold">{review.author}</span>
                        <Time
                          at={review.createdAt}
                          locale={market.locale}
                          timeZone={market.timeZone}
                          dateOnly
                          class="text-ink-faint"
                        />
                        <Show when={review.verified}>
                          <Badge tone="good">{t.product.verified}</Badge>
                        </Show>
                      </p>
                      <p class="mt-2 max-w-prose text-ink-soft" dir="auto">
                        {review.body}
                      </p>
                    </li>
                  )}
                </For>
              )}
            </Still>
          </ul>
        </div>
      </Show>
    </section>
  );
}
