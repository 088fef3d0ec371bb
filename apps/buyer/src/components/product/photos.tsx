// Photos of customers: links to the picture itself.
import { imagePath, type PhotoView } from "@stoa/client";
import { Picture } from "@stoa/ui";
import { For } from "solid-js";

/** Small photos in a row. `label` says whose they are, for who does not see them. */
export function PhotoLinks(props: { photos: readonly PhotoView[]; label: string; class?: string }) {
  return (
    <ul class={`flex flex-wrap gap-2 ${props.class ?? ""}`}>
      <For each={props.photos}>
        {(photo) => (
          <li>
            <a
              href={imagePath(photo.hash, 1280)}
              target="_self"
              data-photo={photo.hash}
              class="block size-20 overflow-hidden rounded-md ring-1 ring-line transition hover:ring-ink-faint"
            >
              <Picture
                image={{ ...photo, alt: props.label }}
                sizes="80px"
                class="aspect-square size-full object-cover"
              />
            </a>
          </li>
        )}
      </For>
    </ul>
  );
}
