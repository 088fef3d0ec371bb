// A part of an account's page: what it is about, and its form.
import { Button, FormError, Notice } from "@stoa/ui";
import { type JSX, Show } from "solid-js";
import { Form, type FormState } from "../../lib/form.tsx";
import { useShop } from "../../lib/shop.tsx";

/** A form with its title; `done` is shown once it has been sent well. */
export function FormCard(props: {
  title: string;
  hint?: JSX.Element;
  form: FormState;
  to: string;
  button: string;
  danger?: boolean;
  done?: string | undefined;
  children: JSX.Element;
}) {
  const { market, t, path } = useShop();
  return (
    <section class="mt-8 rounded-lg border border-line bg-surface p-6" aria-label={props.title}>
      <h2 class="text-lg font-semibold">{props.title}</h2>
      <Show when={props.hint}>
        <p class="mt-1 text-sm text-ink-soft">{props.hint}</p>
      </Show>
      <Form state={props.form} market={market} to={path(props.to)} class="mt-4 flex max-w-md flex-col gap-4">
        <Show when={props.done}>
          <div role="status">
            <Notice tone="good">{props.done}</Notice>
          </div>
        </Show>
        <FormError message={props.form.refusal() && t.errors[props.form.refusal()!.code]} />
        {props.children}
        <Button
          type="submit"
          variant={props.danger ? "danger" : "primary"}
          busy={props.form.pending()}
          class="self-start"
        >
          {props.button}
        </Button>
      </Form>
    </section>
  );
}
