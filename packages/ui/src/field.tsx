// Form fields: label, hint and error wired to the control, so that a screen reader tells them all.
import { createSignal, createUniqueId, type JSX, Show, splitProps } from "solid-js";
import { classNames } from "./class-names.ts";
import { controlClass } from "./control-class.ts";

/** What every field has. */
export interface FieldProps {
  label: string;
  name: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Shows the control alone; the label is for screen readers. */
  bare?: boolean | undefined;
  class?: string | undefined;
}

/** What a control needs to be tied to its label, hint and error. */
export interface Wiring {
  id: string;
  name: string;
  "aria-describedby": string | undefined;
  "aria-invalid": "true" | undefined;
}

/**
 * Lays out label, control, hint and error around whatever control `children` makes from the wiring. What the browser finds wrong
 * with it is said there too, as soon as the control is left or its form is sent, and goes while it is put right.
 */
export function FieldFrame(props: FieldProps & { children: (wiring: Wiring) => JSX.Element }) {
  const id = createUniqueId();
  const [found, setFound] = createSignal("");
  const error = () => found() || props.error;
  const look = ({ target }: Event) => setFound((target as HTMLInputElement).validationMessage ?? "");
  const describedBy = () => classNames(error() && `${id}-error`, props.hint && `${id}-hint`) || undefined;
  return (
    <div
      class={classNames("flex flex-col gap-1.5", props.class)}
      on:change={look}
      on:input={(event) => found() && look(event)}
      on:invalid={{ capture: true, handleEvent: look }}
    >
      <label for={id} class={props.bare ? "sr-only" : "text-sm font-medium"}>
        {props.label}
      </label>
      {props.children({
        id,
        name: props.name,
        get "aria-describedby"() {
          return describedBy();
        },
        get "aria-invalid"() {
          return error() ? "true" : undefined;
        },
      })}
      <Show when={props.hint}>
        <p id={`${id}-hint`} class="text-sm text-ink-faint">
          {props.hint}
        </p>
      </Show>
      <Show when={error()}>
        <p id={`${id}-error`} class="text-sm font-medium text-bad">
          {error()}
        </p>
      </Show>
    </div>
  );
}

const FIELD_KEYS = ["label", "name", "hint", "error", "bare", "class"] as const;

/** One line of text. */
export function Field(props: FieldProps & JSX.InputHTMLAttributes<HTMLInputElement>) {
  const [field, rest] = splitProps(props, FIELD_KEYS);
  return <FieldFrame {...field}>{(wiring) => <input {...rest} {...wiring} class={controlClass} />}</FieldFrame>;
}

/** Several lines of text. In HTML the value stands between the tags: as an attribute the server's would be lost. */
export function TextArea(props: FieldProps & JSX.TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const [field, rest] = splitProps(props, FIELD_KEYS);
  return (
    <FieldFrame {...field}>
      {(wiring) => (
        <textarea rows={4} {...rest} {...wiring} class={controlClass}>
          {rest.value}
        </textarea>
      )}
    </FieldFrame>
  );
}

/** A box to tick, with its words beside it. */
export function Checkbox(
  props: { label: JSX.Element; class?: string | undefined } & JSX.InputHTMLAttributes<HTMLInputElement>,
) {
  const [own, rest] = splitProps(props, ["label", "class"]);
  return (
    <label class={classNames("flex min-h-9 items-center gap-2.5 text-sm", own.class)}>
      <input type="checkbox" {...rest} class="size-4.5 shrink-0 rounded-sm" />
      <span class="flex-1">{own.label}</span>
    </label>
  );
}
