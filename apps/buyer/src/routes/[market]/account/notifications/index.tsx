// One's notices: what happened, newest first; what is new stands out until it is opened or marked as read.
import type { NoticeView } from "@stoa/client";
import { Button, CursorPager, EmptyState, Icon, LinkTabs, Time } from "@stoa/ui";
import { useSearchParams } from "@solidjs/router";
import { For, Show } from "solid-js";
import { AccountPage } from "../../../../components/account/page.tsx";
import { type BuyerKind, useNoticeTexts } from "../../../../i18n/notice-texts.ts";
import { Form, useForm } from "../../../../lib/form.tsx";
import { readAllNotices, readNotice } from "../../../../lib/forms/notices.ts";
import { getNotices } from "../../../../lib/notice-queries.ts";
import { isKnown, leadsTo, said } from "../../../../lib/notice-said.ts";
import { createRead } from "../../../../lib/queries.ts";
import { useShop } from "../../../../lib/shop.tsx";

const HERE = "/account/notifications";

function Row(props: { of: NoticeView & { kind: BuyerKind } }) {
  const shop = useShop();
  const { market, path } = shop;
  const words = useNoticeTexts();
  const form = useForm(readNotice, () => undefined);
  const open = () => {
    if (props.of.isRead) return;
    const fields = new FormData();
    fields.set("noticeId", props.of.noticeId);
    void form.submit(fields, market);
  };
  return (
    <li
      class="relative flex items-start gap-3 px-4 py-4 hover:bg-sunken/60 sm:px-5"
      data-new={props.of.isRead ? undefined : ""}
    >
      <span
        class={`mt-2 size-2 shrink-0 rounded-full ${props.of.isRead ? "bg-transparent" : "bg-accent"}`}
        aria-hidden="true"
      />
      <div class="min-w-0 flex-1">
        <p class="text-sm text-ink-faint">
          {words.kinds[props.of.kind].name} ·{" "}
          <Time at={props.of.at} locale={market.locale} timeZone={market.timeZone} />
        </p>
        <a
          href={leadsTo(props.of, market.handle)}
          onClick={open}
          class={`mt-0.5 block wrap-anywhere after:absolute after:inset-0 ${props.of.isRead ? "text-ink-soft" : "font-semibold"}`}
        >
          <Show when={!props.of.isRead}>
            <span class="sr-only">{words.isNew} </span>
          </Show>
          {said(props.of, words, shop)}
        </a>
      </div>
      <Show when={!props.of.isRead}>
        <Form state={form} market={market} to={path(HERE)} class="relative z-10">
          <input type="hidden" name="noticeId" value={props.of.noticeId} />
          <button
            type="submit"
            class="grid size-9 place-items-center rounded-full text-ink-faint hover:bg-sunken hover:text-ink"
            title={words.markRead}
          >
            <Icon name="check" class="size-4.5" />
            <span class="sr-only">
              {words.markRead}: {said(props.of, words, shop)}
            </span>
          </button>
        </Form>
      </Show>
    </li>
  );
}

function Feed() {
  const { market, path } = useShop();
  const words = useNoticeTexts();
  const [search] = useSearchParams<{ cursor?: string; show?: string }>();
  const isUnread = () => search.show === "new";
  const page = createRead(() => getNotices(search.cursor ?? null, isUnread()));
  const all = useForm(readAllNotices, () => undefined);
  const at = (query: Record<string, string>) => `${path(HERE)}?${new URLSearchParams(query)}`;
  return (
    <>
      <div class="mt-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <LinkTabs
          label={words.title}
          tabs={[
            { href: path(HERE), label: words.all, current: !isUnread() },
            { href: at({ show: "new" }), label: words.unread, current: isUnread() },
          ]}
        />
        <div class="flex flex-wrap items-center gap-2">
          <Form state={all} market={market} to={path(HERE)}>
            <Button type="submit" size="sm" busy={all.pending()}>
              {words.readAll}
            </Button>
          </Form>
          <a
            href={path(`${HERE}/preferences`)}
            class="inline-flex min-h-9 items-center gap-1.5 rounded-full px-3 text-sm font-medium text-accent hover:underline hover:underline-offset-4"
          >
            {words.choose}
          </a>
        </div>
      </div>
      <Show when={page()}>
        {(found) => (
          <Show
            when={found().items.length > 0}
            fallback={
              <EmptyState title={words.empty} icon="bell">
                {words.emptyHint}
              </EmptyState>
            }
          >
            <ul class="mt-4 divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
              <For each={found().items.filter(isKnown)}>{(notice) => <Row of={notice} />}</For>
            </ul>
            <CursorPager
              firstHref={search.cursor ? path(HERE) : undefined}
              nextHref={
                found().nextCursor
                  ? at({ ...(search.show && { show: search.show }), cursor: found().nextCursor! })
                  : undefined
              }
              words={{ first: words.newest, next: words.older }}
            />
          </Show>
        )}
      </Show>
    </>
  );
}

export default function Notifications() {
  const words = useNoticeTexts();
  return (
    <AccountPage title={words.title} at={HERE}>
      {() => <Feed />}
    </AccountPage>
  );
}
