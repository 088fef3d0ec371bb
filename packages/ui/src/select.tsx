// A native select: the best picker on every phone, and it works without any script.
import { For, type JSX, splitProps } from "solid-js";
import { controlClass } from "./control-class.ts";
import { FieldFrame, type FieldProps } from "./field.tsx";
import { Icon } from "./icon.tsx";

/** One choice of a select. */
export interface Choice {
  value: string;
  label: string;
}

/** A labelled select; `value` is the choice that is set. */
export function Select(
  props: FieldProps & { choices: readonly Choice[]; value?: string | undefined } & Omit<
      JSX.SelectHTMLAttributes<HTMLSelectElement>,
      "value"
    >,
) {
  const [field, own, rest] = splitProps(
    props,
    ["label", "name", "hint", "error", "bare", "class"],
    ["choices", "value"],
  );
  return (
    <FieldFrame {...field}>
      {(wiring) => (
        <span class="relative block">
          <select {...rest} {...wiring} class={`${controlClass} appearance-none pe-10`}>
            <For each={own.choices}>
              {(choice) => (
                <option value={choice.value} selected={choice.value === own.value}>
                  {choice.label}
                </option>
              )}
            </For>
          </select>
          <Icon
            name="chevronDown"
            class="pointer-events-none absolute end-3 top-1/2 size-4 -translate-y-1/2 text-ink-faint"
          />
        </span>
      )}
    </FieldFrame>
  );
}
