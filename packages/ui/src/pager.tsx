// Ways through a list: numbered pages, or on and back by a cursor. Plain links, so they work without any script.
import { For, Show } from "solid-js";
import { buttonClass } from "./button.tsx";
import { Icon } from "./icon.tsx";

/** The words of a pager. */
export interface PagerWords {
  pages: string;
  previous: string;
  next: string;
}

const ENGLISH: PagerWords = { pages: "Pages", previous: "Previous", next: "Next" };

/** First, last, and the pages around the current one; 0 stands for a gap. */
export function pagesShown(page: number, pageCount: number): number[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, pageCount])].filter((one) => one >= 1 && one <= pageCount);
  return wanted.flatMap((one, i) => (i > 0 && one - wanted[i - 1]! > 1 ? [0, one] : [one]));
}

/** Numbered pages; `href` gives the address of one. Renders nothing for a single page. */
export function Pager(props: {
  page: number;
  pageCount: number;
  href: (page: number) => string;
  words?: PagerWords | undefined;
}) {
  const words = () => props.words ?? ENGLISH;
  return (
    <Show when={props.pageCount > 1}>
      <nav aria-label={words().pages} class="flex flex-wrap items-center justify-center gap-1">
        <Show when={props.page > 1}>
          <a href={props.href(props.page - 1)} rel="prev" class={buttonClass({ variant: "quiet" })}>
            <Icon name="chevronStart" class="size-4" />
            <span class="max-sm:sr-only">{words().previous}</span>
          </a>
        </Show>
        <For each={pagesShown(props.page, props.pageCount)}>
          {(one) => (
            <Show when={one} fallback={<span class="px-1 text-ink-faint">…</span>}>
              <a
                href={props.href(one)}
                aria-current={one === props.page ? "page" : undefined}
                class="figures grid size-11 place-items-center rounded-full text-sm font-semibold hover:bg-sunken aria-[current=page]:bg-ink aria-[current=page]:text-ground"
              >
                {one}
              </a>
            </Show>
          )}
        </For>
        <Show when={props.page < props.pageCount}>
          <a href={props.href(props.page + 1)} rel="next" class={buttonClass({ variant: "quiet" })}>
            <span class="max-sm:sr-only">{words().next}</span>
            <Icon name="chevronEnd" class="size-4" />
          </a>
        </Show>
      </nav>
    </Show>
  );
}

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
