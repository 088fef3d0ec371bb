// How many notices are new, kept fresh in a page: a line says when there is something, the count is asked for then, when the
// page is looked at again, and every minute while the line is down.
import { watchNotices } from "./live.ts";

const MINUTE_MS = 60_000;

/**
 * Follows the count until the returned function is called, or until the answer is null: nobody is signed in any more, and
 * nothing is asked again. A question that failed is left alone: the page is whole without it.
 */
export function followUnread(ask: () => Promise<{ count: number } | null>, tell: (count: number) => void): () => void {
  const { document: page } = globalThis as unknown as { document: EventTarget & { visibilityState: string } };
  let isOpen = false;
  const look = async () => {
    try {
      const unread = await ask();
      tell(unread?.count ?? 0);
      if (unread === null) stop();
    } catch {
      // Offline: the next look tells.
    }
  };
  const again = () => {
    if (page.visibilityState === "visible") void look();
  };
  const hangUp = watchNotices({ onChange: () => void look(), onOpen: (open) => void (isOpen = open) });
  const timer = setInterval(() => {
    if (!isOpen) again();
  }, MINUTE_MS);
  const stop = () => {
    hangUp();
    clearInterval(timer);
    page.removeEventListener("visibilitychange", again);
  };
  page.addEventListener("visibilitychange", again);
  void look();
  return stop;
}
