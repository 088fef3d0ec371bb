// The fields of an endpoint: where it is, how the team calls it, and what it hears, by group.
import { WEBHOOK_GROUPS, WEBHOOK_TYPE_NAMES, WEBHOOK_TYPES, type WebhookType } from "@stoa/client";
import { Checkbox, Field } from "@stoa/ui";
import { For } from "solid-js";
import { GROUP_WORD } from "./words";

/** Filled with what is known of an endpoint. */
export function HookFields(props: {
  url?: string;
  description?: string;
  types: readonly WebhookType[];
  isUrlWrong: boolean;
}) {
  return (
    <>
      <Field
        label="Address"
        name="url"
        type="url"
        required
        maxlength="500"
        value={props.url ?? ""}
        placeholder="https://erp.example.com/hooks/stoa"
        error={props.isUrlWrong ? "Use an https address that can be reached from the internet." : undefined}
        hint="It is sent a POST with JSON, and answers with any code from 200 to 299 within 10 seconds."
      />
      <Field
        label="What it is for"
        name="description"
        maxlength="200"
        autocomplete="off"
        value={props.description ?? ""}
        hint="So that the team knows it again."
      />
      <fieldset class="flex flex-col gap-5">
        <legend class="mb-3 text-sm font-medium">What it hears</legend>
        <For each={WEBHOOK_GROUPS}>
          {(group) => (
            <div role="group" aria-labelledby={`group-${group}`}>
              <h3 id={`group-${group}`} class="mb-1 text-xs font-semibold text-ink-faint">
                {GROUP_WORD[group]}
              </h3>
              <div class="grid gap-x-8 md:grid-cols-2">
                <For each={WEBHOOK_TYPE_NAMES.filter((type) => WEBHOOK_TYPES[type].group === group)}>
                  {(type) => (
                    <Checkbox
                      name="types[]"
                      value={type}
                      checked={props.types.includes(type)}
                      class="items-start! py-1.5"
                      label={
                        <>
                          <code class="font-medium">{type}</code>
                          <span class="block text-xs text-ink-faint">{WEBHOOK_TYPES[type].says}</span>
                        </>
                      }
                    />
                  )}
                </For>
              </div>
            </div>
          )}
        </For>
      </fieldset>
    </>
  );
}
