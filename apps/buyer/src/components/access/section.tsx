// The frame of the three parts of the page: a head, a line under it, what there is, and the form for more.
import { Button, buttonClass, CopyField, Notice } from "@stoa/ui";
import { createEffect, type JSX, on, onMount, Show } from "solid-js";
import { useAccessTexts } from "../../i18n/access-texts.ts";
import { Form, type FormState } from "../../lib/form.tsx";
import { useShop } from "../../lib/shop.tsx";

/** A part of the page. */
export function Section(props: { title: string; lead?: string; children: JSX.Element }) {
  return (
    <section class="mt-10">
      <h2 class="text-lg font-semibold">{props.title}</h2>
      <Show when={props.lead}>
        <p class="mt-1 text-sm text-ink-soft">{props.lead}</p>
      </Show>
      {props.children}
    </section>
  );
}

/** A form behind its name; it closes, empty again, when it was done. */
export function More(props: { label: string; form: FormState; here: string; submit: string; children: JSX.Element }) {
  const { market } = useShop();
  let details!: HTMLDetailsElement;
  createEffect(
    on(
      props.form.told,
      (told) => {
        if (!told) return;
        details.open = false;
        details.querySelector("form")?.reset();
      },
      { defer: true },
    ),
  );
  return (
    <details ref={details} open={props.form.refusal() !== null} class="mt-4">
      <summary class={buttonClass({ size: "sm" })}>{props.label}</summary>
      <Form
        state={props.form}
        market={market}
        to={props.here}
        class="mt-4 flex flex-col gap-5 rounded-xl border border-line bg-surface p-5 sm:p-6"
      >
        {props.children}
        <div>
          <Button type="submit" variant="primary" busy={props.form.pending()}>
            {props.submit}
          </Button>
        </div>
      </Form>
    </details>
  );
}

/** What a form tells once, under a title: each text with its name, ready to be copied. */
export function ToldOnce(props: { title: string; texts: readonly { label: string; value: string | undefined }[] }) {
  const words = useAccessTexts();
  let box!: HTMLDivElement;
  onMount(() => box.focus());
  return (
    <div ref={box} tabindex="-1" role="status" class="mt-4 outline-none">
      <Notice tone="good">
        <p class="font-semibold">{props.title}</p>
        <div class="mt-3 flex max-w-2xl flex-col gap-4 text-ink">
          {props.texts.map(({ label, value }) => (
            <Show when={value}>
              {(text) => <CopyField label={label} value={text()} copyLabel={words.copy} copiedLabel={words.copied} />}
            </Show>
          ))}
        </div>
      </Notice>
    </div>
  );
}

/** A line of facts: when something began, was used, ends. */
export function Times(props: { children: JSX.Element }) {
  return <p class="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-faint">{props.children}</p>;
}
