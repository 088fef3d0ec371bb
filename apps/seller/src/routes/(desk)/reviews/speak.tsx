// What the shop says in public: the words as they stand, and a field to write or change them.
import type { Action } from "@solidjs/router";
import type { FormResult } from "@stoa/client";
import { Button, FormError, TextArea } from "@stoa/ui";
import { Show } from "solid-js";
import { useOutcome } from "~/lib/outcome";

/** A folded form; open at once where nothing has been said. `field` names the id that the form is about. */
export function Speak(props: {
  action: Action<[form: FormData], Response | FormResult<never>, [form: FormData]>;
  field: string;
  id: string;
  name: string;
  label: string;
  said: string | null;
  maxLength: number;
}) {
  const outcome = useOutcome(props.action, { only: (form) => form.get(props.field) === props.id });
  return (
    <div class="mt-4 border-t border-line pt-3">
      <Show when={props.said}>
        <p class="rounded-md bg-sunken px-4 py-3 text-sm break-words whitespace-pre-line" dir="auto">
          {props.said}
        </p>
      </Show>
      <details>
        <summary class="inline-flex min-h-11 cursor-pointer items-center text-sm font-medium text-accent">
          {props.said === null ? props.label : "Change it"}
        </summary>
        <form method="post" action={props.action} class="mt-2 flex flex-col items-start gap-3">
          <input type="hidden" name={props.field} value={props.id} />
          <FormError message={outcome.error()} />
          <TextArea
            class="w-full"
            label={props.label}
            hint="Everybody can read it. Contact details are taken out."
            name={props.name}
            rows={3}
            required
            maxlength={props.maxLength}
            value={props.said ?? ""}
          />
          <Button type="submit" variant="primary" size="sm" busy={outcome.pending()}>
            Publish
          </Button>
        </form>
      </details>
    </div>
  );
}
