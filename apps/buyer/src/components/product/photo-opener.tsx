// The window for photos of customers where there are scripts: it is fetched when one is opened.
import { createSignal, lazy, onCleanup, onMount, Show, Suspense } from "solid-js";
import { mark, usePainting } from "../../lib/painting.ts";
import type { Opened } from "./photo-window.tsx";

const PhotoWindow = lazy(async () => ({ default: (await import("./photo-window.tsx")).PhotoWindow }));

/** Opens the window for every link to a photo below `within`, with its neighbours. */
export function PhotoOpener(props: { within: string }) {
  const [opened, setOpened] = createSignal<Opened | null>(null);
  const onClick = (event: MouseEvent) => {
    const link = (event.target as Element).closest<HTMLElement>(`${props.within} [data-photo]`);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const links = [...link.closest("ul")!.querySelectorAll<HTMLElement>("[data-photo]")];
    setOpened({ hashes: links.map((one) => one.dataset["photo"]!), place: links.indexOf(link) });
  };
  usePainting(() => {
    for (const link of document.querySelectorAll(`${props.within} [data-photo]`)) mark(link, "aria-haspopup", "dialog");
  });
  onMount(() => {
    document.addEventListener("click", onClick);
    onCleanup(() => document.removeEventListener("click", onClick));
  });
  return (
    <Show when={opened()} keyed>
      {(of) => (
        <Suspense>
          <PhotoWindow of={of} onClose={() => setOpened(null)} />
        </Suspense>
      )}
    </Show>
  );
}
