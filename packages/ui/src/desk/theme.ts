// Light, dark, or as the system has it. The choice is a cookie, so that the server paints the page right at once.

import { getRequestEvent, isServer } from "solid-js/web";

/** The choices. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The name of the cookie, the same in every app: they stand on hosts of their own. */
export const THEME_COOKIE = "stoa-theme";

/** The theme that a Cookie header chooses. */
export function themeOf(cookie: string | null | undefined): Theme {
  const value = new RegExp(`(?:^|; )${THEME_COOKIE}=([a-z]+)`).exec(cookie ?? "")?.[1];
  return THEMES.find((theme) => theme === value) ?? "system";
}

/** What `data-theme` of the document says; nothing where the system decides. */
export const themeMark = (theme: Theme): "light" | "dark" | undefined => (theme === "system" ? undefined : theme);

/** The Set-Cookie header that keeps a choice for a year; anything unknown is the system's. */
export function themeCookie(chosen: unknown): string {
  const theme = THEMES.find((one) => one === chosen) ?? "system";
  return `${THEME_COOKIE}=${theme}; Path=/; Max-Age=31536000; SameSite=Lax`;
}

/** The theme of the page: as its request chose it, or as it stands in the browser. */
export function currentTheme(): Theme {
  if (isServer) return themeOf(getRequestEvent()?.request.headers.get("cookie"));
  return THEMES.find((one) => one === document.documentElement.dataset["theme"]) ?? "system";
}
