// Ends the session of this browser.
import { action, redirect } from "@solidjs/router";
import { api } from "~/lib/api";

export const signOut = action(async () => {
  "use server";
  await api().account.signOut.mutate();
  throw redirect("/login");
}, "sign-out");
