// Pinning products to a query: what stands first, what shoppers find, and a way to find others.
import { Title } from "@solidjs/meta";
import { createAsync, query, type RouteDefinition, type RouteSectionProps } from "@solidjs/router";
import { MARKET_HANDLES, type MarketHandle, marketName, type SearchPreview } from "@stoa/client";
import { BackLink, Button, EmptyState, Field, Notice, PageHead, Panel, Select } from "@stoa/ui";
import { Show } from "solid-js";
import { api } from "~/lib/api";
import { read } from "~/lib/session";
import { counted } from "~/lib/words";
import { FoundList, PinnedList } from "./lists";
import { PinsRefused } from "./set-pins";
import type { Edited } from "./product-row";

const preview = query(
  (market: MarketHandle, words: string) =>
    words === "" ? Promise.resolve(null) : read(() => api().admin.search.preview.query({ market, query: words })),
  "admin.search.preview",
);

type Query = RouteSectionProps["location"]["query"];

const editedOf = (address: Query): Edited & { market: MarketHandle } => {
  const text = (name: string) => (typeof address[name] === "string" ? address[name].trim().slice(0, 80) : "");
  return {
    q: text("q"),
    market: MARKET_HANDLES.find((market) => market === address["market"]) ?? "us",
    find: text("find") || undefined,
  };
};

export const route = {
  preload: ({ location }) => {
    const { market, q } = editedOf(location.query);
    void preview(market, q);
  },
} satisfies RouteDefinition;

export default function EditPins(props: RouteSectionProps) {
  const edited = () => editedOf(props.location.query);
  const shown = createAsync(() => preview(edited().market, edited().q), { deferStream: true });
  const others = createAsync(() => preview(edited().market, edited().find ?? ""), { deferStream: true });
  return (
    <>
      <Title>Pin products · Stoa admin</Title>
      <BackLink href="/search/pins">All pins</BackLink>
      <PageHead title="Pin products" lead="What stands first when somebody searches for exactly this." />
      <form action="/search/pins/edit" method="get" class="mb-6 grid items-end gap-3 sm:flex">
        <Field label="Query" name="q" value={edited().q} maxlength={80} required class="sm:w-80" />
        <Select
          label="Seen in"
          name="market"
          class="sm:w-52"
          value={edited().market}
          choices={MARKET_HANDLES.map((market) => ({ value: market, label: marketName(market) }))}
        />
        <Button type="submit">Show</Button>
      </form>
      <PinsRefused />
      <Show when={shown()} fallback={<Beginning asked={edited().q !== ""} />}>
        {(now) => <Editor preview={now()} others={others() ?? null} edited={edited()} />}
      </Show>
    </>
  );
}

function Beginning(props: { asked: boolean }) {
  return (
    <Show when={!props.asked}>
      <EmptyState title="Which search is it about?" icon="search">
        <p>Type what shoppers type. You will see what they find, and can put products first.</p>
      </EmptyState>
    </Show>
  );
}

function Editor(props: { preview: SearchPreview; others: SearchPreview | null; edited: Edited }) {
  const pinnedIds = () => props.preview.pinned.map((product) => product.productId);
  const list = () => ({ query: props.preview.query, productIds: pinnedIds(), edited: props.edited });
  return (
    <>
      <Show when={props.preview.redirect}>
        {(target) => (
          <Notice tone="warn" class="mb-4">
            This search leads to <span class="font-mono text-xs">/{target()}</span>; shoppers do not see its results.{" "}
            <a
              class="underline"
              href={`/search/redirects/edit?${new URLSearchParams({ query: props.preview.query, target: target() })}`}
            >
              Change the redirect
            </a>
          </Notice>
        )}
      </Show>
      <div class="grid items-start gap-6 lg:grid-cols-2">
        <Panel title="Pinned">
          <PinnedList pinned={props.preview.pinned} list={list()} />
        </Panel>
        <Panel
          title={props.others ? `Found for “${props.edited.find}”` : "What shoppers find"}
          actions={
            <span class="text-sm text-ink-soft">{counted((props.others ?? props.preview).total, "product")}</span>
          }
        >
          <form action="/search/pins/edit" method="get" class="mb-3 flex items-end gap-3">
            <input type="hidden" name="q" value={props.edited.q} />
            <input type="hidden" name="market" value={props.edited.market} />
            <Field
              label="Find other products"
              name="find"
              value={props.edited.find ?? ""}
              maxlength={80}
              class="flex-1"
            />
            <Button type="submit">Find</Button>
          </form>
          <FoundList cards={(props.others ?? props.preview).cards} list={list()} />
        </Panel>
      </div>
    </>
  );
}
