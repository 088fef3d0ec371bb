// Who is signed in, with the way out.
import { Button } from "@stoa/ui";
import type { Viewer } from "@stoa/client";
import { currentTheme, ThemeSwitch } from "@stoa/ui/desk";
import { signOut } from "~/lib/sign-out";
import { setTheme } from "~/lib/theme";

/** The foot of the navigation. */
export function Account(props: { viewer: Viewer }) {
  return (
    <div class="px-2">
      <div class="flex items-center gap-3">
        <div class="min-w-0 flex-1">
          <p class="truncate font-medium">{props.viewer.name}</p>
          <p class="truncate text-xs text-ink-faint">Role: {props.viewer.operator}</p>
        </div>
        <form method="post" action={signOut}>
          <Button type="submit" size="sm" variant="quiet">
            Sign out
          </Button>
        </form>
      </div>
      <a href="/security" class="mt-1 flex min-h-9 items-center text-xs font-medium text-accent">
        Sign-in and security
      </a>
      <div class="mt-2">
        <ThemeSwitch theme={currentTheme()} save={setTheme} />
      </div>
      <p class="mt-2 text-xs text-ink-faint">All times are in UTC.</p>
    </div>
  );
}
