// What stands where content is not: nothing there, something broke, still on its way.
import { type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

interface StateProps {
  title: string;
  icon?: IconName | undefined;
  /** One or two sentences on what to do now. */
  children?: JSX.Element;
  /** Buttons or links that lead on. */
  actions?: JSX.Element;
  class?: string | undefined;
  /** It is all that the page has: its title is the heading of the page. */
  isPage?: boolean | undefined;
}

/** Nothing to show, said kindly, with a way on. */
export function EmptyState(props: StateProps) {
  return (
    <div class={classNames("flex flex-col items-center gap-3 px-4 py-16 text-center", props.class)}>
      <span class="grid size-14 place-items-center rounded-full bg-sunken text-ink-soft">
        <Icon name={props.icon ?? "box"} class="size-6" />
      </span>
      <Dynamic component={props.isPage ? "h1" : "h2"} class="text-lg font-semibold">
        {props.title}
      </Dynamic>
      <Show when={props.children}>
        <div class="max-w-prose text-ink-soft">{props.children}</div>
      </Show>
      <Show when={props.actions}>
        <div class="mt-2 flex flex-wrap justify-center gap-3">{props.actions}</div>
      </Show>
    </div>
  );
}

/** Something broke. */
export function ErrorState(props: StateProps) {
  return (
    <div role="alert">
      <EmptyState {...props} icon={props.icon ?? "alert"} />
    </div>
  );
}

/** A grey shape that stands for content on its way; give it the size of what will come. */
export function Skeleton(props: { class?: string | undefined }) {
  return <span aria-hidden="true" class={classNames("block animate-breathe rounded-md bg-sunken", props.class)} />;
}

/** What names a failure in our log: to be told when one asks for help. A click chooses all of it. */
export function Reference(props: { label: string; value: string | null }) {
  return (
    <Show when={props.value}>
      {(value) => (
        <p class="mt-3 text-sm text-ink-faint">
          {props.label}:{" "}
          <code dir="ltr" class="font-mono text-xs break-all select-all">
            {value()}
          </code>
        </p>
      )}
    </Show>
  );
}
