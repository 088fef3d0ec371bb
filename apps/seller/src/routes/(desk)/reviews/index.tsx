// What customers say about the things that the shop sold, and what the shop replies.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, useSearchParams } from "@solidjs/router";
import { imagePath, type SellerReview, type SellerReviewsInput } from "@stoa/client";
import { CursorPager, EmptyState, LinkTabs, PageHead, Panel, Rating } from "@stoa/ui";
import { For, Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { AtUtc } from "~/lib/case-words";
import { useMay } from "~/lib/viewer";
import { counted } from "~/lib/words";
import { replyToReview, reviews } from "./actions";
import { Speak } from "./speak";

type Search = { open?: string; cursor?: string };

const inputOf = (search: Search): SellerReviewsInput => ({
  ...(search.open ? { isUnanswered: true } : {}),
  cursor: search.cursor || undefined,
  limit: 20,
});

export const route = {
  preload: ({ location }) => void reviews(inputOf(location.query as Search)),
} satisfies RouteDefinition;

function Review(props: { of: SellerReview }) {
  const may = useMay();
  return (
    <li>
      <Panel>
        <p class="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
          <Rating centi={props.of.rating * 100} label={counted(props.of.rating, "star")} class="h-4" />
          <span class="font-semibold">{props.of.author || "A customer"}</span>
          <AtUtc at={props.of.createdAt} />
        </p>
        <p class="mt-1 text-sm text-ink-faint">
          {[props.of.product.title, props.of.variantLabel].filter(Boolean).join(", ")}
        </p>
        <Show when={props.of.title}>
          <h2 class="mt-3 font-semibold" dir="auto">
            {props.of.title}
          </h2>
        </Show>
        <p class="mt-1 max-w-prose break-words whitespace-pre-line text-ink-soft" dir="auto">
          {props.of.body}
        </p>
        <ul class="mt-3 flex flex-wrap gap-2 empty:hidden">
          <For each={props.of.photos}>
            {(photo) => (
              <li>
                <a href={imagePath(photo.hash, 1280)} rel="external" target="_blank">
                  <img
                    src={imagePath(photo.hash, 160)}
                    alt="Photo of the customer"
                    loading="lazy"
                    class="size-20 rounded-md object-cover"
                  />
                </a>
              </li>
            )}
          </For>
        </ul>
        <Show when={may("orders.cancel") || props.of.reply}>
          <Speak
            action={replyToReview}
            field="reviewId"
            id={props.of.reviewId}
            name="text"
            label="Reply to it"
            said={props.of.reply?.text ?? null}
            maxLength={2_000}
          />
        </Show>
      </Panel>
    </li>
  );
}

export default function ReviewsPage() {
  const [search] = useSearchParams<Search>();
  const page = createAsync(() => reviews(inputOf(search)), { deferStream: true });
  return (
    <>
      <Title>Reviews · Stoa for sellers</Title>
      <PageHead
        title="Reviews"
        lead="What customers say about what you sold. One reply to each stands under it for all to read."
      />
      <LinkTabs
        label="Reviews by state"
        tabs={[
          { href: "/reviews", label: "All", current: !search.open },
          { href: "/reviews?open=1", label: "Without a reply", current: Boolean(search.open) },
        ]}
      />
      <Show when={page()}>
        {(found) => (
          <Show
            when={found().items.length > 0}
            fallback={
              <EmptyState title={search.open ? "You have replied to all" : "No reviews yet"} icon="pencil">
                Customers can review what has come to them.
              </EmptyState>
            }
          >
            <ul class="flex max-w-3xl flex-col gap-4">
              <For each={found().items}>{(review) => <Review of={review} />}</For>
            </ul>
            <CursorPager
              firstHref={search.cursor ? hrefWith("/reviews", { open: search.open }) : undefined}
              nextHref={
                found().nextCursor ? hrefWith("/reviews", { open: search.open, cursor: found().nextCursor }) : undefined
              }
            />
          </Show>
        )}
      </Show>
    </>
  );
}
