// Reconciliation: comparisons of our books with what the provider says, every night and on request.
import { Title } from "@solidjs/meta";
import { createAsync, type RouteDefinition, type RouteSectionProps, useSubmission } from "@solidjs/router";
import { addDays, isoDay, type ReconciliationSummary } from "@stoa/client";
import {
  Badge,
  Button,
  type Column,
  CursorPager,
  EmptyState,
  Field,
  FormError,
  PageHead,
  Panel,
  Table,
} from "@stoa/ui";
import { Show } from "solid-js";
import { listHref, listState } from "~/lib/list-state";
import { sentence } from "~/lib/sentences";
import { ahead, useMay } from "~/lib/session";
import { When } from "~/lib/when";
import { counted, quantity } from "~/lib/words";
import { compareDays, compareFile, comparisons } from "./actions";

const HERE = "/reconciliation";
const asked = (address: RouteSectionProps["location"]) => ({ cursor: listState(address.query).cursor });

export const route = { preload: ({ location }) => ahead(comparisons(asked(location))) } satisfies RouteDefinition;

const COLUMNS: readonly Column<ReconciliationSummary>[] = [
  {
    head: "Compared",
    grow: true,
    phone: "head",
    cell: (one) => (
      <a href={`${HERE}/${one.reconciliationId}`} class="font-medium underline-offset-4 hover:underline">
        <When at={one.at} />
      </a>
    ),
  },
  {
    head: "Days",
    cell: (one) => (
      <span class="figures whitespace-nowrap">
        {isoDay(one.fromAt, "UTC")} to {isoDay(one.toAt - 1, "UTC")}
      </span>
    ),
  },
  { head: "With", cell: (one) => `${one.provider}${one.source === "upload" ? ", a file" : ""}` },
  { head: "Lines", align: "end", cell: (one) => quantity(one.lineCount) },
  {
    head: "Result",
    cell: (one) => (
      <Badge tone={one.differenceCount === 0 ? "good" : "bad"}>
        {one.differenceCount === 0 ? "All the same" : counted(one.differenceCount, "difference")}
      </Badge>
    ),
  },
];

export default function Reconciliation(props: RouteSectionProps) {
  const page = createAsync(() => comparisons(asked(props.location)), { deferStream: true });
  const may = useMay();
  return (
    <>
      <Title>Reconciliation · Stoa admin</Title>
      <PageHead
        title="Reconciliation"
        lead="Our books against the payment provider's, every night. Differences are listed; nothing is changed by it."
      />
      <div class="flex flex-col gap-6">
        <Show when={page()}>
          {(page) => (
            <div>
              <Panel class="py-2! sm:py-3!">
                <Table
                  caption="Comparisons"
                  columns={COLUMNS}
                  rows={page().items}
                  empty={
                    <EmptyState title="Nothing was compared yet" icon="compare" class="py-10">
                      The first comparison is made tonight.
                    </EmptyState>
                  }
                />
              </Panel>
              <CursorPager
                firstHref={asked(props.location).cursor && HERE}
                nextHref={page().nextCursor ? listHref(HERE, { cursor: page().nextCursor ?? undefined }) : undefined}
                words={{ first: "First page", next: "Next page" }}
              />
            </div>
          )}
        </Show>
        <Show when={may("finance.write")}>
          <div class="grid items-start gap-6 lg:grid-cols-2">
            <Days />
            <Upload />
          </div>
        </Show>
      </div>
    </>
  );
}

function Days() {
  const submission = useSubmission(compareDays);
  const today = isoDay(Date.now(), "UTC");
  return (
    <Panel title="Compare some days">
      <form method="post" action={compareDays} class="flex flex-wrap items-end gap-3">
        <FormError message={submission.result?.ok === false ? sentence(submission.result.code) : null} class="w-full" />
        <Field label="From" name="fromDay" type="date" value={addDays(today, -7)} required class="w-40" />
        <Field label="To" name="toDay" type="date" value={today} required class="w-40" />
        <Button type="submit" variant="primary" busy={submission.pending}>
          Compare
        </Button>
      </form>
    </Panel>
  );
}

function Upload() {
  const submission = useSubmission(compareFile);
  const refusal = () => {
    const { result } = submission;
    if (!result || result.ok) return null;
    if (result.code !== "INVALID_INPUT") return sentence(result.code);
    const { line } = result.details;
    return typeof line === "number" ? `Line ${line} of the file cannot be read.` : "Choose a statement as a CSV file.";
  };
  return (
    <Panel title="Compare with a file">
      <form method="post" action={compareFile} enctype="multipart/form-data" class="flex flex-col gap-4">
        <FormError message={refusal()} />
        <Field
          label="Statement"
          name="file"
          type="file"
          accept=".csv,text/csv"
          required
          hint="CSV with the columns line_id, kind, provider_ref, key, amount_minor, currency and at."
        />
        <div>
          <Button type="submit" busy={submission.pending}>
            Compare
          </Button>
        </div>
      </form>
    </Panel>
  );
}
