// Notifications: what happened that one may see, newest first.
import { Title } from "@solidjs/meta";
import { createAsync, revalidate, type RouteDefinition, useSearchParams } from "@solidjs/router";
import type { NoticeView } from "@stoa/client";
import { LinkButton, PageHead } from "@stoa/ui";
import { NoticeFeed } from "@stoa/ui/notices";
import { createEffect, on, Show } from "solid-js";
import { api } from "~/lib/api";
import { ahead } from "~/lib/load";
import { setUnread, unread } from "~/lib/unread";
import { LOCALE } from "~/lib/words";
import { notices, readAll, readNotice } from "./actions";

type Search = { cursor?: string; show?: string };

const asked = ({ cursor, show }: Search) => notices(cursor ?? null, show === "new");

export const route = { preload: ({ location }) => ahead(asked(location.query as Search)) } satisfies RouteDefinition;

/** Marks one as read on the way to what it is about; the bell knows at once. */
async function open({ noticeId }: NoticeView): Promise<void> {
  setUnread((await api().account.notifications.read.mutate({ noticeId })).count);
  await revalidate(notices.key);
}

export default function Notifications() {
  const [search] = useSearchParams<Search>();
  const page = createAsync(() => asked(search), { deferStream: true });
  // The list was loaded anew: what was marked on this page is not new any more. And the other way round.
  createEffect(
    on(
      page,
      () =>
        void api()
          .account.notifications.unread.query()
          .then((news) => setUnread(news?.count ?? 0)),
      { defer: true },
    ),
  );
  createEffect(on(unread, () => void revalidate(notices.key), { defer: true }));
  return (
    <>
      <Title>Notifications · Stoa for sellers</Title>
      <PageHead
        title="Notifications"
        lead="What happened, newest first. Kept for half a year."
        actions={<LinkButton href="/notifications/preferences">What you are told</LinkButton>}
      />
      <Show when={page()}>
        {(page) => (
          <NoticeFeed
            page={page()}
            path="/notifications"
            isUnread={search.show === "new"}
            cursor={search.cursor}
            locale={LOCALE}
            timeZone="UTC"
            read={readNotice}
            readAll={readAll}
            onOpen={(notice) => void open(notice)}
          />
        )}
      </Show>
    </>
  );
}
