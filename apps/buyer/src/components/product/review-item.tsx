// Reviews, as every reader sees them.
import type { ReviewView } from "@stoa/client";
import { Badge, Icon, Rating, Time } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useShop } from "../../lib/shop.tsx";
import { MarkButtons } from "./marks.tsx";
import { PhotoLinks } from "./photos.tsx";

/** The review, its photos, the seller's reply, and what a reader can do with it. */
export function ReviewItem(props: { review: ReviewView }) {
  const { market, t } = useShop();
  const author = () => props.review.author || t.said.somebody;
  const notes = () =>
    [
      props.review.variantLabel && t.said.bought(props.review.variantLabel),
      props.review.isEdited && t.said.edited,
    ].filter(Boolean);
  return (
    <li class="py-6 first:lg:pt-0">
      <article>
        <p class="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <Rating centi={props.review.rating * 100} label={t.product.stars(props.review.rating)} class="h-4" />
          <span class="font-semibold">
            <bdi>{author()}</bdi>
          </span>
          <Time
            at={props.review.createdAt}
            locale={market.locale}
            timeZone={market.timeZone}
            dateOnly
            class="text-ink-faint"
          />
          <Show when={props.review.verified}>
            <Badge tone="good">{t.product.verified}</Badge>
          </Show>
        </p>
        <Show when={props.review.title}>
          <h3 class="mt-2 font-semibold">
            <bdi>{props.review.title}</bdi>
          </h3>
        </Show>
        <p class="mt-1.5 max-w-prose break-words whitespace-pre-line text-ink-soft">
          <bdi>{props.review.body}</bdi>
        </p>
        <Show when={notes().length > 0}>
          <p class="mt-1.5 text-sm text-ink-faint">
            <bdi>{notes().join(" · ")}</bdi>
          </p>
        </Show>
        <Show when={props.review.photos.length > 0}>
          <PhotoLinks photos={props.review.photos} label={t.said.photoOf(author())} class="mt-3" />
        </Show>
        <Show when={props.review.reply}>
          {(reply) => (
            <div class="mt-4 max-w-prose rounded-lg bg-sunken px-4 py-3 text-sm">
              <p class="flex flex-wrap items-center gap-x-2 font-semibold">
                <Icon name="store" class="size-4" />
                {t.said.replyOf(reply().seller)}
                <Time
                  at={reply().at}
                  locale={market.locale}
                  timeZone={market.timeZone}
                  dateOnly
                  class="font-normal text-ink-faint"
                />
              </p>
              <p class="mt-1 break-words whitespace-pre-line text-ink-soft">
                <bdi>{reply().text}</bdi>
              </p>
            </div>
          )}
        </Show>
        <MarkButtons subject={props.review.reviewId} count={props.review.helpfulCount} label={t.said.helpful} />
      </article>
    </li>
  );
}

/** A list item for each of them. */
export const ReviewList = (props: { reviews: readonly ReviewView[] }) => (
  <For each={props.reviews}>{(review) => <ReviewItem review={review} />}</For>
);
