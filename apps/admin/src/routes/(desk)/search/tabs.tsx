// The four pages about search, and what was just done on one of them.
import { useLocation } from "@solidjs/router";
import { LinkTabs, Notice } from "@stoa/ui";
import { Show } from "solid-js";

const PAGES = [
  { href: "/search", label: "Reports" },
  { href: "/search/synonyms", label: "Synonyms" },
  { href: "/search/pins", label: "Pins" },
  { href: "/search/redirects", label: "Redirects" },
] as const;

const DONE: Record<string, string> = {
  saved: "Saved. Searches follow within two seconds.",
  removed: "Removed. Searches follow within two seconds.",
};

/** Tabs, and below them what the address says was done. */
export function SearchTabs() {
  const location = useLocation();
  const isCurrent = (href: string) =>
    href === "/search" ? location.pathname === href : location.pathname.startsWith(href);
  const done = () => {
    const { done: word, added } = location.query;
    if (typeof added === "string" && /^\d+$/.test(added))
      return added === "0" ? "Every set was there already." : `Added ${added} ${added === "1" ? "set" : "sets"}.`;
    return typeof word === "string" ? DONE[word] : undefined;
  };
  return (
    <>
      <LinkTabs label="Search" tabs={PAGES.map((page) => ({ ...page, current: isCurrent(page.href) }))} />
      <Show when={done()}>
        {(sentence) => (
          <div role="status" class="mb-4">
            <Notice tone="good">{sentence()}</Notice>
          </div>
        )}
      </Show>
    </>
  );
}
