// The forms of getting into an account and out of it.
import { api } from "../api.ts";
import { formAction } from "../form.tsx";
import { setViewer } from "../visitor.ts";
import { EVERYTHING_OWN, text } from "./fields.ts";

/** Asks for an account; the mail that follows leads on. */
export const register = formAction("register", [], async (fields, market) => {
  await api().account.register.mutate({
    email: text(fields, "email"),
    password: String(fields.get("password") ?? ""),
    name: text(fields, "name"),
    market: market.handle,
  });
  return { to: `/${market.handle}/check-mail?for=register` };
});

/** Makes the account whose address a link proves, or moves an account to that address. */
export const verify = formAction("verify", EVERYTHING_OWN, async (fields, market) => {
  const link = { token: text(fields, "token"), market: market.handle };
  const isChange = fields.get("kind") === "change";
  if (isChange) await api().account.changeEmail.mutate(link);
  else await api().account.verifyEmail.mutate(link);
  if (isChange) setViewer(null);
  return { to: `/${market.handle}/verify?done=${isChange ? "change" : "register"}` };
});

/** Asks for a link with which a new password can be set. */
export const requestReset = formAction("request-reset", [], async (fields, market) => {
  await api().account.requestReset.mutate({ email: text(fields, "email"), market: market.handle });
  return { to: `/${market.handle}/check-mail?for=reset` };
});

/** Sets a new password with the link of a mail. */
export const resetPassword = formAction("reset-password", EVERYTHING_OWN, async (fields, market) => {
  const password = String(fields.get("password") ?? "");
  await api().account.resetPassword.mutate({ token: text(fields, "token"), password, market: market.handle });
  setViewer(null);
  return { to: `/${market.handle}/reset?${new URLSearchParams({ done: "1", app: text(fields, "app") })}` };
});

/** Signs out. */
export const signOut = formAction("sign-out", EVERYTHING_OWN, async (_fields, market) => {
  await api().account.signOut.mutate();
  setViewer(null);
  return { to: `/${market.handle}` };
});
