// Product pictures: right size for the place, no shift when they arrive, lazy unless they carry the page.
import { imagePath, type ImageWidth } from "@stoa/contract";
import { Show } from "solid-js";
import { classNames } from "./class-names.ts";

/** What a picture needs to be shown. `width` and `height` are those of the source; square when not told. */
export interface PictureSource {
  hash: string;
  alt: string;
  width?: number | undefined;
  height?: number | undefined;
  placeholderColour?: string | undefined;
}

const SMALL_WIDTHS: readonly ImageWidth[] = [96, 160, 320];
const LARGE_WIDTHS: readonly ImageWidth[] = [320, 480, 640, 960, 1280];

/** The widths worth offering: none wider than the picture is, for that would only be the same picture again. */
function srcset(image: PictureSource, widths: readonly ImageWidth[]): string {
  const widest = image.width ?? 640;
  return widths
    .filter((width) => width <= widest)
    .map((width) => `${imagePath(image.hash, width)} ${width}w`)
    .join(", ");
}

/**
 * A picture. `sizes` says how wide it will stand, as the HTML attribute does; where it ends in pixels the picture is a
 * thumbnail, at most about 128 of them. `eager` is for the one picture that carries the page. Without an image the place
 * stays, empty. The browser gets AVIF or WebP from the same address, so one list of widths says it all.
 */
export function Picture(props: {
  image: PictureSource | null;
  sizes: string;
  eager?: boolean | undefined;
  class?: string | undefined;
}) {
  const isSmall = () => props.sizes.endsWith("px");
  return (
    <Show when={props.image} fallback={<span class={classNames("block aspect-square bg-tile", props.class)} />}>
      {(image) => (
        <img
          src={imagePath(image().hash, isSmall() ? 96 : 320)}
          srcset={srcset(image(), isSmall() ? SMALL_WIDTHS : LARGE_WIDTHS)}
          sizes={props.sizes}
          alt={image().alt}
          width={image().width ?? 640}
          height={image().height ?? 640}
          loading={props.eager ? "eager" : "lazy"}
          decoding={props.eager ? "sync" : "async"}
          {...{ fetchpriority: props.eager ? "high" : undefined }}
          style={{ "background-color": image().placeholderColour ?? "var(--color-tile)" }}
          class={classNames("block h-auto w-full object-cover", props.class)}
        />
      )}
    </Show>
  );
}
