// The notices of a dashboard: what happened, newest first; what is new stands out until it is opened or marked as read.
import type { NoticeView, Page } from "@stoa/contract";
import { For, type JSX, Show } from "solid-js";
import { Button } from "../button.tsx";
import { Icon } from "../icon.tsx";
import { LinkTabs } from "../layout.tsx";
import { CursorPager } from "../pager.tsx";
import { EmptyState } from "../state.tsx";
import { Time } from "../time.tsx";
import { DESK_NOTICES, type DeskKind, isDeskKind } from "./words.ts";

type Action = JSX.FormHTMLAttributes<HTMLFormElement>["action"];

interface FeedProps {
  page: Page<NoticeView>;
  /** The page's own address. */
  path: string;
  isUnread: boolean;
  cursor: string | undefined;
  locale: string;
  timeZone: string;
  /** Forms that take a `noticeId`, and nothing. */
  read: Action;
  readAll: Action;
  /** Called when a new one is opened, with scripts. */
  onOpen: (notice: NoticeView) => void;
}

function Row(props: { of: NoticeView & { kind: DeskKind }; feed: FeedProps }) {
  const kind = () => DESK_NOTICES[props.of.kind];
  const sentence = () => kind().say(props.of.params);
  return (
    <li
      class="relative flex items-start gap-3 px-4 py-3.5 hover:bg-sunken/60 sm:px-5"
      data-new={props.of.isRead ? undefined : ""}
    >
      <span
        class={`mt-2 size-2 shrink-0 rounded-full ${props.of.isRead ? "bg-transparent" : "bg-accent"}`}
        aria-hidden="true"
      />
      <div class="min-w-0 flex-1">
        <p class="text-xs text-ink-faint">
          {kind().name} · <Time at={props.of.at} locale={props.feed.locale} timeZone={props.feed.timeZone} />
        </p>
        <a
          href={kind().href(props.of.params)}
          onClick={() => !props.of.isRead && props.feed.onOpen(props.of)}
          class={`mt-0.5 block wrap-anywhere after:absolute after:inset-0 ${props.of.isRead ? "text-ink-soft" : "font-semibold"}`}
        >
          <Show when={!props.of.isRead}>
            <span class="sr-only">New: </span>
          </Show>
          {sentence()}
        </a>
      </div>
      <Show when={!props.of.isRead}>
        <form method="post" action={props.feed.read} class="relative z-10">
          <input type="hidden" name="noticeId" value={props.of.noticeId} />
          <button
            type="submit"
            title="Mark as read"
            class="grid size-9 place-items-center rounded-full text-ink-faint hover:bg-sunken hover:text-ink"
          >
            <Icon name="check" class="size-4.5" />
            <span class="sr-only">Mark as read: {sentence()}</span>
          </button>
        </form>
      </Show>
    </li>
  );
}

/** The list with its tabs. */
export function NoticeFeed(props: FeedProps) {
  const rows = () => props.page.items.filter((row): row is NoticeView & { kind: DeskKind } => isDeskKind(row.kind));
  const at = (query: Record<string, string>) => `${props.path}?${new URLSearchParams(query)}`;
  return (
    <>
      <LinkTabs
        label="Notifications"
        tabs={[
          { href: props.path, label: "All", current: !props.isUnread },
          { href: at({ show: "new" }), label: "New", current: props.isUnread },
        ]}
      />
      <Show
        when={rows().length > 0}
        fallback={
          <EmptyState title={props.isUnread ? "Nothing new" : "Nothing to tell yet"} icon="bell">
            What happens that you may see appears here.
          </EmptyState>
        }
      >
        <div class="mb-3 flex justify-end">
          <form method="post" action={props.readAll}>
            <Button type="submit" size="sm">
              Mark all as read
            </Button>
          </form>
        </div>
        <ul class="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
          <For each={rows()}>{(notice) => <Row of={notice} feed={props} />}</For>
        </ul>
        <CursorPager
          firstHref={props.cursor ? props.path : undefined}
          nextHref={
            props.page.nextCursor
              ? at({ ...(props.isUnread && { show: "new" }), cursor: props.page.nextCursor })
              : undefined
          }
        />
      </Show>
    </>
  );
}
