// Every change that a product ever had: who wrote it, who decided, why, and what it changed.
import type { ChangeView } from "@stoa/client";
import { ChangeView as Changes, Icon, Panel } from "@stoa/ui";
import { For, Show } from "solid-js";
import { When } from "~/lib/when";
import { CHANGE_KIND_WORD } from "~/lib/words";
import { ChangeBadge } from "~/parts/change-badge";

/** The record, newest first. */
export function History(props: { changes: readonly ChangeView[]; labels: Readonly<Record<string, string>> }) {
  return (
    <Panel title="History">
      <ol class="divide-y divide-line">
        <For each={props.changes}>
          {(change) => (
            <li class="py-4 first:pt-0 last:pb-0">
              <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
                <h3 class="font-medium">{CHANGE_KIND_WORD[change.kind]}</h3>
                <ChangeBadge status={change.status} />
                <When at={change.createdAt} class="ms-auto text-xs text-ink-faint" />
              </div>
              <p class="mt-1 text-sm text-ink-soft">{authorship(change)}</p>
              <Show when={change.reason}>
                <p class="mt-1 text-sm whitespace-pre-line">“{change.reason}”</p>
              </Show>
              <div class="mt-1 flex flex-wrap items-center gap-4">
                <Show when={change.status === "open"}>
                  <a
                    href={`/proposals/${change.changeId}`}
                    class="inline-flex min-h-9 items-center text-sm font-medium text-accent underline-offset-4 hover:underline"
                  >
                    Decide
                  </a>
                </Show>
                <details class="group w-full">
                  <summary class="inline-flex min-h-9 items-center gap-1 text-sm text-ink-soft hover:text-ink">
                    <Icon name="chevronDown" class="size-4 transition-transform group-open:rotate-180" />
                    {change.kind === "create" ? "What it said" : "What changed"}
                  </summary>
                  <div class="mt-2">
                    <Changes before={change.before} after={change.after} labels={props.labels} />
                  </div>
                </details>
              </div>
            </li>
          )}
        </For>
      </ol>
    </Panel>
  );
}

/** `Freja Lindqvist for Nordlys Home; decided by Amira Sol`. */
function authorship({ author, seller, decidedBy, status, decidedAt }: ChangeView): string {
  const by = `${author ?? "Somebody who has left"}${seller ? ` for ${seller.name}` : ", operator"}`;
  if (status === "open" || status === "withdrawn" || decidedAt === null) return by;
  if (!seller) return by;
  return `${by}; ${decidedBy ? `decided by ${decidedBy}` : "held at once, as of a trusted seller"}`;
}
