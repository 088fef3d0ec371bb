// Signing in and securing an account, for apps: every form of it by one function, the same in all three, with and without
// scripts; and the ways to a provider and back.
import { type MarketHandle, ownPath, type SignedIn, type Viewer } from "@stoa/contract";
import { errorCode, errorDetails } from "./errors.ts";
import type { Client } from "./index.ts";

/** Where the pages of an app are, and what happens when somebody came in. */
export interface SigningPlaces {
  market: MarketHandle;
  login: string;
  secondStep: string;
  prove: string;
  security: string;
  home: string;
  /** Where somebody goes who has just come in; what was typed and hidden in the form says more. */
  entered(fields: FormData, viewer: Viewer): Promise<string> | string;
}

const text = (fields: FormData, name: string): string => String(fields.get(name) ?? "").trim();

/** The fields that go on from page to page until somebody is in. */
function carried(fields: FormData): string {
  const pairs = ["next", "wish"].map((name) => [name, text(fields, name)]).filter(([, value]) => value !== "");
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : "";
}

async function cameIn(signed: SignedIn, fields: FormData, places: SigningPlaces): Promise<string> {
  return signed.status === "signed_in"
    ? await places.entered(fields, signed.viewer)
    : `${places.secondStep}${carried(fields)}`;
}

type Run = (client: Client, fields: FormData, places: SigningPlaces) => Promise<string>;

/** What each form does, by its name; each gives the page that its outcome is shown on. */
const STEPS = {
  "sign-in": async ({ account }, fields, places) => {
    const password = String(fields.get("password") ?? "");
    return await cameIn(await account.signIn.mutate({ email: text(fields, "email"), password }), fields, places);
  },
  "second-totp": async ({ account }, fields, places) =>
    await cameIn(await account.secondFactor.totp.mutate({ code: text(fields, "code") }), fields, places),
  "second-recovery": async ({ account }, fields, places) => {
    const code = { code: text(fields, "code"), market: places.market };
    return await cameIn(await account.secondFactor.recovery.mutate(code), fields, places);
  },
  "prove-password": async ({ account }, fields, places) => {
    await account.proof.password.mutate({ password: String(fields.get("password") ?? "") });
    return ownPath(text(fields, "next"), places.home);
  },
  "prove-totp": async ({ account }, fields, places) => {
    await account.proof.totp.mutate({ code: text(fields, "code") });
    return ownPath(text(fields, "next"), places.home);
  },
  "totp-begin": async ({ account }, _, { security }) => {
    await account.totp.begin.mutate();
    return `${security}?setup=totp`;
  },
  "totp-confirm": async ({ account }, fields, { security, market }) => {
    await account.totp.confirm.mutate({ code: text(fields, "code"), market });
    return `${security}?done=totp`;
  },
  "totp-disable": async ({ account }, fields, { security, market }) => {
    await account.totp.disable.mutate({ code: text(fields, "code"), market });
    return `${security}?done=totp-off`;
  },
  "codes-renew": async ({ account }, _, { security, market }) => {
    await account.recoveryCodes.renew.mutate({ market });
    return `${security}?done=codes`;
  },
  "codes-kept": async ({ account }, _, { security }) => {
    await account.recoveryCodes.kept.mutate();
    return security;
  },
  "passkey-rename": async ({ account }, fields, { security }) => {
    const passkeyId = text(fields, "passkeyId") as `psk_${string}`;
    await account.passkeys.rename.mutate({ passkeyId, name: text(fields, "name") });
    return `${security}?done=passkey-name`;
  },
  "passkey-remove": async ({ account }, fields, { security, market }) => {
    await account.passkeys.remove.mutate({ passkeyId: text(fields, "passkeyId") as `psk_${string}`, market });
    return `${security}?done=passkey-off`;
  },
  unlink: async ({ account }, fields, { security, market }) => {
    await account.linking.remove.mutate({ provider: text(fields, "provider"), market });
    return `${security}?done=unlinked`;
  },
  "session-end": async ({ account }, fields, { security }) => {
    await account.sessions.end.mutate({ sessionId: text(fields, "sessionId") as `ses_${string}` });
    return `${security}?done=session`;
  },
  "sessions-end-others": async ({ account }, _, { security }) => {
    await account.sessions.endOthers.mutate();
    return `${security}?done=sessions`;
  },
} satisfies Record<string, Run>;

/** The names of the forms. */
export type SigningStep = keyof typeof STEPS;
export const SIGNING_STEPS = Object.keys(STEPS) as SigningStep[];

/** Whether a form is one of these. */
export const isSigningStep = (name: unknown): name is SigningStep => typeof name === "string" && name in STEPS;

/** Does what a form is for; gives where the way leads on. What is refused is thrown, as by the client. */
export async function takeStep(
  client: Client,
  step: SigningStep,
  { fields, places }: { fields: FormData; places: SigningPlaces },
): Promise<string> {
  try {
    return await STEPS[step](client, fields, places);
  } catch (error) {
    // Nothing waits any more: the page of the second step says so, and leads back to the first.
    if (step.startsWith("second-") && errorCode(error) === "TOKEN_INVALID")
      return `${places.secondStep}${carried(fields)}`;
    throw error;
  }
}

/** What a page about an account shows. Nothing of it is there for somebody who is not signed in. */
export async function securityPage({ account }: Client) {
  const orNull = <T>(read: Promise<T>): Promise<T | null> =>
    read.catch((error: unknown) => {
      // What is dear is shown once its owner has proved who they are.
      if (errorCode(error) === "STEP_UP_REQUIRED") return null;
      throw error;
    });
  const [security, sessions, pending, sheet] = await Promise.all([
    account.security.query(),
    account.sessions.list.query(),
    orNull(account.totp.pending.query()),
    orNull(account.recoveryCodes.sheet.query()),
  ]);
  return { security, sessions, pending, sheet };
}
export type SecurityPage = Awaited<ReturnType<typeof securityPage>>;

/** What a passkey is asked, and where its answer goes, for each use of it. */
export const passkeyCalls = ({ account }: Client, market: MarketHandle) => ({
  signIn: {
    options: () => account.passkeySignIn.options.mutate(),
    finish: (passkey: PasskeyInput) => account.passkeySignIn.finish.mutate({ passkey }),
  },
  second: {
    options: () => account.secondFactor.passkeyOptions.mutate(),
    finish: (passkey: PasskeyInput) => account.secondFactor.passkey.mutate({ passkey }),
  },
  prove: {
    options: () => account.proof.passkeyOptions.mutate(),
    finish: (passkey: PasskeyInput) => account.proof.passkey.mutate({ passkey }),
  },
  add: {
    options: () => account.passkeys.options.mutate(),
    finish: (passkey: NewPasskeyInput, name: string) => account.passkeys.add.mutate({ passkey, name, market }),
  },
});
export type PasskeyCalls = ReturnType<typeof passkeyCalls>;

type PasskeyInput = Parameters<Client["account"]["passkeySignIn"]["finish"]["mutate"]>[0]["passkey"];
type NewPasskeyInput = Parameters<Client["account"]["passkeys"]["add"]["mutate"]>[0]["passkey"];

const seeOther = (location: string): Response => new Response(null, { status: 303, headers: { location } });

/** Where to say that a way was refused: the page that it began at. */
const refusedAt = (page: string, reason: string, next: string): string =>
  `${page}?${new URLSearchParams({ refused: reason, ...(next && { next }) })}`;

/**
 * Sends a browser to a provider, for what the address asks: `for=link` and `for=proof` are of somebody who is signed in.
 * Pages of other sites cannot begin it.
 */
export async function toProvider(
  { account }: Client,
  request: Request,
  { provider, placesOf }: { provider: string; placesOf: (next: string) => SigningPlaces },
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const next = ownPath(searchParams.get("next"), "");
  const places = placesOf(next);
  const aim = searchParams.get("for");
  const from = request.headers.get("sec-fetch-site");
  if (from === "cross-site" || from === "same-site") return seeOther(places.login);
  const page = aim === "link" ? places.security : aim === "proof" ? places.prove : places.login;
  const way = { provider, next: next || (aim === "link" ? `${places.security}?done=linked` : places.home) };
  try {
    const begin =
      aim === "link" ? account.linking.begin : aim === "proof" ? account.proof.provider : account.providers.begin;
    const { url } = await begin.mutate(way);
    return seeOther(url);
  } catch (error) {
    const code = errorCode(error);
    if (code === "STEP_UP_REQUIRED")
      return seeOther(`${places.prove}?${new URLSearchParams({ next: places.security })}`);
    if (code === "UNAUTHENTICATED") return seeOther(places.login);
    if (code === undefined) throw error;
    return seeOther(refusedAt(page, code, next));
  }
}

/** Takes a browser in that comes back from a provider. */
export async function fromProvider(
  { account }: Client,
  request: Request,
  { provider, placesOf }: { provider: string; placesOf: (next: string) => SigningPlaces },
): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const of = (name: string) => searchParams.get(name) ?? "";
  try {
    const { outcome, next } = await account.providers.finish.mutate({
      provider,
      state: of("state"),
      code: of("code"),
      error: of("error"),
    });
    const { secondStep } = placesOf(next);
    return seeOther(outcome.status === "second_factor" ? `${secondStep}?${new URLSearchParams({ next })}` : next);
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    const { reason, next, purpose } = errorDetails(error);
    const back = typeof next === "string" ? next : "";
    const { login, security, prove } = placesOf(back);
    const page = purpose === "link" ? security : purpose === "step_up" ? prove : login;
    return seeOther(refusedAt(page, typeof reason === "string" ? reason : code, back));
  }
}
