// The shop's keys: made, listed, revoked.
import { KEY_DAYS, type KeyView } from "@stoa/client";
import { Field, Panel, Select } from "@stoa/ui";
import { For, Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";
import { makeKey, revokeKey } from "./actions";
import { day, More, Refused, ScopeBoxes, ScopeList, SHOP_SCOPES, TakeAway, ToldOnce } from "./parts";

const goodFor = (days: number | null) =>
  days === null ? "Until it is revoked" : days === 365 ? "One year" : `${days} days`;

/** The list, with the form for a new one. */
export function Keys(props: { keys: readonly KeyView[] }) {
  const making = useOutcome(makeKey);
  const revoking = useOutcome(revokeKey);
  return (
    <Panel title="Keys">
      <Show when={making.told()} keyed>
        {({ secret }) => <ToldOnce texts={[{ label: "The new key", value: secret }]} />}
      </Show>
      <Refused of={revoking} />
      <Show
        when={props.keys.length > 0}
        fallback={
          <p class="text-sm text-ink-soft">
            No keys yet. A key lets a program of yours in; whoever has it can do what it may.
          </p>
        }
      >
        <ul class="divide-y divide-line">
          <For each={props.keys}>
            {(key) => (
              <li class="flex flex-col gap-3 py-4 first:pt-0 sm:flex-row sm:items-start sm:justify-between">
                <div class="min-w-0">
                  <h3 class="flex flex-wrap items-baseline gap-x-3 font-semibold">
                    {key.name} <code class="text-sm font-normal text-ink-soft">{key.hint}…</code>
                  </h3>
                  <p class="mt-1 mb-2 text-sm text-ink-faint">
                    Made by {key.madeBy} on {day(key.createdAt)}.{" "}
                    {key.lastUsedAt ? <>Last used on {day(key.lastUsedAt)}.</> : "Not used yet."}{" "}
                    {key.expiresAt ? <>Ends on {day(key.expiresAt)}.</> : "Does not end by itself."}
                  </p>
                  <ScopeList scopes={key.scopes} />
                </div>
                <TakeAway
                  label="Revoke"
                  title={`Revoke ${key.name}?`}
                  action={revokeKey}
                  field="keyId"
                  id={key.keyId}
                  pending={revoking.pending()}
                >
                  Whatever uses this key stops at once.
                </TakeAway>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <More label="Make a key" action={makeKey} of={making} submit="Make the key">
        <Field
          label="Name"
          name="name"
          required
          maxlength="60"
          autocomplete="off"
          hint="So that the team knows it again: what uses it."
        />
        <ScopeBoxes legend="What it may do" scopes={SHOP_SCOPES} />
        <Select
          label="It is good for"
          name="days"
          value="90"
          choices={KEY_DAYS.map((days) => ({ value: String(days), label: goodFor(days) }))}
          class="max-w-60"
        />
      </More>
    </Panel>
  );
}
