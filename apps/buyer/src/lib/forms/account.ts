// The forms of the account.
import { api } from "../api.ts";
import { formAction } from "../form.tsx";
import { setViewer } from "../visitor.ts";
import { CART, LISTS, text } from "./fields.ts";
import { afterSignIn } from "./wish.ts";

/** The reads that a change of who is looking makes old. */
const EVERYTHING_OWN = [...CART, ...LISTS, "viewer", "orders", "purchase"];

/** Signs in, and goes on to `next` with the wish that led here. */
export const signIn = formAction("sign-in", EVERYTHING_OWN, async (fields, market) => {
  const viewer = await api().account.signIn.mutate({
    email: text(fields, "email"),
    password: String(fields.get("password") ?? ""),
  });
  const to = await afterSignIn(fields, market.handle);
  setViewer(viewer);
  return { to };
});

/** Asks for an account; the mail that follows leads on. */
export const register = formAction("register", [], async (fields, market) => {
  const email = text(fields, "email");
  await api().account.register.mutate({
    email,
    password: String(fields.get("password") ?? ""),
    name: text(fields, "name"),
    market: market.handle,
  });
  return { to: `/${market.handle}/check-mail?for=register` };
});

/** Signs out. */
export const signOut = formAction("sign-out", EVERYTHING_OWN, async (_fields, market) => {
  await api().account.signOut.mutate();
  setViewer(null);
  return { to: `/${market.handle}` };
});
