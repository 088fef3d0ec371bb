// Ends the session of this browser.
import { action, redirect } from "@solidjs/router";
import { api } from "./api";

export const signOut = action(async () => {
  "use server";
  await api().account.signOut.mutate();
  return redirect("/login");
}, "signOut");
