// Ways into an account, and what an account elsewhere opens. Decides; touches nothing.
import type { Id } from "@stoa/contract";

/** How somebody can get into their account. */
export interface WaysIn {
  hasPassword: boolean;
  passkeys: number;
  identities: number;
}

/** Whether somebody could still get in without one passkey, or one account elsewhere. */
export function canDoWithout(ways: WaysIn, what: "passkey" | "identity"): boolean {
  const left = {
    passkeys: ways.passkeys - (what === "passkey" ? 1 : 0),
    identities: ways.identities - (what === "identity" ? 1 : 0),
  };
  return ways.hasPassword || left.passkeys > 0 || left.identities > 0;
}

/** What a provider says of somebody, proved. */
export interface Vouched {
  subject: string;
  email: string | null;
  isEmailVerified: boolean;
}

/** What is known here of somebody a provider vouches for. */
export interface Known {
  /** Whose the account elsewhere is already. */
  linkedTo: Id<"user"> | null;
  /** Who has the address that the provider gave. */
  ownerOfEmail: Id<"user"> | null;
}

/** What comes of it, or why nothing does. */
export type Opened =
  | { kind: "known"; userId: Id<"user"> }
  | { kind: "link"; userId: Id<"user"> }
  | { kind: "new"; email: string }
  | { kind: "refused"; reason: RefusedBecause };

/** Why signing in by a provider is refused, as a page tells it. */
export type RefusedBecause =
  | "unverified_email"
  | "sign_in_first"
  | "linked_to_another"
  | "not_linked"
  | "no_account"
  | "not_confirmed";

/**
 * Who an account elsewhere is here. It is known by its subject alone. An address that somebody here has is no proof of
 * being them: they sign in first and link it. An address that nobody has makes an account where it is verified and the
 * app takes new people.
 */
export function whoIs(vouched: Vouched, known: Known, takesNewPeople: boolean): Opened {
  if (known.linkedTo) return { kind: "known", userId: known.linkedTo };
  if (vouched.email === null || !vouched.isEmailVerified) return { kind: "refused", reason: "unverified_email" };
  if (known.ownerOfEmail) return { kind: "refused", reason: "sign_in_first" };
  if (!takesNewPeople) return { kind: "refused", reason: "no_account" };
  return { kind: "new", email: vouched.email };
}

/** What comes of somebody who is signed in and wants to sign in with an account elsewhere from now on. */
export function whoLinks(userId: Id<"user">, known: Known): Opened {
  if (known.linkedTo === userId) return { kind: "known", userId };
  return known.linkedTo ? { kind: "refused", reason: "linked_to_another" } : { kind: "link", userId };
}

/** What comes of somebody who proves by an account elsewhere that it is they. */
export function whoProves(userId: Id<"user">, known: Known): Opened {
  return known.linkedTo === userId ? { kind: "known", userId } : { kind: "refused", reason: "not_linked" };
}
