// Pieces that lay out a page of a dashboard: its head, panels, figures, tabs of links.
import { For, type JSX, Show } from "solid-js";
import { classNames } from "./class-names.ts";

/** The head of a page: title, a line under it, buttons at the end. */
export function PageHead(props: { title: string; lead?: JSX.Element; actions?: JSX.Element }) {
  return (
    <header class="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div class="min-w-0">
        <h1 class="text-title font-semibold tracking-tight">{props.title}</h1>
        <Show when={props.lead}>
          <div class="mt-1 text-ink-soft">{props.lead}</div>
        </Show>
      </div>
      <Show when={props.actions}>
        <div class="flex flex-wrap gap-3">{props.actions}</div>
      </Show>
    </header>
  );
}

/** A framed part of a page. */
export function Panel(props: {
  title?: string | undefined;
  actions?: JSX.Element;
  class?: string | undefined;
  children: JSX.Element;
}) {
  return (
    <section class={classNames("rounded-lg border border-line bg-surface p-5 sm:p-6", props.class)}>
      <Show when={props.title}>
        <div class="mb-4 flex items-center justify-between gap-4">
          <h2 class="text-base font-semibold">{props.title}</h2>
          {props.actions}
        </div>
      </Show>
      {props.children}
    </section>
  );
}

/** A figure with its name; with `href` the whole of it is a link. */
export function Stat(props: { label: string; value: JSX.Element; note?: JSX.Element; href?: string | undefined }) {
  const inside = () => (
    <>
      <span class="text-sm text-ink-soft">{props.label}</span>
      <span class="figures mt-1 block text-2xl font-semibold tracking-tight">{props.value}</span>
      <Show when={props.note}>
        <span class="mt-0.5 block text-xs text-ink-faint">{props.note}</span>
      </Show>
    </>
  );
  const look = "block rounded-lg border border-line bg-surface p-4 sm:p-5";
  return (
    <Show when={props.href} fallback={<div class={look}>{inside()}</div>}>
      <a href={props.href} class={`${look} transition-shadow hover:shadow-rise`}>
        {inside()}
      </a>
    </Show>
  );
}

/** Views of one list as links, the current one marked. */
export function LinkTabs(props: {
  label: string;
  tabs: readonly { href: string; label: string; count?: number | undefined; current: boolean }[];
}) {
  return (
    <nav aria-label={props.label} class="rail mb-4 justify-start gap-1 border-b border-line">
      <For each={props.tabs}>
        {(tab) => (
          <a
            href={tab.href}
            aria-current={tab.current ? "page" : undefined}
            class="flex min-h-11 items-center gap-1.5 border-b-2 border-transparent px-3 text-sm font-medium whitespace-nowrap text-ink-soft hover:text-ink aria-[current=page]:border-accent aria-[current=page]:text-ink"
          >
            {tab.label}
            <Show when={tab.count !== undefined}>
              <span class="figures rounded-full bg-sunken px-1.5 text-xs">{tab.count}</span>
            </Show>
          </a>
        )}
      </For>
    </nav>
  );
}

/** Facts as pairs of name and value. */
export function Facts(props: { facts: readonly { label: string; value: JSX.Element }[] }) {
  return (
    <dl class="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-sm">
      <For each={props.facts}>
        {(fact) => (
          <>
            <dt class="text-ink-faint">{fact.label}</dt>
            <dd class="min-w-0 break-words [&_time]:whitespace-normal">{fact.value}</dd>
          </>
        )}
      </For>
    </dl>
  );
}
