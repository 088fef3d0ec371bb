// Which column of the file is what: guessed by its name, shown with its first values, changed by a select.
import { EXCHANGE_GUIDE, type FieldUse, type ImportView } from "@stoa/client";
import { Button, FormError, Panel } from "@stoa/ui";
import { createSignal, createUniqueId, For, Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { counted } from "~/lib/words";
import { checkImport, NOT_READ, STEP_SENTENCES } from "./imports";
import { CancelForm } from "./progress";

const GROUPS: readonly { use: FieldUse; label: string }[] = [
  { use: "match", label: "Finds the offer" },
  { use: "offer", label: "Changes the offer" },
  { use: "product", label: "For new products" },
];

/** The form of the columns; sending it has every row checked. */
export function Mapping(props: { run: ImportView }) {
  const formId = createUniqueId();
  const step = useOutcome(checkImport, { own: STEP_SENTENCES });
  const readCount = () => props.run.columns.filter((field) => field !== null).length;
  return (
    <Panel title="Which column is what?">
      <p class="mb-4 text-sm text-ink-soft">
        {counted(readCount(), "column")} of {props.run.header.length} known by their names. Look them over; a column
        that is not read changes nothing.
      </p>
      <form id={formId} method="post" action={checkImport}>
        <input type="hidden" name="importId" value={props.run.importId} />
        <ul class="divide-y divide-line">
          <For each={props.run.header}>
            {(name, i) => (
              <ColumnRow
                name={name}
                samples={props.run.sample.map((row) => row[i()] ?? "").filter((text) => text.trim() !== "")}
                chosen={props.run.columns[i()] ?? NOT_READ}
              />
            )}
          </For>
        </ul>
        <FormError message={step.error()} class="mt-4" />
      </form>
      <div class="mt-6 flex flex-wrap gap-3">
        <Button type="submit" form={formId} variant="primary" busy={step.pending()}>
          Check every row
        </Button>
        <Show when={props.run.status === "mapping"}>
          <CancelForm run={props.run} label="Do not import" />
        </Show>
      </div>
    </Panel>
  );
}

function ColumnRow(props: { name: string; samples: readonly string[]; chosen: string }) {
  const [field, setField] = createSignal(props.chosen);
  const about = () => EXCHANGE_GUIDE.find((guide) => guide.field === field())?.about;
  return (
    <li class="grid gap-x-6 gap-y-2 py-3 sm:grid-cols-2">
      <div class="min-w-0">
        <p class="font-medium [overflow-wrap:anywhere]">{props.name || <i class="text-ink-faint">without a name</i>}</p>
        <p class="line-clamp-2 text-sm [overflow-wrap:anywhere] text-ink-faint">
          {props.samples.slice(0, 3).join(" · ") || "empty in the first rows"}
        </p>
      </div>
      <div class="min-w-0">
        <select
          name="columns[]"
          aria-label={`“${props.name}” is read as`}
          onChange={(event) => setField(event.currentTarget.value)}
          class="min-h-11 w-full rounded-md bg-surface px-3 text-base ring-1 ring-line-strong/70 ring-inset focus:ring-2 focus:ring-accent focus:outline-none sm:text-sm"
          classList={{ "text-ink-faint": field() === NOT_READ }}
        >
          <option value={NOT_READ} selected={props.chosen === NOT_READ}>
            Not read
          </option>
          <For each={GROUPS}>
            {(group) => (
              <optgroup label={group.label}>
                <For each={EXCHANGE_GUIDE.filter((guide) => guide.use === group.use)}>
                  {(guide) => (
                    <option value={guide.field} selected={guide.field === props.chosen}>
                      {guide.label}
                    </option>
                  )}
                </For>
              </optgroup>
            )}
          </For>
        </select>
        <p class="mt-1 text-xs text-ink-faint">{about()}</p>
      </div>
    </li>
  );
}
