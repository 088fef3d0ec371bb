// How a page wakes up. Its parts do so one after the other as their scripts come, so that no hand has to wait for all of them.
// Solid by itself gives that up at the first event that it did not keep, such as leaving a field: what wakes up later is then
// built anew, and what was typed into it is gone (solid-js/web, `eventHandler`).
import { sharedConfig } from "solid-js";

/** Lets parts wake up as they were written by the server, whatever happens on the page meanwhile. Called before `mount`. */
export function wakeInPeace(config: { done?: boolean; count?: number } = sharedConfig): void {
  let isDone = false;
  Object.defineProperty(config, "done", {
    get: () => isDone,
    // `count` is of the parts whose scripts are on their way.
    set: (done: boolean) => {
      isDone = done && !config.count;
    },
  });
}
