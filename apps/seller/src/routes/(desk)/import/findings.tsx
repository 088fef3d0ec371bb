// What was found in the rows: problems with their remedies, notices, and what changes. Searched by SKU, text or row.
import { createAsync, useSearchParams } from "@solidjs/router";
import {
  EXCHANGE_GUIDE,
  findingWords,
  type FindingsInput,
  type FindingView,
  type ImportView,
  NOTHING_WORD,
} from "@stoa/client";
import { type Column, CursorPager, EmptyState, LinkTabs, SearchForm, Table } from "@stoa/ui";
import { Show } from "solid-js";
import { hrefWith } from "~/lib/address";
import { LOCALE } from "~/lib/words";
import { findings } from "./imports";

const PAGE_SIZE = 50;

type Kind = FindingsInput["kind"];
type Search = { show?: string; q?: string; cursor?: string };

const LABEL: Record<string, string> = Object.fromEntries(EXCHANGE_GUIDE.map(({ field, label }) => [field, label]));

const ROW: Column<FindingView> = {
  head: "Row",
  align: "end",
  cell: (one) => <span class="text-ink-faint">{one.rowNumber.toLocaleString(LOCALE)}</span>,
};
const ITEM: Column<FindingView> = {
  head: "SKU or title",
  phone: "head",
  cell: (one) => <span class="block max-w-72 truncate font-medium sm:min-w-36">{one.name}</span>,
};
const COLUMN: Column<FindingView> = {
  head: "Column",
  cell: (one) => <span class="whitespace-nowrap">{one.field ? (LABEL[one.field] ?? one.field) : "Whole row"}</span>,
};
const VALUE: Column<FindingView> = {
  head: "Cell",
  cell: (one) => <code class="block max-w-44 truncate font-mono text-xs sm:min-w-20">{one.value}</code>,
};
const TOLD: Column<FindingView> = {
  head: "Advice",
  grow: true,
  cell: (one) => {
    const words = findingWords(one.code, one.detail);
    return (
      <span class="max-sm:text-end">
        {words.what} <span class="text-ink-soft">{words.remedy}</span>
      </span>
    );
  },
};
const CHANGE: Column<FindingView> = {
  head: "Change",
  grow: true,
  cell: (one) => (
    <Show when={one.code === "changed"} fallback={<span>{findingWords(one.code, one.detail).what}</span>}>
      <span class="figures">
        <span class="text-ink-faint">{one.detail || NOTHING_WORD}</span> → <strong>{one.value || NOTHING_WORD}</strong>
      </span>
    </Show>
  ),
};

const COLUMNS: Record<Kind, readonly Column<FindingView>[]> = {
  problem: [ITEM, ROW, COLUMN, VALUE, TOLD],
  notice: [ITEM, ROW, COLUMN, VALUE, TOLD],
  change: [ITEM, ROW, COLUMN, CHANGE],
};

const NOTHING: Record<Kind, string> = {
  problem: "No row has a problem",
  notice: "Nothing else to know",
  change: "Nothing changes",
};

/** The findings of an import that is not at work. */
export function Findings(props: { run: ImportView }) {
  const [search] = useSearchParams<Search>();
  const kinds = (): { kind: Kind; label: string }[] => [
    { kind: "problem", label: "Problems" },
    { kind: "change", label: props.run.status === "checked" ? "What would change" : "What changed" },
    { kind: "notice", label: "Good to know" },
  ];
  const kind = (): Kind =>
    kinds().find((one) => one.kind === search.show)?.kind ?? (props.run.counts.failed > 0 ? "problem" : "change");
  const here = `/import/${props.run.importId}`;
  const page = createAsync(() =>
    findings({
      importId: props.run.importId,
      kind: kind(),
      q: search.q || undefined,
      cursor: search.cursor || undefined,
      limit: PAGE_SIZE,
    }),
  );
  return (
    <section aria-label="What was found in the rows">
      <div class="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <LinkTabs
          label="What was found"
          tabs={kinds().map((one) => ({
            href: hrefWith(here, { show: one.kind }),
            label: one.label,
            count: one.kind === "problem" ? props.run.counts.failed : undefined,
            current: one.kind === kind(),
          }))}
        />
        <SearchForm
          action={here}
          label="Search the rows"
          placeholder="SKU, text or row number"
          value={search.q}
          keep={{ show: search.show }}
          class="mb-4 w-full sm:w-72"
        />
      </div>
      <Show when={page()}>
        {(page) => (
          <>
            <Table
              caption={kinds().find((one) => one.kind === kind())!.label}
              columns={COLUMNS[kind()]}
              rows={page().items}
              empty={
                <EmptyState
                  title={search.q ? `Nothing found for “${search.q}”` : NOTHING[kind()]}
                  icon={search.q ? "search" : "check"}
                  class="py-10"
                />
              }
            />
            <CursorPager
              firstHref={search.cursor ? hrefWith(here, { show: kind(), q: search.q }) : undefined}
              nextHref={
                page().nextCursor ? hrefWith(here, { show: kind(), q: search.q, cursor: page().nextCursor }) : undefined
              }
              words={{ first: "Back to the first", next: "More rows" }}
            />
          </>
        )}
      </Show>
    </section>
  );
}
