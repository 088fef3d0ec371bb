// The offers of a bulk edit: what was there, what comes there, and why not. Those with a reason first.
import { createAsync, useSearchParams } from "@solidjs/router";
import { BULK_CODE_WORDS, type BulkItemView, type BulkOutcome, type BulkView } from "@stoa/client";
import { Badge, type Column, CursorPager, LinkTabs, Panel, Table, type Tone } from "@stoa/ui";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { bulkItems } from "./reads";
import { figureWords } from "./words";

const WORD: Record<BulkOutcome, string> = {
  waiting: "Waiting",
  planned: "Will change",
  same: "So already",
  blocked: "Cannot change",
  changed: "Changed",
  failed: "Not changed",
  undone: "Set back",
  left: "Left as it is",
};

const TONE: Record<BulkOutcome, Tone> = {
  waiting: "plain",
  planned: "info",
  same: "plain",
  blocked: "warn",
  changed: "good",
  failed: "bad",
  undone: "plain",
  left: "warn",
};

const TROUBLE: readonly BulkOutcome[] = ["blocked", "failed", "left"];

/** The list, by tabs: those with a reason, and all. */
export function Items(props: { bulk: BulkView }) {
  const [search] = useSearchParams<{ show?: string; cursor?: string }>();
  const troubleCount = () => props.bulk.check.blocked + props.bulk.run.failed + props.bulk.undo.left;
  const isAll = () => search.show === "all" || troubleCount() === 0;
  const path = () => `/offers/bulk/${props.bulk.bulkId}`;
  const page = createAsync(
    () =>
      bulkItems({
        bulkId: props.bulk.bulkId,
        outcomes: isAll() ? [] : [...TROUBLE],
        cursor: search.cursor,
        limit: 25,
      }),
    { deferStream: true },
  );
  const columns = (): Column<BulkItemView>[] => [
    {
      head: "Offer",
      grow: true,
      phone: "head",
      cell: (item) => (
        <span>
          <a href={`/offers/${item.offerId}`} class="font-medium underline-offset-4 hover:underline">
            {[item.title, item.variantLabel].filter(Boolean).join(", ")}
          </a>
          <span class="block font-mono text-xs text-ink-faint">{item.sku}</span>
          <Show when={item.code}>
            {(code) => <span class="mt-0.5 block text-xs text-ink-soft">{BULK_CODE_WORDS[code()]}</span>}
          </Show>
        </span>
      ),
    },
    { head: "Before", align: "end", cell: (item) => <>{figureWords(props.bulk.change, item.before)}</> },
    { head: "After", align: "end", cell: (item) => <>{figureWords(props.bulk.change, item.after)}</> },
    { head: "Outcome", cell: (item) => <Badge tone={TONE[item.outcome]}>{WORD[item.outcome]}</Badge> },
  ];
  return (
    <Panel title="Offers">
      <Show when={troubleCount() > 0}>
        <LinkTabs
          label="Offers of this edit"
          tabs={[
            { href: path(), label: "Not changed", count: troubleCount(), current: !isAll() },
            { href: `${path()}?show=all`, label: "All", count: props.bulk.itemCount, current: isAll() },
          ]}
        />
      </Show>
      <Show when={page()}>
        {(page) => (
          <>
            <Table caption="Offers of this edit" columns={columns()} rows={page().items} empty={<p>Nothing here.</p>} />
            <CursorPager
              firstHref={search.cursor ? hrefWith(path(), { show: search.show }) : undefined}
              nextHref={
                page().nextCursor ? hrefWith(path(), { show: search.show, cursor: page().nextCursor }) : undefined
              }
              words={{ first: "First page", next: "Next page" }}
            />
          </>
        )}
      </Show>
    </Panel>
  );
}
