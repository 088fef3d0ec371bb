// Signing in beyond the password: second factors, passkeys, accounts elsewhere, and proving once more who one is.
import { z } from "zod";
import type { Viewer } from "./account.ts";
import { type Id, idSchema } from "./id.ts";
import { MarketHandle } from "./market.ts";

/** What may be asked for after a first factor that was right. */
export type SecondFactor = "totp" | "passkey" | "recovery";

/** What came of a first factor. */
export type SignedIn =
  | { status: "signed_in"; viewer: Viewer }
  | { status: "second_factor"; methods: readonly SecondFactor[] };

const market = MarketHandle.default("us");

/** Six digits of an authenticator app, as they are typed: space between them counts for nothing. */
const SixDigits = z
  .string()
  .max(20)
  .transform((typed) => typed.replaceAll(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/));

/** A code of an authenticator app. */
export const TotpCode = z.strictObject({ code: SixDigits });
export type TotpCode = z.infer<typeof TotpCode>;

/** Takes an authenticator app into use with its first code. */
export const ConfirmTotp = z.strictObject({ code: SixDigits, market });
export type ConfirmTotp = z.infer<typeof ConfirmTotp>;

/** One of the codes that were kept for a lost phone, as it is typed. */
export const RecoveryCode = z.strictObject({ code: z.string().min(1).max(60), market });
export type RecoveryCode = z.infer<typeof RecoveryCode>;

/** Takes an authenticator app out of use, with one of its codes or a recovery code. */
export const DisableTotp = z.strictObject({ code: z.string().min(1).max(60), market });
export type DisableTotp = z.infer<typeof DisableTotp>;

/** Makes recovery codes anew. */
export const RenewRecoveryCodes = z.strictObject({ market });
export type RenewRecoveryCodes = z.infer<typeof RenewRecoveryCodes>;

/** An authenticator app that waits for its first code. `qr` is an SVG drawing as a data address, `key` what is typed instead. */
export interface PendingTotp {
  qr: string;
  uri: string;
  key: string;
}

/** Recovery codes as they can be read for a few minutes. Times in milliseconds since the epoch. */
export interface RecoverySheet {
  codes: readonly string[];
  readableUntil: number;
}

// What a browser says of a passkey: its fields are the browser's to choose, so that unknown ones are left out and not refused.
const Base64Url = z
  .string()
  .max(8_192)
  .regex(/^[A-Za-z0-9_-]+$/);

/** A passkey that a browser has just made, in the JSON of WebAuthn. */
export const NewPasskey = z.object({
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});
export type NewPasskey = z.infer<typeof NewPasskey>;

/** What a passkey has signed, in the JSON of WebAuthn. */
export const PasskeyAnswer = z.object({
  id: Base64Url,
  rawId: Base64Url,
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
    userHandle: z.string().max(120).optional(),
  }),
});
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>;

/** A name by which a person knows a passkey. */
export const PasskeyName = z.string().trim().min(1).max(60);

/** Keeps a passkey. */
export const AddPasskey = z.strictObject({ passkey: NewPasskey, name: PasskeyName, market });
export type AddPasskey = z.infer<typeof AddPasskey>;

/** Gives a passkey another name. */
export const RenamePasskey = z.strictObject({ passkeyId: idSchema("passkey"), name: PasskeyName });
export type RenamePasskey = z.infer<typeof RenamePasskey>;

/** Takes a passkey away. */
export const RemovePasskey = z.strictObject({ passkeyId: idSchema("passkey"), market });
export type RemovePasskey = z.infer<typeof RemovePasskey>;

/** Signs in with a passkey. */
export const UsePasskey = z.strictObject({ passkey: PasskeyAnswer });
export type UsePasskey = z.infer<typeof UsePasskey>;

/** The name of a provider in addresses: `google`, `github`, `local`. */
export const ProviderName = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/);

/** A service that vouches for people: one row of the configuration. */
export const IdentityProvider = z.strictObject({
  /** It stands in addresses and in the database, so it never changes. */
  provider: ProviderName,
  /** What its button says. */
  label: z.string().min(1).max(40),
  /** Google and GitHub have ways of their own; all others speak OpenID Connect. */
  kind: z.enum(["google", "github", "oidc"]),
  /** Where its discovery document is; empty where the kind says it. */
  issuer: z.string().default(""),
  clientId: z.string().min(1),
  /** Empty for a client that has none and proves itself by PKCE alone. */
  clientSecret: z.string().default(""),
  scopes: z.array(z.string()).default([]),
});
export type IdentityProvider = z.infer<typeof IdentityProvider>;

/** Goes to a provider; `next` is where the way leads on afterwards, on the app's own site. */
export const BeginProvider = z.strictObject({ provider: ProviderName, next: z.string().max(2_000).default("/") });
export type BeginProvider = z.infer<typeof BeginProvider>;

/** What a provider sent a browser back with. */
export const FinishProvider = z.strictObject({
  provider: ProviderName,
  state: z.string().max(500).default(""),
  code: z.string().max(4_000).default(""),
  error: z.string().max(500).default(""),
});
export type FinishProvider = z.infer<typeof FinishProvider>;

/** Where somebody comes back to, and what came of it. */
export interface ProviderReturn {
  outcome: SignedIn | { status: "linked" } | { status: "stepped_up" };
  next: string;
}

/** Names a provider whose account a person no longer signs in with. */
export const UnlinkProvider = z.strictObject({ provider: ProviderName, market });
export type UnlinkProvider = z.infer<typeof UnlinkProvider>;

/** A provider that one can sign in with. */
export interface ProviderOption {
  provider: string;
  label: string;
}

/** Proves once more who one is. */
export const ProvePassword = z.strictObject({ password: z.string().min(1).max(256) });
export type ProvePassword = z.infer<typeof ProvePassword>;

/** How a person can prove once more who they are. */
export interface ProofWays {
  hasPassword: boolean;
  hasTotp: boolean;
  hasPasskey: boolean;
  providers: readonly ProviderOption[];
}

/** How somebody gets into their account. Times in milliseconds since the epoch. */
export interface SecurityView {
  email: string;
  hasPassword: boolean;
  passwordChangedAt: number | null;
  /** Since when codes of an authenticator app are asked for; null where they are not. */
  totpSince: number | null;
  /** How many recovery codes are left; null where there never were any. */
  recoveryCodesLeft: number | null;
  passkeys: readonly {
    passkeyId: Id<"passkey">;
    name: string;
    /** The site that it works at; another app of the marketplace may be another site. */
    host: string;
    worksHere: boolean;
    createdAt: number;
    lastUsedAt: number | null;
  }[];
  identities: readonly {
    provider: string;
    label: string;
    email: string;
    createdAt: number;
    lastUsedAt: number | null;
  }[];
  /** Providers that are not linked yet. */
  linkable: readonly ProviderOption[];
}
