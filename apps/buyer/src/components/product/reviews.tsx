// What customers say: the average, how the stars spread, their photos, and their reviews in the order one likes.
import { REVIEW_SORTS, type ProductPage } from "@stoa/client";
import { buttonClass, controlClass, CursorPager, LinkButton, Rating } from "@stoa/ui";
import { useLocation, useNavigate } from "@solidjs/router";
import { For, Show } from "solid-js";
import { createRead } from "../../lib/queries.ts";
import { getReviews } from "../../lib/review-queries.ts";
import { reviewsAsked, reviewsHref } from "../../lib/reviews-asked.ts";
import { useShop } from "../../lib/shop.tsx";
import { Still } from "../still.tsx";
import { PhotoOpener } from "./photo-opener.tsx";
import { SleepingPhotos, SleepingReviews } from "./sleeping.tsx";

function Histogram(props: { of: ProductPage["histogram"]; chosen: number | null; href: (stars: string) => string }) {
  const { t, count } = useShop();
  const most = () => Math.max(1, ...props.of);
  return (
    <ul class="mt-5 w-full max-w-xs text-sm">
      <For each={[5, 4, 3, 2, 1]}>
        {(stars) => (
          <li>
            <a
              href={props.href(props.chosen === stars ? "" : String(stars))}
              noScroll
              rel="nofollow"
              title={t.said.onlyStars(stars)}
              aria-current={props.chosen === stars ? "true" : undefined}
              class="-mx-2 flex min-h-9 items-center gap-3 rounded-md px-2 text-ink-soft hover:bg-sunken aria-[current]:bg-sunken aria-[current]:font-semibold"
            >
              <span class="w-20 shrink-0 whitespace-nowrap">{t.product.stars(stars)}</span>
              <span class="block h-2 flex-1 overflow-hidden rounded-full bg-line">
                <span
                  class="block h-full rounded-full bg-star"
                  style={{ width: `${((props.of[stars - 1] ?? 0) / most()) * 100}%` }}
                />
              </span>
              <span class="figures w-8 shrink-0 text-end text-ink-faint">{count(props.of[stars - 1] ?? 0)}</span>
            </a>
          </li>
        )}
      </For>
    </ul>
  );
}

/** Order and filter: a form of its own, which needs no script. */
function Wishes(props: { total: number; hasPhotos: boolean }) {
  const { t } = useShop();
  const location = useLocation();
  const navigate = useNavigate();
  const asked = () => reviewsAsked(location.search);
  const kept = () =>
    [...new URLSearchParams(location.search)].filter(([name]) => !["rs", "rafter", "stars", "photos"].includes(name));
  const go = (wishes: Parameters<typeof reviewsHref>[1]) =>
    navigate(reviewsHref(location, wishes), { scroll: false, replace: true });
  return (
    <form
      method="get"
      action={`${location.pathname}#reviews`}
      class="flex flex-wrap items-center gap-x-4 gap-y-2 pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        go({ rs: String(new FormData(event.currentTarget).get("rs")) });
      }}
    >
      <For each={kept()}>{([name, value]) => <input type="hidden" name={name} value={value} />}</For>
      <Show when={asked().stars}>{(stars) => <input type="hidden" name="stars" value={stars()} />}</Show>
      <Show when={asked().hasPhotos}>
        <input type="hidden" name="photos" value="1" />
      </Show>
      <select
        aria-label={t.said.sort}
        name="rs"
        class={`${controlClass} w-44!`}
        onChange={(event) => go({ rs: event.currentTarget.value })}
      >
        <For each={REVIEW_SORTS}>
          {(value) => (
            <option value={value} selected={value === asked().sort}>
              {t.said.sorts[value]}
            </option>
          )}
        </For>
      </select>
      <noscript>
        <button type="submit" class={buttonClass({ size: "sm" })}>
          {t.said.show}
        </button>
      </noscript>
      <Show when={props.hasPhotos || asked().hasPhotos}>
        <a
          href={reviewsHref(location, { photos: asked().hasPhotos ? "" : "1" })}
          noScroll
          rel="nofollow"
          aria-current={asked().hasPhotos ? "true" : undefined}
          class={`${buttonClass({ size: "sm" })} aria-[current]:bg-accent-soft aria-[current]:ring-accent`}
        >
          {t.said.withPhotos}
        </a>
      </Show>
      <Show when={asked().stars}>
        {(stars) => (
          <a href={reviewsHref(location, { stars: "" })} noScroll class={buttonClass({ size: "sm" })}>
            {t.product.stars(stars())} <span aria-hidden="true">×</span>
            <span class="sr-only">{t.said.all}</span>
          </a>
        )}
      </Show>
      <span class="text-sm text-ink-faint" role="status">
        {t.said.found(props.total)}
      </span>
    </form>
  );
}

/** The reviews of a product. */
export function Reviews(props: { product: ProductPage }) {
  const { t, stars, path } = useShop();
  const location = useLocation();
  const asked = () => reviewsAsked(location.search);
  const found = createRead(() => getReviews(props.product.slug, asked()));
  return (
    <section id="reviews" class="page mt-20 scroll-mt-20" aria-labelledby="reviews-title">
      <div class="flex flex-wrap items-center justify-between gap-3">
        <h2 id="reviews-title" class="text-title font-semibold tracking-tight">
          {t.product.reviews}
        </h2>
        <LinkButton href={path("/reviews")} size="sm" rel="nofollow">
          {t.said.write}
        </LinkButton>
      </div>
      <Show when={props.product.ratingCount > 0} fallback={<p class="mt-3 text-ink-soft">{t.product.noReviews}</p>}>
        <div class="mt-6 grid gap-10 lg:grid-cols-[20rem_1fr]">
          <div class="lg:sticky lg:top-24 lg:self-start">
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
            <Histogram
              of={props.product.histogram}
              chosen={asked().stars}
              href={(value) => reviewsHref(location, { stars: value })}
            />
            <Show when={found()?.photos.length}>
              <h3 class="mt-6 mb-2 text-sm font-semibold">{t.said.photos}</h3>
              <div>
                <Still of={found()?.photos}>
                  {(photos) => <SleepingPhotos photos={photos} label={t.said.photos} />}
                </Still>
              </div>
            </Show>
          </div>
          <div class="min-w-0">
            <Show when={found()}>
              {(page) => (
                <>
                  <Wishes total={page().total} hasPhotos={page().photos.length > 0} />
                  <Show
                    when={page().items.length > 0}
                    fallback={<p class="border-t border-line py-6 text-ink-soft">{t.said.none}</p>}
                  >
                    <ul class="divide-y divide-line border-t border-line lg:border-0">
                      <Still of={page().items}>{(reviews) => <SleepingReviews reviews={reviews} />}</Still>
                    </ul>
                  </Show>
                  <CursorPager
                    firstHref={asked().cursor === null ? undefined : reviewsHref(location, {})}
                    nextHref={page().nextCursor ? reviewsHref(location, { rafter: page().nextCursor! }) : undefined}
                    words={{ first: t.said.newer, next: t.said.older }}
                  />
                </>
              )}
            </Show>
          </div>
        </div>
      </Show>
      <PhotoOpener within="#reviews" />
    </section>
  );
}
