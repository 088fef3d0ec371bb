// What programs may do, to be read and to be chosen.
import type { Scope } from "@stoa/client";
import { Checkbox, Icon } from "@stoa/ui";
import { For } from "solid-js";
import { useAccessTexts } from "../../i18n/access-texts.ts";
import type { FormState } from "../../lib/form.tsx";

/** What something may do, in words. */
export function ScopeList(props: { scopes: readonly Scope[]; class?: string | undefined }) {
  const words = useAccessTexts();
  return (
    <ul class={props.class ?? "flex flex-col gap-1 text-sm"}>
      <For each={props.scopes}>
        {(scope) => (
          <li class="flex items-start gap-2">
            <Icon name="check" class="mt-0.5 size-4 shrink-0 text-good" />
            {words.scopes[scope]}
          </li>
        )}
      </For>
    </ul>
  );
}

/** A box for each scope, with the scope as its name. */
export function ScopeBoxes(props: { legend: string; scopes: readonly Scope[]; form: FormState }) {
  const words = useAccessTexts();
  return (
    <fieldset>
      <legend class="text-sm font-medium">{props.legend}</legend>
      <p class="mt-0.5 text-sm text-ink-faint">{words.chooseHint}</p>
      <div class="mt-1 grid gap-x-6 sm:grid-cols-2">
        <For each={props.scopes}>
          {(scope) => <Checkbox name={scope} checked={props.form.typed(scope) === "on"} label={words.scopes[scope]} />}
        </For>
      </div>
    </fieldset>
  );
}
