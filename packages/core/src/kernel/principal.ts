// How an address without an account is named where it must not stand itself.
import { sha256 } from "./crypto.ts";

/** The name of an address: nobody reads the address from it, and whoever knows the address finds it. */
export const addressPrincipal = async (email: string): Promise<string> =>
  `adr_${(await sha256(`address:${email.trim().toLowerCase()}`)).slice(0, 40)}`;
