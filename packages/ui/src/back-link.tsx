// The way back from a record to its list.
import type { JSX } from "solid-js";
import { Icon } from "./icon.tsx";

/** A quiet link above the head of a page. */
export function BackLink(props: { href: string; children: JSX.Element }) {
  return (
    <a href={props.href} class="mb-2 -ms-1 inline-flex min-h-9 items-center gap-1 text-sm text-ink-soft hover:text-ink">
      <Icon name="chevronStart" class="size-4" />
      {props.children}
    </a>
  );
}
