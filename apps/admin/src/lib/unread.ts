// How many notices are new, for the bell: asked for once the page is there, and kept fresh while it is open.
import { followUnread } from "@stoa/client/notices";
import { createSignal, onCleanup, onMount } from "solid-js";
import { isServer } from "solid-js/web";
import { api } from "./api";

const [unread, write] = createSignal(0);
export { unread };

/** Tells the bell of a new count. On the server nobody listens: the signal outlives a request there. */
export function setUnread(count: number): void {
  if (!isServer) write(count);
}

/** Follows the count while the frame stands. */
export function useUnread(): () => number {
  onMount(() => onCleanup(followUnread(() => api().account.notifications.unread.query(), setUnread)));
  return unread;
}
