// A form of signing in, sent by a router action: the same for every app whose forms are router actions.
import { For, type JSX } from "solid-js";
import type { StepFormProps } from "./kit.tsx";

/** What the router knows of one try. */
interface Try {
  readonly input: readonly [form: FormData, ...rest: unknown[]];
  readonly pending?: boolean | undefined;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** Makes the form. `sentence` puts a code into words; without one, for what is no answer of ours. */
export function stepForm<Code extends string>(of: {
  action: JSX.SerializableAttributeValue;
  tries: (isMine: (form: FormData) => boolean) => readonly Try[];
  sentence: (code: Code | undefined) => string;
}) {
  return function StepForm(props: StepFormProps) {
    const hidden = () => Object.entries({ step: props.step, ...props.hidden });
    const tries = of.tries((form) => hidden().every(([name, value]) => (form.get(name) ?? "") === value));
    const last = () => tries.at(-1);
    const refusal = () => {
      if (last()?.error) return of.sentence(undefined);
      const result = last()?.result as { ok?: boolean; code?: Code } | undefined;
      return result?.ok === false ? of.sentence(result.code) : null;
    };
    return (
      <form method="post" action={of.action} class={props.class} aria-label={props.label}>
        <For each={hidden()}>{([name, value]) => <input type="hidden" name={name} value={value} />}</For>
        {props.children({
          pending: () => last()?.pending ?? false,
          refusal,
          typed: (name) => last()?.input[0].get(name)?.toString() ?? "",
        })}
      </form>
    );
  };
}
