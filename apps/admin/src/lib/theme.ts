// Keeps how light or dark somebody wants the app, in a cookie of their browser.
import { action, redirect } from "@solidjs/router";
import { sentFrom } from "@stoa/client/solid";
import { themeCookie } from "@stoa/ui/desk";

export const setTheme = action(async (form: FormData) => {
  "use server";
  return redirect(sentFrom(), { headers: { "set-cookie": themeCookie(form.get("theme")) } });
}, "setTheme");
