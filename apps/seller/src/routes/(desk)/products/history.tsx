// What was proposed for a product and what operators said about it.
import type { ChangeView, SellerProductView } from "@stoa/client";
import { ChangeView as Changes, Icon, Notice, Panel, Time } from "@stoa/ui";
import { For, Match, Show, Switch } from "solid-js";
import { LOCALE } from "~/lib/words";
import { ChangeBadge } from "./change-badge";

/** What the seller should know first: what an operator wrote, or what is waited for. */
export function Standing(props: { product: SellerProductView }) {
  const last = () => props.product.changes[0];
  return (
    <div class="mb-6">
      <Switch>
        <Match when={props.product.status === "archived"}>
          <Notice tone="bad">An operator has taken this product out of the shop. It cannot be changed.</Notice>
        </Match>
        <Match when={props.product.pending?.status === "changes_asked" && props.product.pending}>
          {(pending) => (
            <Notice tone="warn">
              <p class="font-semibold">Please change something and send it again.</p>
              <p class="mt-1 whitespace-pre-line">{pending().reason}</p>
            </Notice>
          )}
        </Match>
        <Match when={props.product.pending}>
          <Notice tone="info">
            Your proposal waits for an operator. You can still change it below; it is read as you sent it last.
          </Notice>
        </Match>
        <Match when={last()?.status === "refused" && last()}>
          {(change) => (
            <Notice tone="bad">
              <p class="font-semibold">Your last proposal was refused.</p>
              <p class="mt-1 whitespace-pre-line">{change().reason}</p>
            </Notice>
          )}
        </Match>
      </Switch>
    </div>
  );
}

/** The seller's proposals, newest first. */
export function History(props: { changes: readonly ChangeView[] }) {
  return (
    <Panel title="Your proposals">
      <Show when={props.changes.length > 0} fallback={<p class="text-sm text-ink-soft">None yet.</p>}>
        <ol class="flex flex-col gap-4">
          <For each={props.changes}>
            {(change) => (
              <li class="border-t border-line pt-4 first:border-0 first:pt-0">
                <div class="flex flex-wrap items-center justify-between gap-2">
                  <ChangeBadge kind={change.kind} status={change.status} />
                  <Time at={change.createdAt} locale={LOCALE} timeZone="UTC" dateOnly class="text-xs text-ink-faint" />
                </div>
                <Show when={change.reason}>
                  <p class="mt-2 text-sm whitespace-pre-line">{change.reason}</p>
                </Show>
                <Show when={change.kind !== "create"}>
                  <details class="group mt-2">
                    <summary class="inline-flex min-h-9 items-center gap-1 text-sm text-ink-soft hover:text-ink">
                      <Icon name="chevronDown" class="size-4 transition-transform group-open:rotate-180" />
                      What it changes
                    </summary>
                    <div class="mt-2">
                      <Changes before={change.before} after={change.after} stacked />
                    </div>
                  </details>
                </Show>
              </li>
            )}
          </For>
        </ol>
      </Show>
    </Panel>
  );
}
