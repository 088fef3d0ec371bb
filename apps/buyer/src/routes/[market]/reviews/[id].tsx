// One's own review: where it stands, changing it, its photos, taking it back.
import { imagePath, MAX_REVIEW_PHOTOS, type OwnReview } from "@stoa/client";
import { Badge, Button, FormError, Notice, Rating } from "@stoa/ui";
import { useParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { AccountPage } from "../../../components/account/page.tsx";
import { OnTo, Outcome, ProductLine, useDay } from "../../../components/reviews/parts.tsx";
import { ReviewForm } from "../../../components/reviews/review-form.tsx";
import { Missing } from "../../../components/states.tsx";
import { useReviewTexts } from "../../../i18n/review-texts.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { editReview, removePhoto, withdrawReview } from "../../../lib/forms/reviews.ts";
import { createRead } from "../../../lib/queries.ts";
import { getOwnReview } from "../../../lib/review-queries.ts";
import { useShop } from "../../../lib/shop.tsx";

function Photos(props: { review: OwnReview; here: string }) {
  const { market, path, t } = useShop();
  const words = useReviewTexts();
  const form = useForm(removePhoto);
  return (
    <Show when={props.review.photos.length > 0}>
      <FormError message={form.refusal() && t.errors[form.refusal()!.code]} />
      <ul class="flex flex-wrap gap-4">
        <For each={props.review.photos}>
          {(photo) => (
            <li class="w-28">
              <img
                src={imagePath(photo.hash, 320)}
                alt={words.photos}
                loading="lazy"
                class="aspect-square w-full rounded-md object-cover"
                style={{ "background-color": photo.placeholderColour }}
              />
              <Show when={props.review.isEditable}>
                <Form state={form} market={market} to={path(props.here)}>
                  <input type="hidden" name="reviewId" value={props.review.reviewId} />
                  <input type="hidden" name="hash" value={photo.hash} />
                  <button type="submit" class="min-h-9 text-xs text-ink-faint underline hover:text-bad">
                    {words.removePhoto}
                  </button>
                </Form>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

function Standing(props: { review: OwnReview }) {
  const words = useReviewTexts();
  const reason = () => props.review.refusedBecause && words.faults[props.review.refusedBecause];
  return (
    <>
      <Show when={props.review.status === "held"}>
        <Notice tone="warn">{words.heldHint}</Notice>
      </Show>
      <Show when={props.review.status === "refused"}>
        <Notice tone="bad">
          <p class="font-semibold">{reason()}</p>
          <p dir="auto">{props.review.decisionNote}</p>
          <p>{words.refusedHint}</p>
        </Notice>
      </Show>
    </>
  );
}

function Own(props: { review: OwnReview }) {
  const { market, path, t } = useShop();
  const words = useReviewTexts();
  const day = useDay();
  const editing = useForm(editReview);
  const leaving = useForm(withdrawReview);
  const here = () => `/reviews/${props.review.reviewId}`;
  return (
    <div class="mt-6 flex flex-col gap-6 pb-16">
      <Show when={props.review.status === "published"}>
        <Outcome done={words.thanks} />
      </Show>
      <ProductLine
        slug={props.review.productSlug}
        title={props.review.productTitle}
        imageHash={props.review.imageHash}
        note={
          <span class="flex flex-wrap items-center gap-2">
            {props.review.variantLabel}
            <Badge tone={props.review.status === "published" ? "good" : "warn"}>
              {words.status[props.review.status]}
            </Badge>
          </span>
        }
      />
      <Standing review={props.review} />
      <Photos review={props.review} here={here()} />
      <Show
        when={props.review.isEditable}
        fallback={
          <div>
            <Rating centi={props.review.rating * 100} label={t.product.stars(props.review.rating)} class="h-5" />
            <p class="mt-2 font-semibold" dir="auto">
              {props.review.title}
            </p>
            <p class="mt-1 max-w-prose whitespace-pre-line text-ink-soft" dir="auto">
              {props.review.body}
            </p>
            <p class="mt-3 text-sm text-ink-faint">{words.closed}</p>
          </div>
        }
      >
        <p class="text-sm text-ink-faint">{words.until(day(props.review.editableUntil))}</p>
        <ReviewForm
          form={editing}
          to={here()}
          review={props.review}
          takesPhotos={props.review.photos.length < MAX_REVIEW_PHOTOS}
        >
          <input type="hidden" name="reviewId" value={props.review.reviewId} />
        </ReviewForm>
      </Show>
      <Show when={props.review.status !== "withdrawn"}>
        <Form state={leaving} market={market} to={path(here())} class="border-t border-line pt-5">
          <input type="hidden" name="reviewId" value={props.review.reviewId} />
          <FormError message={leaving.refusal() && t.errors[leaving.refusal()!.code]} />
          <p class="mb-3 text-sm text-ink-soft">{words.withdrawHint}</p>
          <Button type="submit" size="sm" busy={leaving.pending()}>
            {words.withdraw}
          </Button>
        </Form>
      </Show>
      <OnTo href={path(`/p/${props.review.productSlug}#reviews`)}>{words.see}</OnTo>
    </div>
  );
}

export default function OwnReviewPage() {
  const words = useReviewTexts();
  const params = useParams();
  const review = createRead(() => getOwnReview(params["id"] ?? ""));
  return (
    <AccountPage title={words.editTitle} at={`/reviews/${params["id"] ?? ""}`}>
      {() => (
        <Show
          when={review()}
          fallback={
            <Show when={review() === null}>
              <Missing />
            </Show>
          }
        >
          {(found) => <Own review={found()} />}
        </Show>
      )}
    </AccountPage>
  );
}
