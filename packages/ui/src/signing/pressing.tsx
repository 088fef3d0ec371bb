// Forms of one button, and what is folded away until it is asked for.
import { type JSX } from "solid-js";
import { Button, buttonClass } from "../button.tsx";
import { FormError } from "../notice.tsx";
import { useSigning } from "./kit.tsx";

/** A form of one button. */
export function Press(props: {
  step: string;
  hidden?: Record<string, string>;
  label: string;
  variant?: "primary" | "secondary" | "quiet" | "danger";
  small?: boolean;
}) {
  const { Form } = useSigning();
  return (
    <Form step={props.step} {...(props.hidden && { hidden: props.hidden })} class="flex flex-col items-start gap-2">
      {(state) => (
        <>
          <FormError message={state.refusal()} />
          <Button
            type="submit"
            variant={props.variant ?? "secondary"}
            size={props.small ? "sm" : "md"}
            busy={state.pending()}
          >
            {props.label}
          </Button>
        </>
      )}
    </Form>
  );
}

/** Something that is folded away until it is asked for; opens without any script. */
export function Folded(props: { label: string; children: JSX.Element }) {
  return (
    <details>
      <summary class={`${buttonClass({ size: "sm" })} cursor-pointer`}>{props.label}</summary>
      <div class="mt-3 flex flex-col gap-3 rounded-md bg-sunken p-4 text-sm">{props.children}</div>
    </details>
  );
}
