// Messages in the page: what went wrong with a form, or what one should know.
import { createEffect, type JSX, on, Show } from "solid-js";
import { classNames } from "./class-names.ts";
import { Icon } from "./icon.tsx";
import { TONE_CLASS, type Tone } from "./badge.tsx";

/** A message in a tinted box. */
export function Notice(props: { tone?: Tone | undefined; class?: string | undefined; children: JSX.Element }) {
  return (
    <div class={classNames("flex gap-3 rounded-md px-4 py-3 text-sm", TONE_CLASS[props.tone ?? "info"], props.class)}>
      <Icon name={props.tone === "good" ? "check" : "alert"} class="mt-0.5 size-4.5" />
      <div class="min-w-0 flex-1">{props.children}</div>
    </div>
  );
}

/**
 * Why a form was refused, told to screen readers at once, and brought into sight: it stands above the fields, and the button that was
 * pressed below them. Renders nothing while there is no message.
 */
export function FormError(props: { message: string | null | undefined; class?: string | undefined }) {
  let place: HTMLDivElement | undefined;
  createEffect(
    on(
      () => props.message,
      () => place?.scrollIntoView({ block: "nearest" }),
      { defer: true },
    ),
  );
  return (
    <Show when={props.message}>
      <div role="alert" ref={(element) => (place = element)} class={classNames("scroll-my-24", props.class)}>
        <Notice tone="bad">{props.message}</Notice>
      </div>
    </Show>
  );
}
