// Product pictures: right size for the place, no shift when they arrive, lazy unless they carry the page.
import { IMAGE_WIDTHS, imagePath } from "@stoa/contract";
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

/** The widths for places smaller than a hand's breadth of pixels, and for all others. */
const SMALL_WIDTHS = [96, 160] as const;
const LARGE_WIDTHS = IMAGE_WIDTHS.filter((width) => width >= 320);

function srcset(image: PictureSource, widths: readonly (typeof IMAGE_WIDTHS)[number][]): string {
  const widest = image.width ?? 640;
  return widths
    .filter((width) => width <= widest)
    .map((width) => `${imagePath(image.hash, width)} ${width}w`)
    .join(", ");
}

/**
 * A picture. `sizes` says how wide it will stand (as the HTML attribute does), `small` that it will
 * be at most 80 pixels; `eager` is for the one
 * picture that carries the page. Without an image the place stays, empty.
 */
export function Picture(props: { image: PictureSource | null; sizes: string; eager?: boolean | undefined; class?: string | undefined }) {
  return (
    <Show when={props.image} fallback={<span class={classNames("block aspect-square bg-tile", props.class)} />}>
      {(image) => (
        <img
          src={imagePath(image().hash, props.small ? 96 : 320)}
          srcset={srcset(image(), props.small ? SMALL_WIDTHS : LARGE_WIDTHS)}
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
