// The bell of a dashboard: how much is new, and the way to it.
import { Show } from "solid-js";
import { Icon } from "../icon.tsx";

/** A link with the number of what is new at its corner. */
export function NoticeBell(props: { href: string; count: number; current?: boolean }) {
  return (
    <a
      href={props.href}
      aria-current={props.current ? "page" : undefined}
      aria-label={
        props.count > 0 ? `Notifications: ${props.count > 99 ? "more than 99" : props.count} new` : "Notifications"
      }
      class="relative grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
    >
      <Icon name="bell" class="size-5.5" />
      <Show when={props.count > 0}>
        <span class="figures absolute end-0.5 top-0.5 grid h-4.5 min-w-4.5 animate-enter place-items-center rounded-full bg-accent px-1 text-2xs font-bold text-on-accent">
          {props.count > 99 ? "99+" : props.count}
        </span>
      </Show>
    </a>
  );
}
