// People of the tests who have a second factor, and what they type.
/// <reference types="@cloudflare/vitest-plugin/types" />
import type { Audience, Id, PendingTotp, RecoverySheet, SignedIn } from "@stoa/contract";
import { Secret, TOTP } from "otpauth";
import { expect } from "vitest";
import { type Answer, makePerson, newAddress, PASSWORD, Visitor } from "../testing.ts";

/** Somebody with an authenticator app. */
export interface Guarded {
  userId: Id<"user">;
  email: string;
  /** Their browser, signed in. */
  visitor: Visitor;
  /** The code that their phone shows now, or shows so many steps later. */
  code(steps?: number): string;
  recovery: readonly string[];
}

/** A browser in a network of its own. */
export const browser = (door: Audience = "buyer"): Visitor => new Visitor(door, newAddress());

/** The first factor. */
export const signIn = (visitor: Visitor, email: string, password = PASSWORD): Promise<Answer<SignedIn>> =>
  visitor.mutate<SignedIn>("account.signIn", { email, password });

/** What another library makes of the key that the page shows. */
export function phoneOf(key: string): (steps?: number) => string {
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(" ", "")) });
  return (steps = 0) => totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

/**
 * A person who has taken an authenticator app into use. The code that they did so with is the one of the step before, so
 * that the present one is still good.
 */
export async function makeGuarded(door: Audience = "buyer"): Promise<Guarded> {
  const person = await makePerson();
  const visitor = browser(door);
  expect((await signIn(visitor, person.email)).data).toMatchObject({ status: "signed_in" });
  await visitor.mutate("account.totp.begin");
  const { key } = (await visitor.query<PendingTotp>("account.totp.pending")).data;
  const code = phoneOf(key);
  expect((await visitor.mutate("account.totp.confirm", { code: code(-1) })).status).toBe(200);
  const { codes } = (await visitor.query<RecoverySheet>("account.recoveryCodes.sheet")).data;
  return { ...person, visitor, code, recovery: codes };
}

/** Whether anybody is signed in. */
export const isSignedIn = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.query("account.me")).data !== null;
