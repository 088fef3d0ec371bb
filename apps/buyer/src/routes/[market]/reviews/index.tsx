// What one can review, the sellers one can rate, and what one has written.
import type { OwnReview, ReviewStatus } from "@stoa/client";
import { Badge, EmptyState, FormError, LinkButton, Rating, type Tone } from "@stoa/ui";
import { For, Show } from "solid-js";
import { AccountPage } from "../../../components/account/page.tsx";
import { ProductLine, useDay } from "../../../components/reviews/parts.tsx";
import { useReviewTexts } from "../../../i18n/review-texts.ts";
import { useForm } from "../../../lib/form.tsx";
import { markHelpful } from "../../../lib/forms/mark-helpful.ts";
import { createRead } from "../../../lib/queries.ts";
import { getOwnReviews } from "../../../lib/review-queries.ts";
import { useShop } from "../../../lib/shop.tsx";

const TONE: Record<ReviewStatus, Tone> = { published: "good", held: "warn", refused: "bad", withdrawn: "plain" };

const CARD = "rounded-lg border border-line bg-surface p-5";

function Written(props: { review: OwnReview }) {
  const { t, path } = useShop();
  const words = useReviewTexts();
  return (
    <li class={CARD}>
      <ProductLine
        slug={props.review.productSlug}
        title={props.review.productTitle}
        imageHash={props.review.imageHash}
        note={
          <span class="flex flex-wrap items-center gap-2">
            <Rating centi={props.review.rating * 100} label={t.product.stars(props.review.rating)} />
            <Badge tone={TONE[props.review.status]}>{words.status[props.review.status]}</Badge>
          </span>
        }
      >
        <LinkButton size="sm" href={path(`/reviews/${props.review.reviewId}`)}>
          {words.open}
        </LinkButton>
      </ProductLine>
      <p class="mt-3 line-clamp-2 text-sm text-ink-soft" dir="auto">
        {[props.review.title, props.review.body].filter(Boolean).join(" — ")}
      </p>
    </li>
  );
}

function Everything() {
  const { t, path } = useShop();
  const words = useReviewTexts();
  const day = useDay();
  const own = createRead(getOwnReviews);
  const marking = useForm(markHelpful);
  return (
    <Show when={own()}>
      {(found) => (
        <div class="mt-6 flex flex-col gap-10 pb-16">
          <FormError
            message={
              marking.refusal() &&
              (marking.refusal()!.code === "FORBIDDEN" ? words.ownForbidden : t.errors[marking.refusal()!.code])
            }
          />
          <section>
            <h2 class="text-lg font-semibold">{words.toReview}</h2>
            <Show
              when={found().waiting.length > 0}
              fallback={
                <EmptyState title={words.nothingToReview} icon="box">
                  {words.nothingHint}
                </EmptyState>
              }
            >
              <ul class="mt-3 flex flex-col gap-3">
                <For each={found().waiting}>
                  {(line) => (
                    <li class={CARD}>
                      <ProductLine
                        slug={line.productSlug}
                        title={line.title}
                        imageHash={line.imageHash}
                        note={[line.variantLabel, words.arrived(day(line.deliveredAt))].filter(Boolean).join(" · ")}
                      >
                        <LinkButton size="sm" variant="primary" href={path(`/reviews/new/${line.lineId}`)}>
                          {words.review}
                        </LinkButton>
                      </ProductLine>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </section>
          <Show when={found().orders.length > 0}>
            <section>
              <h2 class="text-lg font-semibold">{words.sellersTitle}</h2>
              <ul class="mt-3 divide-y divide-line rounded-lg border border-line bg-surface px-5">
                <For each={found().orders}>
                  {(order) => (
                    <li class="flex flex-wrap items-center justify-between gap-3 py-3">
                      <span class="text-sm">
                        <span class="block font-semibold">{order.seller.name}</span>
                        <span class="figures block text-ink-faint">{order.orderNumber}</span>
                      </span>
                      <span class="flex flex-wrap items-center gap-3">
                        <Show when={order.given}>
                          {(given) => <Rating centi={given().rating * 100} label={t.product.stars(given().rating)} />}
                        </Show>
                        <Show when={order.isEditable}>
                          <LinkButton size="sm" href={path(`/ratings/${order.orderId}`)}>
                            {order.given ? words.open : words.rate(order.seller.name)}
                          </LinkButton>
                        </Show>
                      </span>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          </Show>
          <Show when={found().written.length > 0}>
            <section>
              <h2 class="text-lg font-semibold">{words.written}</h2>
              <ul class="mt-3 flex flex-col gap-3">
                <For each={found().written}>{(review) => <Written review={review} />}</For>
              </ul>
            </section>
          </Show>
        </div>
      )}
    </Show>
  );
}

export default function OwnReviewsPage() {
  const words = useReviewTexts();
  return (
    <AccountPage title={words.title} at="/reviews">
      {() => <Everything />}
    </AccountPage>
  );
}
