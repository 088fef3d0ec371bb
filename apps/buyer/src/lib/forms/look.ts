// Beginning and ending a look through a buyer's eyes.
import { api } from "../api.ts";
import { formAction } from "../form.tsx";
import { setViewer } from "../visitor.ts";
import { EVERYTHING_OWN, text } from "./fields.ts";

/** Begins to look, with the secret of the way that the admin app opened. */
export const beginLook = formAction("look", EVERYTHING_OWN, async (fields, market) => {
  await api().account.look.mutate({ token: text(fields, "token") });
  setViewer(await api().account.me.query());
  return { to: `/${market.handle}/account` };
});

/** Ends the look; nobody is signed in afterwards. */
export const stopLooking = formAction("stop-looking", EVERYTHING_OWN, async (_fields, market) => {
  await api().account.stopLooking.mutate();
  setViewer(null);
  return { to: `/${market.handle}` };
});
