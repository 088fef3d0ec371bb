// Rows of the audit log, as sellers and operators read them.
import type { AuditEntry } from "@stoa/contract";
import { For, type JSX, Show } from "solid-js";
import { Badge } from "./badge.tsx";
import { type Column, Table } from "./table.tsx";
import { Time } from "./time.tsx";

/** The facts of a row in one line each; lists and objects as JSON. */
function Details(props: { entry: AuditEntry }) {
  const facts = () =>
    Object.entries(props.entry.detail)
      .filter(([, value]) => value !== null && value !== "")
      .map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)] as const);
  return (
    <Show when={facts().length > 0} fallback={<span class="text-ink-faint">–</span>}>
      <ul class="min-w-0 text-xs">
        <For each={facts()}>
          {([name, value]) => (
            <li class="break-words">
              <span class="text-ink-faint">{name}:</span> {value}
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}

/** An id as a row has room for it: its noun and its end. The whole of it is told on pointing, and in the CSV file. */
export function ShortId(props: { id: string }) {
  const short = () => props.id.replace(/^([a-z]{3}_)[0-9a-z]{20}(?=[0-9a-z]{6}$)/, "$1…");
  return (
    <span title={props.id} class="font-mono text-xs whitespace-nowrap">
      {short()}
    </span>
  );
}

/** The table. `subject` may make a link of what something was done to; `tenant` tells in whose log it stands. */
export function AuditTable(props: {
  entries: readonly AuditEntry[];
  locale: string;
  timeZone: string;
  subject?: (entry: AuditEntry) => JSX.Element;
  tenant?: (entry: AuditEntry) => JSX.Element;
}) {
  const columns = (): Column<AuditEntry>[] => [
    {
      head: "When",
      phone: "head",
      cell: (entry) => (
        <Time at={entry.at} locale={props.locale} timeZone={props.timeZone} class="figures text-xs whitespace-nowrap" />
      ),
    },
    {
      head: "Who",
      cell: (entry) => (
        <span class="min-w-0" title={entry.actor}>
          <span class="font-medium sm:whitespace-nowrap">{entry.actorName ?? entry.actor}</span>
          <span class="block text-xs text-ink-faint">
            {entry.actor.split(":")[0]}
            {entry.actor.includes(":key_") || entry.actor.includes(":grt_") ? ", through a program" : ""}
            {entry.onBehalfOf ? ", looking as a person" : ""}
          </span>
        </span>
      ),
    },
    {
      head: "What",
      cell: (entry) => (
        <span class="flex flex-wrap items-center justify-end gap-x-2 gap-y-1 sm:justify-start">
          <span class="font-mono text-xs break-all sm:whitespace-nowrap">{entry.action}</span>
          <Show when={entry.outcome === "denied"}>
            <Badge tone="bad">Refused</Badge>
          </Show>
        </span>
      ),
    },
    {
      head: "To what",
      cell: (entry) => (
        <Show when={props.subject} fallback={<ShortId id={entry.subject} />}>
          {(subject) => <>{subject()(entry)}</>}
        </Show>
      ),
    },
    ...(props.tenant ? [{ head: "In the log of", cell: props.tenant } satisfies Column<AuditEntry>] : []),
    { head: "Details", grow: true, cell: (entry) => <Details entry={entry} /> },
  ];
  return <Table caption="Audit log, newest first" columns={columns()} rows={props.entries} />;
}
