// The files that were brought in before.
import type { ImportSummary } from "@stoa/client";
import { Badge, type Column, EmptyState, LinkButton, Table, Time } from "@stoa/ui";
import { LOCALE } from "~/lib/words";
import { STATUS_TONE, STATUS_WORD } from "./imports";

/** A figure; a dash where nobody has counted yet. */
const count = (of: (one: ImportSummary) => number) => (one: ImportSummary) =>
  one.status === "mapping" ? <span class="text-ink-faint">–</span> : <>{of(one).toLocaleString(LOCALE)}</>;

const COLUMNS: readonly Column<ImportSummary>[] = [
  {
    head: "File",
    grow: true,
    phone: "head",
    cell: (one) => (
      <a href={`/import/${one.importId}`} class="font-semibold [overflow-wrap:anywhere] text-accent hover:underline">
        {one.fileName}
      </a>
    ),
  },
  { head: "Status", cell: (one) => <Badge tone={STATUS_TONE[one.status]}>{STATUS_WORD[one.status]}</Badge> },
  { head: "New", align: "end", cell: count(({ counts }) => counts.created + counts.listed) },
  { head: "Changed", align: "end", cell: count(({ counts }) => counts.changed) },
  { head: "Unchanged", align: "end", cell: count(({ counts }) => counts.unchanged) },
  { head: "Left out", align: "end", cell: count(({ counts }) => counts.failed) },
  {
    head: "Brought in (UTC)",
    cell: (one) => <Time at={one.createdAt} locale={LOCALE} timeZone="UTC" class="whitespace-nowrap text-ink-soft" />,
  },
];

/** The table of imports, or how to begin. */
export function ImportHistory(props: { imports: readonly ImportSummary[] }) {
  return (
    <Table
      caption="Imports, newest first"
      columns={COLUMNS}
      rows={props.imports}
      empty={
        <EmptyState
          title="No file yet"
          icon="receipt"
          class="py-10"
          actions={
            <LinkButton href="/files/offers-template.csv" rel="external" download="">
              Download the template
            </LinkButton>
          }
        >
          Export your offers, change them in a spreadsheet and bring the file back; or fill in the template.
        </EmptyState>
      }
    />
  );
}
