// The forms of a person's keys and apps, and the answer to an app that asks.
import { authorizationRequestIn, type ClientKind, type Id, KEY_DAYS, SCOPES } from "@stoa/client";
import { api } from "../api.ts";
import { formAction } from "../form.tsx";
import { ACCESS, text } from "./fields.ts";

const pageOf = (handle: string) => ({ to: `/${handle}/account/access` });

/** The scopes whose boxes are ticked; each box has the name of its scope. */
const scopesOf = (fields: FormData) => SCOPES.filter((scope) => fields.has(scope));

/** Makes a key and tells its secret. */
export const makeKey = formAction("make-key", ACCESS, async (fields) => {
  const days = KEY_DAYS.find((some) => String(some) === text(fields, "days")) ?? null;
  const { secret } = await api().account.keys.make.mutate({
    name: text(fields, "name"),
    scopes: scopesOf(fields),
    days,
  });
  return { told: { secret } };
});

/** Takes a key back. */
export const revokeKey = formAction("revoke-key", ACCESS, async (fields, { handle }) => {
  await api().account.keys.revoke.mutate({ keyId: text(fields, "keyId") as Id<"key"> });
  return pageOf(handle);
});

/** Registers an app, and tells its id and its secret if it has one. */
export const registerApp = formAction("register-app", ACCESS, async (fields) => {
  const { clientId, secret } = await api().account.clients.register.mutate({
    name: text(fields, "name"),
    kind: text(fields, "kind") as ClientKind,
    redirectUris: text(fields, "redirectUris").split(/\s+/).filter(Boolean),
    scopes: scopesOf(fields),
  });
  return { told: { clientId, ...(secret ? { secret } : {}) } };
});

const clientOf = (fields: FormData) => text(fields, "clientId") as Id<"client">;

/** Switches an app off, or on again. */
export const switchApp = formAction("switch-app", ACCESS, async (fields, { handle }) => {
  await api().account.clients.enable.mutate({ clientId: clientOf(fields), isEnabled: text(fields, "turn") === "on" });
  return pageOf(handle);
});

/** Deletes an app. */
export const deleteApp = formAction("delete-app", ACCESS, async (fields, { handle }) => {
  await api().account.clients.delete.mutate({ clientId: clientOf(fields) });
  return pageOf(handle);
});

/** Takes back what an app was allowed. */
export const disconnectApp = formAction("disconnect-app", ACCESS, async (fields, { handle }) => {
  await api().account.grants.revoke.mutate({ grantId: text(fields, "grantId") as Id<"grant"> });
  return pageOf(handle);
});

/** Answers an app that asks. Where to go next is told to the page: a form of ours may not lead to another site by itself. */
export const answerApp = formAction("answer-app", ACCESS, async (fields) => {
  const request = authorizationRequestIn(text(fields, "request"));
  const isAllowed = text(fields, "answer") === "allow";
  return { told: await api().account.consent.decide.mutate({ request, isAllowed }) };
});
