// Shows Markdown as elements. Nothing in it becomes HTML by itself: words are text, links lead where `safeHref` lets them.
import { For, type JSX } from "solid-js";
import { classNames } from "./class-names.ts";
import { type Block, type Inline, markdownBlocks } from "./markdown-tree.ts";

/** Turns the address of a link into one of this page: `/help/returns` into `/us/help/returns`, for instance. */
export type Resolve = (href: string) => string;

const LINK = "text-accent underline underline-offset-4 hover:text-accent-strong";

/** The parts of a line. What was parsed never changes, so plain functions make the elements. */
function parts(of: readonly Inline[], resolve: Resolve): JSX.Element {
  return of.map((part): JSX.Element => {
    if (typeof part === "string") return part;
    switch (part.kind) {
      case "code":
        return <code class="rounded-sm bg-sunken px-1 font-mono text-[0.9em]">{part.text}</code>;
      case "strong":
        return <strong class="font-semibold text-ink">{parts(part.parts, resolve)}</strong>;
      case "emphasis":
        return <em>{parts(part.parts, resolve)}</em>;
      case "link":
        return (
          <a href={part.href.startsWith("/") ? resolve(part.href) : part.href} class={LINK}>
            {parts(part.parts, resolve)}
          </a>
        );
    }
  });
}

function blockElement(block: Block, resolve: Resolve): JSX.Element {
  switch (block.kind) {
    case "heading":
      return block.level === 2 ? (
        <h2 class="mt-4 text-xl font-semibold tracking-tight text-ink">{parts(block.parts, resolve)}</h2>
      ) : (
        <h3 class="mt-2 font-semibold text-ink">{parts(block.parts, resolve)}</h3>
      );
    case "paragraph":
      return <p>{parts(block.parts, resolve)}</p>;
    case "quote":
      return <blockquote class="border-s-3 border-accent ps-4 text-ink">{parts(block.parts, resolve)}</blockquote>;
    case "list": {
      const items = block.items.map((item) => <li class="ps-1">{parts(item, resolve)}</li>);
      return block.isOrdered ? (
        <ol class="flex list-decimal flex-col gap-1.5 ps-5 marker:text-ink-faint">{items}</ol>
      ) : (
        <ul class="flex list-disc flex-col gap-1.5 ps-5 marker:text-ink-faint">{items}</ul>
      );
    }
    case "rule":
      return <hr class="border-line" />;
  }
}

/** A text in Markdown. */
export function Markdown(props: { text: string; resolve?: Resolve | undefined; class?: string | undefined }) {
  const resolve: Resolve = (href) => props.resolve?.(href) ?? href;
  return (
    <div dir="auto" class={classNames("flex max-w-prose flex-col gap-4 leading-relaxed text-ink-soft", props.class)}>
      <For each={markdownBlocks(props.text)}>{(block) => blockElement(block, resolve)}</For>
    </div>
  );
}
