// What makes the shop feel quick once a page is there: the picture that was pressed grows into the page of its product, and
// the next page of a list is read ahead. Loaded when a page is idle; nothing is missing without it.
import type { BeforeLeaveEventArgs } from "@solidjs/router";

/** How long a page may take to arrive before the move is left out. */
const PATIENCE_MS = 400;
/** Most pages that are read ahead of one. */
const MOST_AHEAD = 4;

type Connection = { saveData?: boolean; effectiveType?: string };

/** Whether whoever is looking wants to save data, or has a line that is slow. */
function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection };
  return connection?.saveData === true || /2g/.test(connection?.effectiveType ?? "");
}

const moves = () => "startViewTransition" in document && !matchMedia("(prefers-reduced-motion: reduce)").matches;

const PRODUCT = /^\/\w+\/p\/[^/?#]+/;

/** The picture in the card that leads to an address. */
function pictureOf(path: string): HTMLElement | null {
  const link = [...document.querySelectorAll<HTMLAnchorElement>("article a[href], li a[href]")].find(
    (one) => one.pathname === path && one.matches(":focus, :hover, :active"),
  );
  return link?.closest("article, li")?.querySelector<HTMLElement>("img") ?? null;
}

async function arrived(path: string): Promise<void> {
  // Frames do not come while a move is being prepared, so this asks the clock.
  for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += 16) {
    if (location.pathname === path && document.querySelector(".gallery img")) return;
    await new Promise((done) => setTimeout(done, 16));
  }
}

/** Lets the picture of a card grow into the page of its product. */
function growInto(event: BeforeLeaveEventArgs): void {
  if (typeof event.to !== "string" || event.defaultPrevented || !moves()) return;
  const path = PRODUCT.exec(event.to)?.[0];
  const picture = path && location.pathname !== path ? pictureOf(path) : null;
  if (!path || !picture) return;
  event.preventDefault();
  picture.style.viewTransitionName = "product-picture";
  const move = document.startViewTransition(async () => {
    picture.style.viewTransitionName = "";
    document.documentElement.dataset["arriving"] = "";
    event.retry(true);
    await arrived(path);
  });
  // A move that is left out is no loss.
  void move.ready.catch(() => undefined);
  void move.updateCallbackDone.catch(() => undefined);
  void move.finished.catch(() => undefined).then(() => delete document.documentElement.dataset["arriving"]);
}

/** Reads the pages behind `a[rel=next]` and `a[data-ahead]` ahead when they come into view. Gives back what stops it. */
function readAhead(read: (address: string) => void): () => void {
  if (savesData()) return () => undefined;
  const done = new Set<string>();
  const sight = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      const { href } = target as HTMLAnchorElement;
      if (!isIntersecting || done.has(href) || done.size >= MOST_AHEAD) continue;
      done.add(href);
      read(href);
    }
  });
  for (const link of document.querySelectorAll("main a[rel=next], main a[data-ahead]")) sight.observe(link);
  return () => sight.disconnect();
}

/** What makes the shop feel quick. */
export const quick = { growInto, readAhead };

/** What this module does, as whoever loads it later names it. */
export type Quick = typeof quick;
