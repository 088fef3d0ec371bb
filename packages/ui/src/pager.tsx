// On through a list by a cursor, and back to its beginning. Plain links, so they work without any script.
import { Show } from "solid-js";
import { buttonClass } from "./button.tsx";
import { Icon } from "./icon.tsx";

/** On and back through a list that knows cursors only; a missing address leaves its link out. */
export function CursorPager(props: {
  firstHref?: string | undefined;
  nextHref?: string | undefined;
  words?: { first: string; next: string } | undefined;
}) {
  return (
    <Show when={props.firstHref || props.nextHref}>
      <nav aria-label="Pages" class="flex justify-between gap-3 py-4">
        <Show when={props.firstHref} fallback={<span />}>
          <a href={props.firstHref} class={buttonClass({ size: "sm" })}>
            <Icon name="chevronStart" class="size-4" />
            {props.words?.first ?? "Back to the newest"}
          </a>
        </Show>
        <Show when={props.nextHref}>
          <a href={props.nextHref} rel="next" class={buttonClass({ size: "sm" })}>
            {props.words?.next ?? "Older"}
            <Icon name="chevronEnd" class="size-4" />
          </a>
        </Show>
      </nav>
    </Show>
  );
}
