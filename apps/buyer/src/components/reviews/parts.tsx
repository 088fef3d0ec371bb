// Pieces that the pages of reviews, ratings and questions share.
import { type ErrorCode, formatDay, isoDay } from "@stoa/client";
import { Icon, Notice, Picture } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { createUniqueId, For, type JSX, Show } from "solid-js";
import { useReviewTexts } from "../../i18n/review-texts.ts";
import { useShop } from "../../lib/shop.tsx";

/** Five stars to choose from: radios, so that keys and screen readers know them; a star shines when it or one behind it is chosen. */
export function StarInput(props: { legend: string; value: string }) {
  const { t } = useShop();
  const words = useReviewTexts();
  const id = createUniqueId();
  return (
    <fieldset>
      <legend class="mb-1 text-sm font-medium">{props.legend}</legend>
      <div class="-ms-1 flex w-max">
        <For each={[1, 2, 3, 4, 5]}>
          {(stars) => (
            <label
              for={`${id}-${stars}`}
              class={
                "relative grid size-12 cursor-pointer place-items-center rounded-full text-line-strong transition-colors " +
                "hover:text-star has-[:checked]:text-star has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent " +
                "[&:has(~label:hover)]:text-star [&:has(~label_:checked)]:text-star"
              }
            >
              <input
                id={`${id}-${stars}`}
                type="radio"
                name="rating"
                value={stars}
                required
                checked={props.value === String(stars)}
                class="absolute inset-0 cursor-pointer opacity-0"
              />
              <svg viewBox="0 0 20 20" class="size-8" fill="currentColor" aria-hidden="true">
                <path d="M10 1.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9L10 14.9l-5.2 2.8 1-5.9L1.5 7.7l5.9-.8z" />
              </svg>
              <span class="sr-only">
                {t.product.stars(stars)}: {words.starsNames[stars - 1]}
              </span>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  );
}

/** A product in a line: its picture, its name, what stands under it and what can be done. */
export function ProductLine(props: {
  slug: string;
  title: string;
  note?: JSX.Element;
  imageHash: string | null;
  children?: JSX.Element;
}) {
  const { path } = useShop();
  return (
    <div class="flex flex-wrap items-center gap-4">
      <a
        href={path(`/p/${props.slug}`)}
        tabindex="-1"
        aria-hidden="true"
        class="block size-16 shrink-0 overflow-hidden rounded-md"
      >
        <Picture image={props.imageHash ? { hash: props.imageHash, alt: "" } : null} sizes="64px" />
      </a>
      <div class="min-w-40 flex-1 text-sm">
        <a href={path(`/p/${props.slug}`)} class="font-semibold hover:underline hover:underline-offset-4">
          <bdi>{props.title}</bdi>
        </a>
        <div class="mt-0.5 text-ink-faint">{props.note}</div>
      </div>
      {props.children}
    </div>
  );
}

/** What came of the form that led here: thanks, or why a photo was refused. */
export function Outcome(props: { done: string }) {
  const { t } = useShop();
  const [search] = useSearchParams<{ done?: string; file?: string }>();
  return (
    <div role="status" class="empty:hidden">
      <Show when={search.done}>
        <Notice tone="good">{props.done}</Notice>
      </Show>
      <Show when={search.file}>
        {(code) => <Notice tone="warn">{t.errors[code() as ErrorCode] ?? t.errors.FILE_REFUSED}</Notice>}
      </Show>
    </div>
  );
}

/** A day in the words of the market. */
export function useDay(): (at: number) => string {
  const { market } = useShop();
  return (at) => formatDay(isoDay(at, market.timeZone), market.locale);
}

/** The control to choose photos with. */
export function ChoosePhotos() {
  const words = useReviewTexts();
  const id = createUniqueId();
  return (
    <div class="flex flex-col gap-1.5">
      <label for={id} class="text-sm font-medium">
        {words.photos}
      </label>
      <input
        id={id}
        type="file"
        name="files"
        multiple
        accept="image/jpeg,image/png,image/webp,image/avif"
        aria-describedby={`${id}-hint`}
        class="max-w-full min-w-0 rounded-md bg-sunken text-sm file:me-3 file:min-h-11 file:border-0 file:bg-line file:px-4 file:font-medium"
      />
      <p id={`${id}-hint`} class="text-sm text-ink-faint">
        {words.photosHint}
      </p>
    </div>
  );
}

/** The way on to a page of the shop. */
export function OnTo(props: { href: string; children: JSX.Element }) {
  return (
    <a
      href={props.href}
      class="inline-flex min-h-11 items-center gap-1.5 self-start text-sm font-medium text-accent hover:underline"
    >
      {props.children}
      <Icon name="chevronEnd" class="size-4" />
    </a>
  );
}
