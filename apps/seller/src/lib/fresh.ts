// Keeps a page that stays open all day up to date.
import { revalidate } from "@solidjs/router";
import { MINUTE_MS } from "@stoa/client";
import { onCleanup, onMount } from "solid-js";
import { api } from "./api";

/** Loads the queries of these keys again every minute while the page is looked at, and when one comes back to it. */
export function useFresh(keys: string[]): void {
  onMount(() => {
    const refresh = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        await api().account.me.query();
      } catch {
        return; // Without a connection the page keeps what it shows; the next minute tries again.
      }
      await revalidate(keys);
    };
    const run = () => void refresh();
    const timer = setInterval(run, MINUTE_MS);
    document.addEventListener("visibilitychange", run);
    onCleanup(() => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", run);
    });
  });
}
