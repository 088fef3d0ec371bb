// The forms of notices, of what one is told, and of what one waits for.
import { type Id, noticesOf, parseMoney } from "@stoa/client";
import { api } from "../api.ts";
import { formAction } from "../form.tsx";
import { setUnread } from "../visitor.ts";
import { NOTICES, text } from "./fields.ts";

const FEED = "account/notifications";

/** Marks one notice as read. */
export const readNotice = formAction("read-notice", NOTICES, async (fields, { handle }) => {
  const noticeId = text(fields, "noticeId") as Id<"notice">;
  setUnread((await api().account.notifications.read.mutate({ noticeId })).count);
  return { to: `/${handle}/${FEED}` };
});

/** Marks all notices as read. */
export const readAllNotices = formAction("read-all-notices", NOTICES, async (_, { handle }) => {
  setUnread((await api().account.notifications.readAll.mutate()).count);
  return { to: `/${handle}/${FEED}` };
});

/** Saves what one is told: a box that is not ticked is not in the form. */
export const savePreferences = formAction("save-preferences", ["preferences"], async (fields, { handle }) => {
  const choices = noticesOf("buyer").map((kind) => ({
    kind,
    app: fields.has(`${kind}.app`),
    mail: fields.has(`${kind}.mail`),
  }));
  await api().account.notifications.setPreferences.mutate({ choices });
  return { to: `/${handle}/${FEED}/preferences?done=saved` };
});

/** Asks to be told. What is there already leads to the page, which says so. */
export const addAlert = formAction("add-alert", ["alerts"], async (fields, market) => {
  const email = text(fields, "email");
  const wantsTarget = text(fields, "when") === "target";
  const { status } = await api().shop.alerts.add.mutate({
    market: market.handle,
    kind: text(fields, "kind") === "stock" ? "stock" : "price",
    variantId: text(fields, "variantId") as Id<"variant">,
    targetMinor: wantsTarget ? (parseMoney(text(fields, "target"), market.currency) ?? 0) : null,
    ...(email === "" ? {} : { email }),
  });
  const query = new URLSearchParams({ product: text(fields, "product"), v: text(fields, "v"), done: status });
  return { to: `/${market.handle}/alerts/new?${query}` };
});

/** Takes an alert away. */
export const removeAlert = formAction("remove-alert", ["alerts"], async (fields, { handle }) => {
  await api().shop.alerts.remove.mutate({ alertId: text(fields, "alertId") as Id<"alert"> });
  return { to: `/${handle}/account/alerts` };
});

/** Makes a guest's alert count. */
export const confirmAlert = formAction("confirm-alert", [], async (fields, { handle }) => {
  await api().shop.alerts.confirm.mutate({ token: text(fields, "token") });
  return { to: `/${handle}/alerts/confirm?done=1` };
});

/** Switches a kind of mails off. */
export const unsubscribe = formAction("unsubscribe", ["subscription", "preferences"], async (fields, { handle }) => {
  const token = text(fields, "token");
  await api().account.notifications.unsubscribe.mutate({ token });
  return { to: `/${handle}/unsubscribe?${new URLSearchParams({ token })}` };
});

/** All of them. */
export const NOTICE_FORMS = [
  readNotice,
  readAllNotices,
  savePreferences,
  addAlert,
  removeAlert,
  confirmAlert,
  unsubscribe,
];
