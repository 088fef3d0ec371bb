// The threads of an account, the newest message first.
import { Badge, CursorPager, EmptyState, Time } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { AccountPage } from "../../../components/account/page.tsx";
import { useCaseTexts } from "../../../i18n/case-texts.ts";
import { getThreads } from "../../../lib/case-queries.ts";
import { createRead } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

function Threads() {
  const { market, path, count } = useShop();
  const words = useCaseTexts();
  const [search] = useSearchParams<{ cursor?: string }>();
  const threads = createRead(() => getThreads(search.cursor ?? null));
  return (
    <Show when={threads()}>
      {(page) => (
        <Show
          when={page().items.length > 0}
          fallback={
            <EmptyState title={words.noMessages} icon="mail">
              {words.noMessagesHint}
            </EmptyState>
          }
        >
          <ul class="mt-6 flex flex-col gap-3">
            <For each={page().items}>
              {(thread) => (
                <li>
                  <a
                    href={path(`/messages/${thread.orderId}`)}
                    class="block rounded-lg border border-line bg-surface p-5 hover:shadow-rise"
                  >
                    <span class="flex flex-wrap items-center justify-between gap-2">
                      <span class="font-semibold">{thread.name}</span>
                      <Show when={thread.unread > 0}>
                        <Badge tone="info">{words.unread(count(thread.unread))}</Badge>
                      </Show>
                    </span>
                    <span class="figures block text-sm text-ink-faint">
                      {thread.orderNumber} ·{" "}
                      <Time at={thread.updatedAt} locale={market.locale} timeZone={market.timeZone} />
                    </span>
                    <span class="mt-1 line-clamp-2 block text-sm text-ink-soft" dir="auto">
                      {thread.lastText}
                    </span>
                  </a>
                </li>
              )}
            </For>
          </ul>
          <CursorPager
            firstHref={search.cursor ? path("/messages") : undefined}
            nextHref={
              page().nextCursor ? `${path("/messages")}?cursor=${encodeURIComponent(page().nextCursor!)}` : undefined
            }
            words={{ first: words.newest, next: words.older }}
          />
        </Show>
      )}
    </Show>
  );
}

export default function Messages() {
  const words = useCaseTexts();
  return (
    <AccountPage title={words.messagesTitle} at="/messages">
      {() => <Threads />}
    </AccountPage>
  );
}
