// Taking away something that one keeps: a key, an app, an address.
import { Button } from "@stoa/ui";
import type { JSX } from "solid-js";
import { Form, type FormState } from "../../lib/form.tsx";
import { useShop } from "../../lib/shop.tsx";

/** Taking something away, behind a question that works without scripts. `children` are the hidden fields. */
export function TakeAway(props: {
  label: string;
  hint: string;
  confirm: string;
  form: FormState;
  here: string;
  children: JSX.Element;
}) {
  const { market } = useShop();
  return (
    <details class="mt-2">
      <summary class="inline-flex min-h-9 items-center rounded-full text-sm font-semibold text-bad hover:underline hover:underline-offset-4">
        {props.label}
      </summary>
      <p class="text-sm text-ink-soft">{props.hint}</p>
      <Form state={props.form} market={market} to={props.here} class="mt-3">
        {props.children}
        <Button type="submit" size="sm" variant="danger" busy={props.form.pending()}>
          {props.confirm}
        </Button>
      </Form>
    </details>
  );
}
