// What an owner does about programs that act for the shop. Each works as a plain form. What a form tells once travels, where
// no script runs, in the cookie of its outcome: no script can read it, and the next page drops it.
import { action, query } from "@solidjs/router";
import {
  type AuthorizationAsked,
  type AuthorizationRequest,
  ClientInput,
  DecideAuthorization,
  EnableClient,
  GrantInput,
  KEY_DAYS,
  KeyInput,
  MakeKey,
  RegisterClient,
  submitForm,
} from "@stoa/client";
import { submitCareful } from "@stoa/client/solid";
import { api } from "~/lib/api";
import { load } from "~/lib/load";
import { said, settled } from "~/lib/outcome";

/** Null where the role of whoever is looking does not allow it. */
async function ifAllowed<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await load(read);
  } catch (error) {
    if (error instanceof Error && error.message === "FORBIDDEN") return null;
    throw error;
  }
}

/** Programs that may act for the shop, each newest first; null where the role does not allow to see them. */
export const access = query(() => {
  const { keys, clients, grants } = api().seller;
  return ifAllowed(
    Promise.all([grants.list.query(), keys.list.query(), clients.list.query()]).then(([grants, keys, clients]) => ({
      grants,
      keys,
      clients,
    })),
  );
}, "access");

/** What an app asks of the shop; null where the role does not allow to answer. */
export const asked = query(async (request: AuthorizationRequest): Promise<AuthorizationAsked | null> => {
  try {
    return await ifAllowed(api().seller.consent.ask.query(request));
  } catch (error) {
    // Too long for any app that is registered.
    if (error instanceof Error && error.message === "INVALID_INPUT") return { kind: "stop", why: "client" };
    throw error;
  }
}, "asked");

const KeyFields = MakeKey.omit({ days: true });
const ClientFields = RegisterClient.omit({ redirectUris: true });

/** A field that is not part of the schema that checks the others. */
function taken(form: FormData, name: string): string {
  const value = form.get(name);
  form.delete(name);
  return typeof value === "string" ? value.trim() : "";
}

export const makeKey = action(async (form: FormData) => {
  "use server";
  const wanted = taken(form, "days");
  const days = KEY_DAYS.find((some) => String(some) === wanted) ?? null;
  return await submitCareful(KeyFields, form, (input) => api().seller.keys.make.mutate({ ...input, days }));
}, "makeKey");

export const revokeKey = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(KeyInput, form, (input) => api().seller.keys.revoke.mutate(input)));
  },
  { name: "revokeKey", onComplete: said("The key is revoked.") },
);

export const registerApp = action(async (form: FormData) => {
  "use server";
  const redirectUris = taken(form, "redirectUris").split(/\s+/).filter(Boolean);
  return await submitCareful(ClientFields, form, (input) =>
    api().seller.clients.register.mutate({ ...input, redirectUris }),
  );
}, "registerApp");

export const switchApp = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(EnableClient, form, (input) => api().seller.clients.enable.mutate(input)));
  },
  { name: "switchApp", onComplete: said("Saved.") },
);

export const deleteApp = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitCareful(ClientInput, form, (input) => api().seller.clients.delete.mutate(input)));
  },
  { name: "deleteApp", onComplete: said("The app is deleted.") },
);

export const disconnectApp = action(
  async (form: FormData) => {
    "use server";
    return settled(await submitForm(GrantInput, form, (input) => api().seller.grants.revoke.mutate(input)));
  },
  { name: "disconnectApp", onComplete: said("The app is disconnected.") },
);

/** Answers an app that asks, and tells where to go next. */
export const answerApp = action(async (form: FormData) => {
  "use server";
  return await submitCareful(DecideAuthorization, form, (input) => api().seller.consent.decide.mutate(input));
}, "answerApp");
