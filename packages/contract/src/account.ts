// Accounts: registering, signing in, and what an app may know of who is looking.
import { z } from "zod";
import type { Id } from "./id.ts";
import type { Audience, OperatorRole, SellerRole } from "./role.ts";

/** An e-mail address, trimmed and in lower case. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** A password: any characters, 10 to 256 of them (ASVS 5.0 6.2.1, 6.2.9: length, no composition rules). */
export const Password = z.string().min(10).max(256);

/** Creates a buyer's account. */
export const Register = z.strictObject({ email: Email, password: Password, name: z.string().trim().min(1).max(80) });
export type Register = z.infer<typeof Register>;

/** Signs in to the app that the request came through. */
export const SignIn = z.strictObject({ email: Email, password: z.string().min(1).max(256) });
export type SignIn = z.infer<typeof SignIn>;

/** Who is looking. `sellers` lists the teams a person belongs to (seller app); `operator` is set in the admin app. */
export interface Viewer {
  userId: Id<"user">;
  email: string;
  name: string;
  audience: Audience;
  sellers: { sellerId: Id<"seller">; handle: string; name: string; role: SellerRole }[];
  operator: OperatorRole | null;
}
