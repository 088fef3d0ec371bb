// The forms of the account.
import { api } from "../api.ts";
import { formAction } from "../form.tsx";
import { ownPath } from "../page.ts";
import { setViewer } from "../visitor.ts";
import { CART, text } from "./fields.ts";

/** The reads that a change of who is looking makes old. */
const EVERYTHING_OWN = [...CART, "viewer", "orders", "purchase"];

/** Signs in and goes on to `next`. */
export const signIn = formAction("sign-in", EVERYTHING_OWN, async (fields, market) => {
  setViewer(
    await api().account.signIn.mutate({ email: text(fields, "email"), password: String(fields.get("password") ?? "") }),
  );
  return { to: ownPath(text(fields, "next"), `/${market.handle}/account`) };
});

/** Creates an account, signed in at once. */
export const register = formAction("register", EVERYTHING_OWN, async (fields, market) => {
  setViewer(
    await api().account.register.mutate({
      email: text(fields, "email"),
      password: String(fields.get("password") ?? ""),
      name: text(fields, "name"),
    }),
  );
  return { to: ownPath(text(fields, "next"), `/${market.handle}/account`) };
});

/** Signs out. */
export const signOut = formAction("sign-out", EVERYTHING_OWN, async (_fields, market) => {
  await api().account.signOut.mutate();
  setViewer(null);
  return { to: `/${market.handle}` };
});
