// One of one's lists: what is on it with today's prices, sharing it, its settings.
import type { ListView } from "@stoa/client";
import { Badge, Button, buttonClass, CursorPager, EmptyState, Icon, Notice } from "@stoa/ui";
import { useParams, useSearchParams } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { GuestLists } from "../../../components/lists/guest.tsx";
import { ListSettings } from "../../../components/lists/list-settings.tsx";
import { OwnWish } from "../../../components/lists/own-wish.tsx";
import { Sharing } from "../../../components/lists/sharing.tsx";
import { Missing } from "../../../components/states.tsx";
import { usePageTexts } from "../../../i18n/pages.ts";
import { Form, useForm } from "../../../lib/form.tsx";
import { restoreWish } from "../../../lib/forms/lists.ts";
import { Head } from "../../../lib/head.tsx";
import { createRead, getList, getLists } from "../../../lib/queries.ts";
import { useShop } from "../../../lib/shop.tsx";

/** A panel behind a button; opening one closes the other. */
function Panel(props: { label: string; icon: "link" | "pencil"; open: boolean; children: JSX.Element }) {
  return (
    <details name="panel" open={props.open} class="open:basis-full">
      <summary class={buttonClass({ size: "sm" })}>
        <Icon name={props.icon} class="size-4" />
        {props.label}
      </summary>
      <div class="mt-4 rounded-xl border border-line bg-surface p-5 sm:p-6">{props.children}</div>
    </details>
  );
}

/** Undoing a removal that was made without scripts; with them a message offers it. */
function Removed(props: { itemId: string; listId: string; here: string }) {
  const { market, t } = useShop();
  const words = usePageTexts().lists;
  const form = useForm(restoreWish);
  return (
    <Notice tone="good" class="mt-6 items-center">
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        {words.removedOne}
        <Form state={form} market={market} to={props.here}>
          <input type="hidden" name="listId" value={props.listId} />
          <input type="hidden" name="itemId" value={props.itemId} />
          <Button type="submit" size="sm" busy={form.pending()}>
            {t.keep.undo}
          </Button>
        </Form>
      </div>
    </Notice>
  );
}

function List(props: { list: ListView }) {
  const { path } = useShop();
  const words = usePageTexts().lists;
  const [search] = useSearchParams<{ cursor?: string; panel?: string; removed?: string }>();
  const lists = createRead(getLists);
  const here = () => path(`/lists/${props.list.listId}`);
  const others = () => (lists() ?? []).filter((list) => list.listId !== props.list.listId);
  return (
    <>
      <Head title={props.list.name} />
      <a
        href={path("/lists")}
        class="-ms-1.5 inline-flex min-h-9 items-center gap-1 text-sm text-ink-soft hover:text-ink"
      >
        <Icon name="chevronStart" class="size-4" />
        {words.back}
      </a>
      <h1 class="mt-1 text-title font-semibold tracking-tight">
        <bdi>{props.list.name}</bdi>
      </h1>
      <p class="mt-2 flex flex-wrap items-center gap-2 text-sm text-ink-faint">
        {words.things(props.list.itemCount)}
        <Badge tone={props.list.isShared ? "info" : "plain"}>
          {props.list.isShared ? words.isShared : words.isPrivate}
        </Badge>
        <Show when={props.list.isDefault}>
          <Badge tone="good">{words.isDefault}</Badge>
        </Show>
      </p>
      <div class="mt-5 flex flex-wrap gap-3">
        <Panel label={words.share} icon="link" open={search.panel === "share"}>
          <Sharing list={props.list} here={here()} />
        </Panel>
        <Panel label={words.edit} icon="pencil" open={false}>
          <ListSettings list={props.list} here={here()} />
        </Panel>
      </div>
      <Show when={search.removed} keyed>
        {(itemId) => <Removed itemId={itemId} listId={props.list.listId} here={here()} />}
      </Show>
      <Show
        when={props.list.items.items.length > 0}
        fallback={
          <EmptyState title={words.empty} icon="heart">
            {words.emptyHint}
          </EmptyState>
        }
      >
        <ul class="mt-4 divide-y divide-line border-b border-line">
          <For each={props.list.items.items}>
            {(wish) => <OwnWish of={wish} listId={props.list.listId} here={here()} others={others()} />}
          </For>
        </ul>
      </Show>
      <CursorPager
        firstHref={search.cursor ? here() : undefined}
        nextHref={
          props.list.items.nextCursor
            ? `${here()}?cursor=${encodeURIComponent(props.list.items.nextCursor)}`
            : undefined
        }
        words={{ first: words.newest, next: words.older }}
      />
    </>
  );
}

export default function ListRoute() {
  const { market, path } = useShop();
  const params = useParams();
  const [search] = useSearchParams<{ cursor?: string }>();
  const list = createRead(() => getList(market.handle, params["id"] ?? "", search.cursor ?? null));
  const own = () => {
    const read = list();
    return read === "guest" ? null : read;
  };
  return (
    <div class="page max-w-5xl pt-6">
      <Switch>
        <Match when={own()}>{(found) => <List list={found()} />}</Match>
        <Match when={list() === "guest"}>
          <GuestLists next={path(`/lists/${params["id"]}`)} />
        </Match>
        <Match when={list() === null}>
          <Missing />
        </Match>
      </Switch>
    </div>
  );
}
