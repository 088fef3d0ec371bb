// The pages of a dashboard: its navigation, the palette's ways to them, and which of them somebody may see.
import type { NavGroup } from "../app-shell.tsx";
import type { IconName } from "../icon.tsx";
import type { Command } from "./command-match.ts";

/** A page, and what its viewer must be allowed. */
export interface DeskPage<Need extends string> {
  href: string;
  label: string;
  icon: IconName;
  needs: Need;
  /** What is pressed to go there, one key after the other. */
  keys?: string;
}

/** Pages in the order of the navigation; those without a label stand under no heading. */
export type PageGroups<Need extends string> = readonly { label?: string; pages: readonly DeskPage<Need>[] }[];

/** Whether an address is that of a page, or of one below it. */
export function isAt(pathname: string, href: string): boolean {
  return pathname === href || (href !== "/" && pathname.startsWith(`${href}/`));
}

/** The navigation of somebody at an address. */
export function navGroups<Need extends string>(
  groups: PageGroups<Need>,
  may: (need: Need) => boolean,
  pathname: string,
): NavGroup[] {
  return groups
    .map(({ label, pages }) => ({
      label,
      items: pages.filter(({ needs }) => may(needs)).map((page) => ({ ...page, current: isAt(pathname, page.href) })),
    }))
    .filter(({ items }) => items.length > 0);
}

/** The palette's ways to the pages of somebody. */
export function goTo<Need extends string>(groups: PageGroups<Need>, may: (need: Need) => boolean): Command[] {
  return groups
    .flatMap(({ pages }) => pages)
    .filter(({ needs }) => may(needs))
    .map(({ label, href, keys }) => ({ group: "Go to", label, href, keys }));
}

/** Whether somebody may see the page at an address, whatever is asked of it; one that is in no group is everybody's. */
export function isOpenPage<Need extends string>(
  groups: PageGroups<Need>,
  may: (need: Need) => boolean,
  address: string,
): boolean {
  const pathname = address.replace(/\?.*/, "");
  const page = groups.flatMap(({ pages }) => pages).findLast(({ href }) => isAt(pathname, href));
  return page === undefined || may(page.needs);
}
