// What operators put on the start page, as the shop shows it: a slide of the hero, and a banner. The desk shows the same
// while one is edited.
import type { ContentBlock, ContentTone } from "@stoa/contract";
import { Show } from "solid-js";
import { buttonClass } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { Picture } from "./picture.tsx";

/** What is needed to show a piece; a preview has no id yet. */
export type ShownContent = Omit<ContentBlock, "contentId">;

const TONE: Record<ContentTone, string> = {
  laurel: "bg-laurel text-on-laurel",
  stone: "bg-stone text-on-stone",
  clay: "bg-clay text-on-clay",
  ink: "bg-night text-on-laurel",
};

const isDark = (tone: ContentTone) => tone === "laurel" || tone === "ink";

const LINK =
  "after:absolute after:inset-0 after:rounded-xl focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-4 focus-visible:after:outline-current";

/** A slide: words at the start, a picture at the end; on the phone the picture above. The whole of it leads on. */
export function ContentSlide(props: {
  block: ShownContent;
  href: string | null;
  eager?: boolean | undefined;
  /** The one slide whose title is the title of the page. */
  isTitle?: boolean | undefined;
}) {
  const title = "text-display font-semibold tracking-tighter";
  return (
    <article
      class={classNames(
        "group relative grid h-full overflow-hidden rounded-xl max-lg:grid-rows-[auto_1fr] lg:grid-cols-2",
        TONE[props.block.tone],
      )}
    >
      {/* First, and in its place from the first: a page that is painted while it arrives moves nothing. */}
      <div class="relative overflow-hidden lg:col-start-2 lg:row-start-1 max-lg:aspect-[4/3] sm:max-lg:aspect-[16/9]">
        <Show when={props.block.imageHash}>
          {(hash) => (
            <Picture
              image={{ hash: hash(), alt: "" }}
              sizes="(min-width: 84rem) 34rem, (min-width: 64rem) 34vw, 100vw"
              eager={props.eager}
              class="absolute inset-0 h-full! transition-transform duration-700 ease-out group-hover:scale-[1.03]"
            />
          )}
        </Show>
      </div>
      <div class="flex flex-col justify-center gap-4 p-7 sm:p-10 lg:col-start-1 lg:row-start-1 xl:p-14">
        <Show when={props.isTitle} fallback={<h2 class={title}>{props.block.title}</h2>}>
          <h1 class={title}>{props.block.title}</h1>
        </Show>
        <p class="max-w-md leading-relaxed opacity-90 sm:text-lg">{props.block.body}</p>
        <Show when={props.href && props.block.label}>
          <a href={props.href!} class={classNames("mt-3 self-start", LINK)}>
            <span
              class={classNames(
                buttonClass({ size: "lg" }),
                isDark(props.block.tone)
                  ? "bg-on-laurel! text-laurel! ring-0! group-hover:opacity-90"
                  : "bg-ink! text-ground! ring-0! group-hover:opacity-90",
              )}
            >
              {props.block.label}
            </span>
          </a>
        </Show>
      </div>
    </article>
  );
}

/** A banner: a line or two beside a picture. */
export function ContentBanner(props: { block: ShownContent; href: string | null }) {
  return (
    <article
      class={classNames(
        "group relative grid h-full min-h-48 grid-cols-[1fr_42%] overflow-hidden rounded-xl",
        TONE[props.block.tone],
      )}
    >
      <div class="flex flex-col justify-center gap-2 p-6 sm:p-8">
        <h2 class="text-title font-semibold tracking-tight">{props.block.title}</h2>
        <p class="max-w-sm text-sm leading-relaxed opacity-90 sm:text-base">{props.block.body}</p>
        <Show when={props.href && props.block.label}>
          <a href={props.href!} class={classNames("mt-2 text-sm font-semibold", LINK)}>
            <span class="underline decoration-current/40 decoration-2 underline-offset-6 group-hover:decoration-current">
              {props.block.label}
            </span>
          </a>
        </Show>
      </div>
      <div class="relative overflow-hidden">
        <Show when={props.block.imageHash}>
          {(hash) => (
            <Picture
              image={{ hash: hash(), alt: "" }}
              sizes="(min-width: 64rem) 20rem, 42vw"
              class="absolute inset-0 h-full! transition-transform duration-700 ease-out group-hover:scale-[1.03]"
            />
          )}
        </Show>
      </div>
    </article>
  );
}
