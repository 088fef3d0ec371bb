// Accounts: registering, signing in, and what an app may know of who is looking.
import { z } from "zod";
import { Address } from "./address.ts";
import { type Id, idSchema } from "./id.ts";
import { MarketHandle } from "./market.ts";
import type { OperatorPermission, SellerPermission } from "./permission.ts";
import type { Audience, OperatorRole, SellerRole } from "./role.ts";

/** An e-mail address, trimmed and in lower case. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** A password: any characters, 10 to 256 of them (ASVS 5.0 6.2.1, 6.2.9: length, no composition rules). */
export const Password = z.string().min(10).max(256);

/** A person's name as they write it. */
export const PersonName = z.string().trim().min(1).max(80);

/** Asks for an account; it is made once the link of the mail is opened. `market` gives the mail its language. */
export const Register = z.strictObject({
  email: Email,
  password: Password,
  name: PersonName,
  market: MarketHandle.default("us"),
});
export type Register = z.infer<typeof Register>;

/** The secret of a link in a mail; `market` gives what follows its language. */
export const LinkToken = z.strictObject({
  token: z.string().regex(/^[0-9a-f]{64}$/),
  market: MarketHandle.default("us"),
});
export type LinkToken = z.infer<typeof LinkToken>;

/** Asks for a link with which a new password can be set. */
export const RequestReset = z.strictObject({ email: Email, market: MarketHandle.default("us") });
export type RequestReset = z.infer<typeof RequestReset>;

/** Sets a new password with the link of a mail. */
export const ResetPassword = LinkToken.extend({ password: Password });
export type ResetPassword = z.infer<typeof ResetPassword>;

/** Sets another password; `current` is empty for somebody who has none yet. */
export const ChangePassword = z.strictObject({
  current: z.string().max(256),
  password: Password,
  market: MarketHandle.default("us"),
});
export type ChangePassword = z.infer<typeof ChangePassword>;

/** Asks for another address; a link goes to it. */
export const ChangeEmail = z.strictObject({ email: Email, market: MarketHandle.default("us") });
export type ChangeEmail = z.infer<typeof ChangeEmail>;

/** What a person says of themselves. */
export const SetProfile = z.strictObject({ name: PersonName });
export type SetProfile = z.infer<typeof SetProfile>;

/** Names a session. */
export const SessionId = z.strictObject({ sessionId: idSchema("session") });
export type SessionId = z.infer<typeof SessionId>;

/** One of a person's sessions. Times in milliseconds since the epoch. */
export interface SessionView {
  sessionId: Id<"session">;
  audience: Audience;
  method: "password" | "passkey" | "provider" | "recovery" | "look";
  createdAt: number;
  lastSeenAt: number;
  network: string;
  userAgent: string;
  /** Whether it is the one that asks. */
  isThis: boolean;
}

/** Forgets the person for good. `email` is typed once more, so that it is no slip. */
export const EraseAccount = z.strictObject({ email: Email });
export type EraseAccount = z.infer<typeof EraseAccount>;

/** An address of the address book. */
export const SavedAddress = Address.extend({ country: z.string().regex(/^[A-Z]{2}$/) });
export type SavedAddress = z.infer<typeof SavedAddress>;

/** Keeps an address; with an id it replaces the one that is named. */
export const SaveAddress = SavedAddress.extend({ addressId: idSchema("address").optional() });
export type SaveAddress = z.infer<typeof SaveAddress>;

/** Names an address. */
export const AddressId = z.strictObject({ addressId: idSchema("address") });
export type AddressId = z.infer<typeof AddressId>;

/** An address as its owner sees it. */
export interface AddressView extends SavedAddress {
  addressId: Id<"address">;
  isDefault: boolean;
}

/** Signs in to the app that the request came through. */
export const SignIn = z.strictObject({ email: Email, password: z.string().min(1).max(256) });
export type SignIn = z.infer<typeof SignIn>;

/**
 * Who is looking. `sellers` lists the teams a person belongs to (seller app), `actingFor` the one they act for now;
 * `operator` is set in the admin app. `may` names what they are allowed there, so that nothing is offered that is refused.
 */
export interface Viewer {
  userId: Id<"user">;
  email: string;
  name: string;
  audience: Audience;
  sellers: { sellerId: Id<"seller">; handle: string; name: string; role: SellerRole }[];
  actingFor: Id<"seller"> | null;
  operator: OperatorRole | null;
  may: readonly (SellerPermission | OperatorPermission)[];
  /** The name of the operator who looks through this person's eyes. */
  lookedAtBy: string | null;
}
