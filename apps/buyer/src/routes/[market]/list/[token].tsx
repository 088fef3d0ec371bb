// A shared list as whoever has its link sees it. Not for search engines, and kept by no cache: the link may be renewed.
import { Badge, CursorPager, EmptyState } from "@stoa/ui";
import { useParams, useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { WishRow } from "../../../components/lists/wish-row.tsx";
import { Missing } from "../../../components/states.tsx";
import { usePageTexts } from "../../../i18n/pages.ts";
import { Head } from "../../../lib/head.tsx";
import { createRead, getSharedList } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

export default function SharedList() {
  const { market, path } = useShop();
  const words = usePageTexts().lists;
  const params = useParams();
  const [search] = useSearchParams<{ cursor?: string }>();
  const list = createRead(() => getSharedList(market.handle, params["token"] ?? "", search.cursor ?? null));
  const here = () => path(`/list/${params["token"]}`);
  return (
    <Show
      when={list()}
      fallback={
        <Show when={list() === null}>
          <Missing />
        </Show>
      }
    >
      {(shared) => (
        <div class="page max-w-5xl pt-8">
          <Head title={shared().name} />
          <p class="text-sm text-ink-faint">
            <bdi>{shared().ownerName ? words.by(shared().ownerName) : words.sharedLead}</bdi>
          </p>
          <h1 class="mt-1 text-title font-semibold tracking-tight">
            <bdi>{shared().name}</bdi>
          </h1>
          <p class="mt-2 text-sm text-ink-faint">{words.things(shared().itemCount)}</p>
          <Show when={shared().items.items.length > 0} fallback={<EmptyState title={words.sharedEmpty} icon="heart" />}>
            <ul class="mt-4 divide-y divide-line border-y border-line">
              <For each={shared().items.items}>
                {(wish) => (
                  <WishRow
                    of={wish}
                    marks={
                      <Show when={!wish.inStock}>
                        <Badge>{words.marks[wish.offerId ? "sold_out" : "unavailable"]("")}</Badge>
                      </Show>
                    }
                  />
                )}
              </For>
            </ul>
          </Show>
          <CursorPager
            firstHref={search.cursor ? here() : undefined}
            nextHref={
              shared().items.nextCursor
                ? `${here()}?cursor=${encodeURIComponent(shared().items.nextCursor!)}`
                : undefined
            }
            words={{ first: words.newest, next: words.older }}
          />
        </div>
      )}
    </Show>
  );
}
